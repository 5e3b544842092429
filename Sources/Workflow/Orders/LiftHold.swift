import Vocabulary

/// Takes a hold away, so that the order can go on.
public struct LiftHold: Command {
    public static let name = "lift"
    public static let roles: Set<Role> = [.supervisor, .financeClerk, .controller]

    public var order: OrderReference
    public var kind: String
    public var reason: String

    public init(order: OrderReference, kind: String, reason: String) {
        self.order = order
        self.kind = kind
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> OrderSight {
        try books.sight(of: order, in: context)
    }

    public func decide(on sight: OrderSight, in context: Context) -> Decision {
        let order = sight.order
        guard let index = order.holds.firstIndex(where: { $0.kind == kind }) else {
            return .refused(.noSuchHold(sight.text, kind: kind))
        }
        let hold = order.holds[index]
        let lifters = hold.lifters(context.rules)
        guard !lifters.isDisjoint(with: context.by.roles) else {
            return .refused(.liftedByOthers(kind: kind, roles: lifters))
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        var events: [Event] = [.order(.lifted(order.id, kind: kind, reason: reason))]
        if !hold.rule.isEmpty { events.append(.order(.overruled(order.id, rule: hold.rule))) }
        if order.holds.count == 1 {
            events += sight.closing(["hold_overdue"], because: "the hold was lifted")
        }
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "lift", answer: "lifted",
            policyVersion: context.rules.version,
            facts: [
                Fact("kind", .text(kind)), Fact("placed_by", .text(sight.holders[index])),
                Fact("placed_at", .moment(hold.placedAt)), Fact("reason", .text(reason)),
            ], rules: hold.rule.isEmpty ? [] : [RuleTrace(rule: hold.rule, effect: "overruled by a person")])
        return .done(events, record)
    }
}
