import Ledger
import Vocabulary
import Workflow

extension SQLiteShelf {
    func locks() throws -> Locks {
        var locks = Locks()
        try statements("SELECT area, max(through) FROM period_lock GROUP BY area").each { row in
            let area: LockArea = try row.word(0)
            locks.lock(area, through: Period(number: row.int(1)))
        }
        try statements("SELECT period, until FROM period_reopening ORDER BY sequence").each { row in
            locks.reopen(Period(number: row.int(0)), until: row.moment(1))
        }
        return locks
    }

    func signatures(of period: Period) throws -> [SignedStep] {
        try statements(
            """
            SELECT sequence, step, by, is_approval, figure, value, limits, policy_version, at FROM close_signature
            WHERE period = ? ORDER BY sequence
            """
        ).all {
            $0.int(period.number)
        } _: { row in
            SignedStep(
                signature: StepSignature(
                    period: period, step: row.int(1), by: row.id(2), isApproval: row.flag(3), figure: row.int(4),
                    value: row.text(5), limits: row.text(6), policyVersion: row.int(7)), sequence: row.int(0), at: row.moment(8))
        }
    }

    func finding(of step: CloseStep, in period: Period) throws -> CloseFinding? {
        try checks?().finding(of: step, in: period)
    }
}
