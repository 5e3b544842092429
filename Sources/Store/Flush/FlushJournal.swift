import Ledger
import Vocabulary
import Workflow

extension Flush {
    /// The journal's entries with their lines, and each balance once.
    func writeJournal() throws {
        guard !changes.entries.isEmpty else { return }
        let entry = try statements("INSERT INTO journal_entry (sequence, day, period, belongs_to) VALUES (?,?,?,?)")
        let insert = try statements(
            """
            INSERT INTO journal_line (sequence, number, account, currency, minor, location, channel, sku, order_id)
            VALUES (?,?,?,?,?,?,?,?,?)
            """)
        var sums: [BalanceKey: (debit: Int, credit: Int)] = [:]
        for posted in changes.entries {
            let period = posted.entry.day.period.number
            if let history {
                try history.compare(posted, period: period)
            } else {
                try entry.run { HistoryTable.fill(&$0, with: posted, period: period) }
                for (number, line) in posted.entry.lines.enumerated() {
                    try insert.run { HistoryTable.fill(&$0, with: line, number, of: posted.sequence) }
                }
            }
            for line in posted.entry.lines {
                let key = BalanceKey(
                    account: line.account.number, currency: Int(line.currency.packed), period: period,
                    channel: line.channel?.number ?? 0)
                let sum = sums[key, default: (0, 0)]
                sums[key] = (sum.debit + line.debitMinor, sum.credit + line.creditMinor)
            }
        }
        try write(sums)
    }

    private func write(_ sums: [BalanceKey: (debit: Int, credit: Int)]) throws {
        let put = try statements(
            """
            INSERT INTO balance (account, currency, period, channel, debit, credit) VALUES (?,?,?,?,?,?)
            ON CONFLICT (account, currency, period, channel) DO UPDATE
            SET debit = debit + excluded.debit, credit = credit + excluded.credit
            """)
        for (key, sum) in sums.sorted(by: { $0.key < $1.key }) {
            try put.run {
                $0.int(key.account)
                $0.int(key.currency)
                $0.int(key.period)
                $0.int(key.channel)
                $0.int(sum.debit)
                $0.int(sum.credit)
            }
        }
    }
}
