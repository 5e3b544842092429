import Policy
import Vocabulary

/// Takes recorded decisions again under a draft: each on the facts that it kept, whatever would have followed from the others. What depends
/// on a fact that the record does not hold is a gap.
public final class PolicyReplay {
    let draft: PolicyVersion
    let currency: Currency
    let code: (LocationID) -> String
    /// Where an order came from and where it stands, which says how far the engine goes with it.
    let scope: (OrderID) throws -> Scope?
    private let sheets: [PartialSheet]
    private var old: [Int: [PartialSheet]] = [:]
    /// Of the decision that is being taken again.
    var result = ReplayedDecision()

    /// The codes of an order's channel and place.
    public struct Scope: Sendable {
        public var channel: String
        public var location: String?

        public init(channel: String, location: String?) {
            self.channel = channel
            self.location = location
        }
    }

    /// `currency` is that in which the shop counts what a shipment costs; `code` gives a location's code, `scope` what an order is of.
    public init(
        _ draft: PolicyVersion, currency: Currency, code: @escaping (LocationID) -> String,
        scope: @escaping (OrderID) throws -> Scope? = { _ in nil }
    ) {
        self.draft = draft
        self.currency = currency
        self.code = code
        self.scope = scope
        sheets = draft.sheets.map(PartialSheet.init)
    }

    /// A decision that was taken under `policy`, under the draft. `byEngine` says whether nobody asked for it.
    public func take(_ record: DecisionRecord, under policy: PolicyVersion, byEngine: Bool) throws -> ReplayedDecision {
        result = ReplayedDecision()
        var routing: [Evaluation] = []
        var allocation: [Evaluation] = []
        for evaluation in record.evaluations {
            guard let family = Family(rawValue: evaluation.family), evaluation.findings.count <= policy.sheet(family).rules.count
            else { continue }
            switch family {
            case .holds: if evaluation.about != HoldRules.before { takeHolds(evaluation, record, policy) }
            case .allocation: allocation.append(evaluation)
            case .routing: routing.append(evaluation)
            case .release: takeRelease(evaluation, record)
            case .approvals: takeApproval(evaluation, record, policy)
            case .returns: takeReturn(evaluation, policy)
            case .exceptions: takeException(evaluation, policy)
            // Neither the queue's order nor a month's checklist is a decision.
            case .priority, .close: break
            }
        }
        takeUnasked(record, policy, byEngine: byEngine)
        if !record.candidates.isEmpty { takeAllocation(allocation, routing, record, policy) }
        try takeModes(record, policy, byEngine: byEngine)
        return result
    }

    func sheet(_ family: Family) -> PartialSheet { sheets[family.rawValue - 1] }

    /// The sheet of the version under which a decision was taken, to be asked what else its rules would say.
    func sheet(_ family: Family, of policy: PolicyVersion) -> PartialSheet {
        if let known = old[policy.number] { return known[family.rawValue - 1] }
        let made = policy.sheets.map(PartialSheet.init)
        old[policy.number] = made
        return made[family.rawValue - 1]
    }

    func counts(_ family: Family) {
        if !result.families.contains(family) { result.families.append(family) }
    }

    func gap(_ family: Family, _ rule: Int, _ missing: UInt64) {
        let sheet = sheet(family)
        let gap = ReplayGap(family, rule: sheet.sheet.rules[rule].id, facts: sheet.names(missing))
        if !result.gaps.contains(gap) { result.gaps.append(gap) }
    }

    func differs(
        _ kind: ReplayDifference.Kind, _ family: Family, _ rule: String, was: String, would: String, amount: Money? = nil
    ) {
        result.differences.append(ReplayDifference(kind, family, rule: rule, was: was, would: would, amount: amount))
    }

    func ask(_ family: Family, _ rule: Int, _ facts: PartialFacts) -> Partial<Finding> {
        result.asked += 1
        return sheet(family).finding(rule, facts)
    }

    /// The value of a fact by its name, where the record holds it.
    func money(_ name: String, _ family: Family, _ facts: PartialFacts) -> Money? {
        guard case .money(let money)? = facts.row[name] else { return nil }
        return money
    }

    /// A family that no rule of the version at the time belonged to was not asked, and left no facts.
    private func takeUnasked(_ record: DecisionRecord, _ policy: PolicyVersion, byEngine: Bool) {
        let family: Family
        switch record.question {
        case "hold": family = .holds
        case ReleaseOrder.question where byEngine && !record.answer.hasPrefix("waits"): family = .release
        case "return": family = .returns
        default: return
        }
        guard policy.sheet(family).rules.isEmpty else { return }
        let nothing = PartialFacts(family.context)
        for rule in draft.sheet(family).rules.indices {
            counts(family)
            switch ask(family, rule, nothing) {
            case .said(.no): break
            case .said: gap(family, rule, 0)
            case .unsaid(let missing): gap(family, rule, missing)
            }
        }
    }
}
