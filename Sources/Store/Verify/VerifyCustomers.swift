import Workflow

extension Replay {
    /// What customers bought, counted again over the replayed orders. Where no rule asks, nobody keeps it, and it is not compared.
    static func compareTotals(_ real: SQLiteShelf, _ copy: SQLiteShelf) throws -> VerifyLine {
        guard try real.areTotalsCurrent(), let digest = try real.customerDigest() else {
            return VerifyLine(check: "replay_customer_total", ok: true, examined: 0, detail: "not kept: no rule asks for it")
        }
        try CustomerCount(copy.statements, digest).write()
        let sql = "SELECT * FROM customer_total ORDER BY key, currency"
        let found = try TableComparison(real.statements.make(sql), copy.statements.make(sql), keys: [0, 1]).run()
        return VerifyLine("replay_customer_total", examined: found.examined, wrong: found.wrong)
    }
}
