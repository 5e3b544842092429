import Ledger
import Vocabulary
import Workflow

extension Verification {
    /// The journal against itself and against the orders and layers that it stands for.
    func ledger() throws -> [VerifyLine] {
        [
            try entries(), try balances(), try inventory(), try deposits(), try receivables(), try refunds(), try givenBack(),
            try taxes(), try locked(),
        ]
    }

    private func entries() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            SELECT sequence, currency, sum(minor) AS off FROM journal_line GROUP BY sequence, currency HAVING off <> 0
            """
        ).all { "entry \($0.int(0)) is off by \(Money(minor: $0.int(2), try $0.currency(1)))" }
        return VerifyLine("entries_balance", examined: try count("SELECT count(*) FROM journal_entry"), wrong: wrong)
    }

    private func balances() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            SELECT account, currency, period, sum(debit), sum(credit) FROM (
                SELECT account, currency, period, channel, debit, credit FROM balance UNION ALL
                SELECT l.account, l.currency, j.period, ifnull(l.channel, 0), -max(l.minor, 0), -max(-l.minor, 0)
                FROM journal_line l JOIN journal_entry j ON j.sequence = l.sequence)
            GROUP BY account, currency, period, channel HAVING sum(debit) <> 0 OR sum(credit) <> 0
            """
        ).all { row in
            let off = Money(minor: row.int(3) - row.int(4), try row.currency(1))
            return "account \(row.int(0)) in \(Period(number: row.int(2))) is off by \(off)"
        }
        return VerifyLine("balances", examined: try count("SELECT count(*) FROM journal_line"), wrong: wrong)
    }

    private func inventory() throws -> VerifyLine {
        guard let shop = try shelf.shop() else { return VerifyLine("inventory", examined: 0, wrong: []) }
        var difference: [Account: Int] = [:]
        try shelf.statements(
            """
            SELECT account, sum(debit) - sum(credit) FROM balance WHERE account IN (1200, 1210, 1220, 1230)
                AND currency = ? GROUP BY account
            """
        ).each {
            $0.currency(shop.currency)
        } _: {
            difference[Account($0.int(0)), default: 0] += $0.int(1)
        }
        try shelf.statements("SELECT state, sum(cost_minor) FROM cost_layer GROUP BY state").each { row in
            let state: StockState = try row.word(0)
            difference[state.account, default: 0] -= row.int(1)
        }
        let wrong = difference.filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { "account \($0.key) differs from its layers by \(Money(minor: $0.value, shop.currency))" }
        return VerifyLine("inventory", examined: try count("SELECT count(*) FROM cost_layer"), wrong: wrong)
    }

    private func deposits() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            SELECT currency, sum(part) AS off FROM (
                SELECT currency, credit - debit AS part FROM balance WHERE account = 2200 UNION ALL
                SELECT currency, -deposit_minor FROM orders) GROUP BY currency HAVING off <> 0
            """
        ).all { "account 2200 differs from the orders by \(Money(minor: $0.int(1), try $0.currency(0)))" }
        return VerifyLine("deposits", examined: try count("SELECT count(*) FROM orders"), wrong: wrong)
    }

    private func receivables() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            SELECT currency, sum(part) AS off FROM (
                SELECT currency, debit - credit AS part FROM balance WHERE account = 1100 UNION ALL
                SELECT currency, -receivable_minor FROM orders) GROUP BY currency HAVING off <> 0
            """
        ).all { "account 1100 differs from the orders by \(Money(minor: $0.int(1), try $0.currency(0)))" }
        return VerifyLine("receivables", examined: try count("SELECT count(*) FROM orders"), wrong: wrong)
    }

    private func refunds() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            SELECT currency, sum(part) AS off FROM (
                SELECT currency, credit - debit AS part FROM balance WHERE account = 2240 UNION ALL
                SELECT currency, -refund_payable_minor FROM orders) GROUP BY currency HAVING off <> 0
            """
        ).all { "account 2240 differs from the orders by \(Money(minor: $0.int(1), try $0.currency(0)))" }
        return VerifyLine("refunds", examined: try count("SELECT count(*) FROM orders"), wrong: wrong)
    }
}
