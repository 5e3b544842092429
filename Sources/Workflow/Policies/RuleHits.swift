import Policy

extension Family {
    /// Whether it is counted how often its rules hit: a priority is asked anew with each decision about an order, and a step of the close is
    /// no decision.
    public var isCounted: Bool {
        switch self {
        case .holds, .allocation, .routing, .release, .approvals, .returns, .exceptions: true
        case .priority, .close: false
        }
    }
}

extension RuleSheet {
    /// Places of the rules that had a say in an evaluation: held, struck a place out, decided between two, asked, were the first.
    public func hits(_ evaluation: Evaluation) -> [Int] {
        guard let family = Family(rawValue: evaluation.family), family.isCounted else { return [] }
        // An order as it was before it changed is no decision.
        if family == .holds, evaluation.about == HoldRules.before { return [] }
        let findings = evaluation.findings
        switch family.hitPolicy {
        case .all, .points: return findings.indices.filter { findings[$0] == .yes || findings[$0] == .undecided }
        case .first:
            guard let last = findings.last, last == .yes || family == .approvals && last == .undecided else { return [] }
            return [findings.count - 1]
        case .eliminateThenRank:
            guard let last = findings.last, findings.count <= rules.count else { return [] }
            let isRank = rules[findings.count - 1].formula != nil
            return isRank == (last == .yes) ? [findings.count - 1] : []
        }
    }
}
