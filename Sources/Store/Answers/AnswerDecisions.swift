import Vocabulary
import Workflow

extension Decisions: Answering {
    func answer(from reader: Reader) throws -> [DecisionView] {
        let rules = try reader.house().rules
        return try reader.statements(
            "SELECT last, at, by, payload FROM decision WHERE subject = ? ORDER BY last DESC"
        ).all { $0.int(subject.packed) } _: { try reader.decision($0, rules) }
    }
}

extension DecisionAt: Answering {
    func answer(from reader: Reader) throws -> DecisionView? {
        let rules = try reader.house().rules
        return try reader.statements(
            "SELECT last, at, by, payload, first FROM decision WHERE last >= ? ORDER BY last LIMIT 1"
        ).first { $0.int(sequence) } _: { row in
            row.int(4) <= sequence ? try reader.decision(row, rules) : nil
        } ?? nil
    }
}

extension Reader {
    /// A decision from a row of last, at, by and payload.
    fileprivate func decision(_ row: ResultRow, _ rules: any Rules) throws -> DecisionView {
        let record = try EventCodec.decodeRecord(row.bytes(3), sequence: row.int(0))
        var titles: [String: String] = [:]
        let named =
            record.rules.map(\.rule) + record.candidates.map(\.eliminatedBy) + record.candidates.map(\.decidedBy)
        for rule in named where !rule.isEmpty { titles[rule] = rules.title(of: rule) }
        return DecisionView(
            sequence: row.int(0), at: row.moment(1), by: name(of: row.id(2)), subject: try words(for: record.subject),
            record: record, locations: record.candidates.map { code(of: $0.location) }, titles: titles)
    }
}
