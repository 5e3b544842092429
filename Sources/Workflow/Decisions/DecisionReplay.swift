import Policy
import Vocabulary

/// A decision taken again: the rules of its own version of the policy, asked about the facts that it kept.
public struct DecisionReplay: Sendable, Equatable {
    /// A fact that is not any more what it was.
    public struct Change: Sendable, Equatable {
        public var name: String
        /// Which place or line it is about; empty for the subject itself.
        public var about: String
        public var then: FactValue
        public var now: FactValue
    }

    /// Rules that were asked again.
    public var asked: Int
    /// What came out otherwise, in sentences; empty when it came to the same.
    public var differences: [String]
    /// Facts that have changed since; only those that the store can tell today.
    public var changes: [Change]

    public init(asked: Int, differences: [String], changes: [Change]) {
        self.asked = asked
        self.differences = differences
        self.changes = changes
    }
}

extension PolicyVersion {
    /// Takes a decision of this version again, from its record alone.
    public func replay(_ record: DecisionRecord) -> DecisionReplay {
        var replay = DecisionReplay(asked: 0, differences: [], changes: [])
        for evaluation in record.evaluations {
            guard let family = Family(rawValue: evaluation.family), evaluation.findings.count <= sheet(family).rules.count else {
                replay.differences.append("policy \(number) has no such rules as it names")
                continue
            }
            replay.asked += evaluation.findings.count { $0 != .notAsked }
            // Places are compared with each other, so they are asked together.
            guard family != .routing else { continue }
            let sheet = sheet(family)
            let facts = sheet.facts(of: evaluation)
            for (rule, finding) in evaluation.findings.enumerated() where finding != .notAsked {
                let again = sheet.finding(rule, facts)
                if again != finding {
                    replay.differences.append("\(sheet.rules[rule].id) was \(finding.word) and is \(again.word)")
                }
            }
        }
        replay.differences += routingAgain(record)
        replay.differences += effectsAgain(record)
        return replay
    }

    /// Strikes out and compares the places again.
    private func routingAgain(_ record: DecisionRecord) -> [String] {
        let asked = record.evaluations.filter { $0.family == Family.routing.rawValue }
        guard !asked.isEmpty else { return [] }
        let sheet = sheet(.routing)
        let rows = record.candidates.map { candidate in
            asked.first { $0.about == candidate.location.number }.map { sheet.facts(of: $0) } ?? sheet.context.blank
        }
        let isForced = record.candidates.contains { $0.eliminatedBy == "operator" }
        let forced = isForced ? record.candidates.firstIndex { $0.eliminatedBy != "operator" } : nil
        let (verdict, findings) = compiled.routing.judge(rows, forced: forced)
        var differences: [String] = []
        for (index, candidate) in record.candidates.enumerated() {
            let same =
                candidate.eliminatedBy == verdict.eliminatedBy[index] && candidate.decidedBy == verdict.decidedBy[index]
                && candidate.isChosen == (verdict.chosen == index)
            let kept = asked.first { $0.about == candidate.location.number }?.findings ?? []
            if !same || findings[index] != kept { differences.append("place \(candidate.location) comes out otherwise") }
        }
        return differences
    }

    /// What the findings lead to is what the record says was done.
    private func effectsAgain(_ record: DecisionRecord) -> [String] {
        var differences: [String] = []
        for evaluation in record.evaluations {
            guard let family = Family(rawValue: evaluation.family) else { continue }
            let rules = sheet(family).rules
            let hits = zip(evaluation.findings, rules).filter { $0.0 == .yes || $0.0 == .undecided }.map(\.1.id)
            switch (family, record.question) {
            case (.holds, "hold"):
                let placed = record.rules.map(\.rule)
                if Set(hits) != Set(placed) {
                    differences.append("it places \(spoken(hits)), not \(spoken(placed))")
                }
            case (.holds, "revision") where evaluation.about != HoldRules.before:
                let then = record.evaluations.first { $0.family == family.rawValue && $0.about == HoldRules.before }
                let old = zip(then?.findings ?? evaluation.findings, rules).filter { $0.0 != .no }.map(\.1.id)
                let placed = record.rules.map(\.rule)
                if !Set(placed).isSubset(of: Set(hits).subtracting(old)) {
                    differences.append("it places \(spoken(hits.filter { !old.contains($0) })), not \(spoken(placed))")
                }
            case (.release, "release"):
                if Set(hits) != Set(record.rules.map(\.rule)) {
                    differences.append("it waits by \(spoken(hits)), not by \(spoken(record.rules.map(\.rule)))")
                }
            case (.priority, _):
                let points = compiled.priority.points(evaluation.findings)
                let kept = record.facts.last { $0.name == "priority" }?.value
                if kept != .number(points) { differences.append("its priority is \(points)") }
            case (.approvals, "approval") where record.answer == "asked":
                if !asking(evaluation.findings, for: record.command).contains(record.rules.first?.rule) {
                    differences.append("it asks by \(spoken(hits)), not \(spoken(record.rules.map(\.rule)))")
                }
            default: break
            }
        }
        return differences
    }

    /// The rules by which a request may ask: the one that hit, where it asks anybody; and a new policy is asked about even where no
    /// rule does.
    private func asking(_ findings: [Finding], for command: String) -> [String?] {
        let own = command == ActivatePolicy.name ? ActivatePolicy.usual.rule.id : nil
        guard let hit = findings.firstIndex(where: { $0 == .yes || $0 == .undecided }) else { return [own] }
        let outcome = compiled.approvals.outcomes[hit]
        let rule = sheet(.approvals).rules[hit].id
        // Without steps it asks by its cumulative limit alone, where that was exceeded.
        guard outcome.steps.isEmpty else { return [rule] }
        return outcome.cumulative == nil ? [own] : [rule, own]
    }

    private func spoken(_ rules: [String]) -> String { rules.isEmpty ? "nothing" : rules.joined(separator: ", ") }
}
