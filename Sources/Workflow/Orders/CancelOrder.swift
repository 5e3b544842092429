import Vocabulary

/// Cancels what has not left, gives its units back to stock and makes what was paid for it payable to the customer.
public struct CancelOrder: Command {
    public static let name = "cancel"
    public static let roles: Set<Role> = [.supervisor, .financeClerk, .engine]

    public var order: OrderReference
    public var reason: String

    public init(order: OrderReference, reason: String) {
        self.order = order
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> OrderSight {
        try books.sight(of: order, in: context)
    }

    public func decide(on sight: OrderSight, in context: Context) -> Decision {
        let order = sight.order
        guard !order.state.isClosed else { return .refused(.orderClosed(sight.text, order.state)) }
        if let refusal = sight.holdRefusal(.cancel, in: context) { return .refused(refusal) }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let cancellation = Cancellation(of: order, day: context.today, reason: reason)
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "cancellation", answer: "cancelled",
            policyVersion: context.rules.version,
            facts: [
                Fact("state", .text(order.state.word)),
                Fact("to_pay_back", .money(Money(minor: cancellation.fromDepositMinor, order.currency))),
                Fact("reason", .text(reason)),
            ])
        let events =
            [Event.order(.cancelled(cancellation))]
            + sight.closing(
                ["stock_short", "unroutable", "deadline_missed", "hold_overdue"], because: "the order was cancelled")
        return .done(events, record)
    }
}

extension Cancellation {
    /// Everything of an order that has not left.
    init(of order: Order, day: Day, reason: String) {
        self.init(
            order: order.id, channel: order.channel, currency: order.currency, day: day,
            lines: order.lines.filter { $0.open > 0 }.map { Line(line: $0.number, quantity: $0.open) },
            reservations: order.reservations, fromDepositMinor: order.depositMinor, reason: reason)
    }
}
