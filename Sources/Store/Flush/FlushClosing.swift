import Ledger
import Vocabulary
import Workflow

extension Flush {
    /// Before the journal: what they allow may follow in the same transaction.
    func writeReopenings() throws {
        let insert = try statements("INSERT INTO period_reopening (sequence, period, until, approval) VALUES (?,?,?,?)")
        for posted in changes.reopenings {
            try insert.run {
                $0.int(posted.sequence)
                $0.int(posted.period.number)
                $0.moment(posted.until)
                $0.id(posted.approval)
            }
        }
    }

    /// After the journal: what was posted before the lock stands.
    func writeClosing() throws {
        let lock = try statements("INSERT INTO period_lock (through, area, sequence) VALUES (?,?,?)")
        for posted in changes.locks {
            try lock.run {
                $0.int(posted.period.number)
                $0.int(posted.area.rawValue)
                $0.int(posted.sequence)
            }
        }
        let sign = try statements(
            """
            INSERT INTO close_signature (sequence, period, step, by, is_approval, figure, value, limits, policy_version, at)
            VALUES (?,?,?,?,?,?,?,?,?,?)
            """)
        for signed in changes.signatures {
            try sign.run {
                $0.int(signed.sequence)
                $0.int(signed.signature.period.number)
                $0.int(signed.signature.step)
                $0.id(signed.signature.by)
                $0.flag(signed.signature.isApproval)
                $0.int(signed.signature.figure)
                $0.text(signed.signature.value)
                $0.text(signed.signature.limits)
                $0.int(signed.signature.policyVersion)
                $0.moment(signed.at)
            }
        }
    }

    func writeInstructions() throws {
        let insert = try statements("INSERT INTO instruction (key, kind, sequence, payload) VALUES (?,?,?,?)")
        for posted in changes.instructions {
            try insert.run {
                $0.text(posted.instruction.key)
                $0.text(posted.instruction.kind)
                $0.int(posted.sequence)
                $0.text(posted.instruction.payload)
            }
        }
        let deliver = try statements("UPDATE instruction SET delivered_at = ? WHERE key = ?")
        for (key, moment) in changes.deliveries.sorted(by: { $0.key < $1.key }) {
            try deliver.run {
                $0.moment(moment)
                $0.text(key)
            }
        }
        let withdraw = try statements("UPDATE instruction SET withdrawn_at = ? WHERE key = ?")
        for (key, moment) in changes.withdrawals.sorted(by: { $0.key < $1.key }) {
            try withdraw.run {
                $0.moment(moment)
                $0.text(key)
            }
        }
    }
}
