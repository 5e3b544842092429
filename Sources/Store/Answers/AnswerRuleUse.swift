import Policy
import Vocabulary
import Workflow

extension RuleUse: Answering {
    /// Decisions that are shown, and days that are looked back for them.
    private static let most = 12
    private static let days = 31

    func answer(from reader: Reader) throws -> Answer {
        let house = try reader.house()
        guard let policy = house.policy, policy.sheet(family).rules.indices.contains(place - 1) else {
            throw Refusal.unknownThing("rule \(place) of \(family.name)")
        }
        let sheet = policy.sheet(family)
        let rule = sheet.rules[place - 1]
        let root = try PolicyNode.read(policy.files.first { $0.name == family.file }?.text ?? "", file: family.file)
        let node = try root.required("rules").list()[place - 1]
        let parts = try node.keys.compactMap { key in try node.optional(key).map { Part(name: key, text: $0.flow) } }
        let reads = (rule.when?.reads ?? []) + (rule.formula?.reads ?? [])
        return Answer(
            parts: parts, place: rule.place, facts: reads.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            decisions: try decisions(of: rule.id, reader))
    }

    /// The latest decisions in which the rule hit, whatever the version: its hours are known, so few others are read.
    private func decisions(of id: String, _ reader: Reader) throws -> [RuleDecision] {
        var found: [RuleDecision] = []
        let oldest = RuleHitKey.hour(of: now) - RuleUse.days * 24
        let hours = try reader.statements(
            "SELECT hour, version, rule, hits FROM rule_hit WHERE hour > ? AND family = ? ORDER BY hour DESC, version DESC"
        ).all {
            $0.int(oldest)
            $0.int(family.rawValue)
        } _: {
            [$0.int(0), $0.int(1), $0.int(2), $0.int(3)]
        }
        for row in hours where found.count < RuleUse.most {
            guard let sheet = try reader.house(of: row[1]).policy?.sheet(family), sheet.rules.indices.contains(row[2]),
                sheet.rules[row[2]].id == id
            else { continue }
            found += try decisions(in: row[0], version: row[1], rule: row[2], hits: row[3], sheet, reader)
        }
        return Array(found.sorted { $0.sequence > $1.sequence }.prefix(RuleUse.most))
    }

    /// Those of one hour, newest first, until all of them or enough are found.
    private func decisions(
        in hour: Int, version: Int, rule: Int, hits: Int, _ sheet: RuleSheet, _ reader: Reader
    ) throws -> [RuleDecision] {
        var found: [RuleDecision] = []
        var counted = 0
        // Sequences follow the time, so the hour's decisions are found from its last event down.
        let last = try reader.shelf.firstEvent(since: Instant(milliseconds: (hour + 1) * 3_600_000)) - 1
        let statement = try reader.statements("SELECT last, at, payload FROM decision WHERE last <= ? ORDER BY last DESC")
        try statement.each(while: { counted < hits && found.count < RuleUse.most }) {
            $0.int(last)
        } _: { row in
            guard RuleHitKey.hour(of: row.moment(1)) >= hour else {
                counted = hits
                return
            }
            let record = try EventCodec.decodeRecord(row.bytes(2), sequence: row.int(0))
            guard record.policyVersion == version else { return }
            let own = record.evaluations.filter { $0.family == sheet.family }.reduce(0) {
                $0 + sheet.hits($1).count { $0 == rule }
            }
            guard own > 0 else { return }
            counted += own
            found.append(
                RuleDecision(
                    sequence: row.int(0), at: row.moment(1), subject: record.subject,
                    title: try reader.words(for: record.subject),
                    question: record.question, answer: record.answer, policyVersion: version))
        }
        return found
    }
}
