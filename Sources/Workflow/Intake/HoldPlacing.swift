import Policy
import Vocabulary

/// What hold rules lead to for one order, new or changed: holds placed, or proposals where the engine does not act by itself.
struct HoldPlacing {
    private(set) var holds: [Hold] = []
    private(set) var proposals: [Proposal] = []
    private(set) var traces: [RuleTrace] = []
    let mode: Mode

    /// `rules` are those that ask for a hold; one of each kind is enough. `next` is the number of the first proposal.
    init(_ rules: [HoldRule], on order: Order, of channel: Channel, next: Int, in context: Context) {
        mode = context.rules.mode(.holds, channel: channel.code, location: nil)
        for rule in rules {
            traces.append(
                RuleTrace(
                    rule: rule.rule.id,
                    effect: mode == .act ? "placed \(rule.kind)" : "would place \(rule.kind) (\(mode.rawValue))"))
        }
        for rule in HoldRule.byKind(rules) {
            if mode == .act {
                holds.append(Hold(rule, at: context.at))
            } else {
                proposals.append(
                    Proposal(
                        id: ProposalID(next + proposals.count), order: order.id, channel: order.channel, family: .holds,
                        mode: mode,
                        answer: rule.kind, rule: rule.rule.id, sentence: "would hold it: \(rule.kind)",
                        policyVersion: context.rules.version, at: context.at))
            }
        }
    }

    /// What an operator is asked; nil where nobody is.
    var question: String? {
        guard mode == .propose, !proposals.isEmpty else { return nil }
        let kinds = proposals.map { "\($0.answer) (\($0.rule))" }.joined(separator: ", ")
        return "the engine would hold it: \(kinds): do it, or something else"
    }
}

extension HoldRule {
    /// One hold of each kind: it stops what any of its rules stops, is due when the first is, and is lifted by those whom all of them name,
    /// or by the first rule's where there is nobody whom all name.
    static func byKind(_ rules: [HoldRule]) -> [HoldRule] {
        var merged: [HoldRule] = []
        for rule in rules {
            guard let index = merged.firstIndex(where: { $0.kind == rule.kind }) else {
                merged.append(rule)
                continue
            }
            merged[index].stops.add(rule.stops)
            merged[index].hours = min(merged[index].hours, rule.hours)
            let both = merged[index].lifters.intersection(rule.lifters)
            if !both.isEmpty { merged[index].lifters = both }
        }
        return merged
    }
}

extension Hold {
    /// The hold that a rule places.
    init(_ rule: HoldRule, at moment: Instant) {
        self.init(
            kind: rule.kind, reason: rule.rule.title, placedBy: Operator.engineID, placedAt: moment,
            dueAt: moment.adding(hours: rule.hours), rule: rule.rule.id, stops: rule.stops, liftedBy: rule.lifters)
    }
}
