import Vocabulary
import Workflow

extension ReopeningReport: Answering {
    func answer(from reader: Reader) throws -> [Reopened] {
        let found = try reader.statements(
            """
            SELECT r.sequence, r.until, e.at, a.id, a.requested_by, a.decided_by, a.reason FROM period_reopening r
                JOIN event e ON e.sequence = r.sequence JOIN approval a ON a.id = r.approval
            WHERE r.period = ? ORDER BY r.sequence
            """
        ).all {
            $0.int(period.number)
        } _: { row in
            (
                row.int(0),
                Reopened(
                    approval: row.id(3), from: row.moment(2), until: row.moment(1), requestedBy: reader.name(of: row.id(4)),
                    approvedBy: reader.name(of: row.optionalID(5)), reason: row.text(6), entries: [])
            )
        }
        return try found.map { sequence, reopened in
            var reopened = reopened
            reopened.entries = try entries(after: sequence, until: reopened.until, reader)
            return reopened
        }
    }

    private func entries(after sequence: Int, until: Instant, _ reader: Reader) throws -> [Reopened.Entry] {
        try reader.statements(
            """
            SELECT j.sequence, e.at, e.by, j.day, e.type, e.payload FROM journal_entry j JOIN event e ON e.sequence = j.sequence
            WHERE j.period = ? AND j.sequence > ? AND e.at < ? ORDER BY j.sequence
            """
        ).all {
            $0.int(period.number)
            $0.int(sequence)
            $0.moment(until)
        } _: { row in
            let event = try EventCodec.decode(type: row.int(4), payload: row.bytes(5), sequence: row.int(0))
            let amounts = try reader.statements(
                "SELECT currency, sum(max(minor, 0)) FROM journal_line WHERE sequence = ? GROUP BY currency ORDER BY currency"
            ).all {
                $0.int(row.int(0))
            } _: {
                Money(minor: $0.int(1), try $0.currency(0))
            }
            let subject = try reader.words(for: event.subject)
            return Reopened.Entry(
                sequence: row.int(0), at: row.moment(1), by: reader.name(of: row.id(2)), day: row.day(3),
                what: "\(subject) \(reader.story.sentence(of: event))", amounts: amounts)
        }
    }
}
