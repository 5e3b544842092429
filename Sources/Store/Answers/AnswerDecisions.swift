import Policy
import Vocabulary
import Workflow

extension Decisions: Answering {
    func answer(from reader: Reader) throws -> [DecisionView] {
        try reader.statements(
            "SELECT last, at, by, payload FROM decision WHERE subject = ? ORDER BY last DESC"
        ).all {
            $0.int(subject.packed)
        } _: {
            try reader.decision($0)
        }
    }
}

extension DecisionAt: Answering {
    func answer(from reader: Reader) throws -> DecisionView? {
        try reader.statements(
            "SELECT last, at, by, payload, first FROM decision WHERE last >= ? ORDER BY last LIMIT 1"
        ).first {
            $0.int(sequence)
        } _: { row in
            row.int(4) <= sequence ? try reader.decision(row) : nil
        } ?? nil
    }
}

extension DecisionAgain: Answering {
    func answer(from reader: Reader) throws -> DecisionReplay? {
        guard let record = try DecisionAt(sequence).answer(from: reader)?.record else { return nil }
        do {
            guard let policy = try reader.house(of: record.policyVersion).policy else {
                return DecisionReplay(asked: 0, differences: [], changes: [])
            }
            return try Books(over: reader.shelf).again(record, under: policy, at: now, zones: reader.zones)
        } catch let defect as PolicyDefect {
            return DecisionReplay(
                asked: 0, differences: ["policy \(record.policyVersion) cannot be read any more: \(defect)"], changes: [])
        }
    }
}

extension Reader {
    /// A decision from a row of last, at, by and payload, told by the version of the policy under which it was taken.
    fileprivate func decision(_ row: ResultRow) throws -> DecisionView {
        let record = try EventCodec.decodeRecord(row.bytes(3), sequence: row.int(0))
        // A version that this program cannot read any more gives no names; the record itself is shown all the same.
        let house = try? self.house(of: record.policyVersion)
        var titles: [String: String] = [:]
        let named =
            record.rules.map(\.rule) + record.candidates.map(\.eliminatedBy) + record.candidates.map(\.decidedBy)
        for rule in named where !rule.isEmpty { titles[rule] = house?.rules.title(of: rule) }
        let asked = house?.policy.map { policy in
            record.evaluations.map { policy.story(of: $0) { self.code(of: $0) } }
        }
        return DecisionView(
            sequence: row.int(0), at: row.moment(1), by: name(of: row.id(2)), subject: try words(for: record.subject),
            record: record, locations: record.candidates.map { code(of: $0.location) }, titles: titles, asked: asked ?? [])
    }
}
