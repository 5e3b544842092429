import Vocabulary

/// Stops an order until somebody lifts the hold.
public struct HoldOrder: Command {
    public static let name = "hold"
    public static let roles: Set<Role> = [.supervisor, .financeClerk, .controller, .engine]

    public var order: OrderReference
    public var kind: String
    public var reason: String
    public var stops: Stops

    public init(order: OrderReference, kind: String, reason: String, stops: Stops = .usual) {
        self.order = order
        self.kind = kind
        self.reason = reason
        self.stops = stops
    }

    public func gather(from books: Books, in context: Context) throws -> OrderSight {
        try books.sight(of: order, in: context)
    }

    public func decide(on sight: OrderSight, in context: Context) -> Decision {
        let order = sight.order
        guard !order.state.isClosed else { return .refused(.orderClosed(sight.text, order.state)) }
        if let index = order.holds.firstIndex(where: { $0.kind == kind }) {
            let hold = order.holds[index]
            return .refused(.alreadyHeld(sight.text, kind: kind, by: sight.holders[index], at: context.local(hold.placedAt)))
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let hold = Hold(
            kind: kind, reason: reason, placedBy: context.by.id, placedAt: context.at, dueAt: nil, rule: "",
            stops: stops)
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "hold", answer: "placed",
            policyVersion: context.rules.version,
            facts: [
                Fact("state", .text(order.state.word)), Fact("kind", .text(kind)), Fact("reason", .text(reason)),
            ] + (stops == .usual ? [] : [Fact("stops", .text(stops.words))]))
        return .done([.order(.held(order.id, hold))], record)
    }
}
