import Vocabulary

/// Cancels what has not left, or a part of it, gives its units back to stock and makes what was paid for it payable to the customer.
public struct CancelOrder: Command {
    public static let name = "cancel"
    public static let roles: Set<Role> = [.supervisor, .financeClerk, .engine]

    public var order: OrderReference
    /// Empty: everything that has not left.
    public var parts: [Cancellation.Line]
    public var reason: String

    public init(order: OrderReference, parts: [Cancellation.Line] = [], reason: String) {
        self.order = order
        self.parts = parts
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> OrderSight {
        try books.sight(of: order, in: context)
    }

    public func decide(on sight: OrderSight, in context: Context) -> Decision {
        let order = sight.order
        guard !order.state.isClosed else { return .refused(.orderClosed(sight.text, order.state)) }
        if let refusal = sight.holdRefusal(.cancel, in: context) { return .refused(refusal) }
        let wanted: [Cancellation.Line]
        switch chosenParts(order) {
        case .success(let parts): wanted = parts
        case .failure(let refusal): return .refused(refusal)
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let cancellation = Cancellation(of: order, parts: wanted, day: context.today, reason: reason)
        var rest = order
        rest.foresee(.cancelled(cancellation))
        let isAll = rest.state.isClosed
        func money(_ minor: Int) -> Fact.Value { .money(Money(minor: minor, order.currency)) }
        var facts = [Fact("state", .text(order.state.word))]
        if !isAll { facts += wanted.map { Fact("line \($0.line)", .number($0.quantity)) } }
        facts.append(Fact("to_pay_back", money(cancellation.fromDepositMinor)))
        if cancellation.allowedMinor > 0 { facts.append(Fact("gone_back_before", money(cancellation.allowedMinor))) }
        facts.append(Fact("reason", .text(reason)))
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "cancellation",
            answer: isAll ? "cancelled" : "cancelled in part", policyVersion: context.rules.version, facts: facts)
        return .done([.order(.cancelled(cancellation))] + settled(sight, rest, isAll: isAll), record)
    }

    /// Exceptions whose cause goes with the units.
    private func settled(_ sight: OrderSight, _ rest: Order, isAll: Bool) -> [Event] {
        if isAll {
            return sight.closing(
                ["stock_short", "unroutable", "deadline_missed", "hold_overdue"], because: "the order was cancelled")
        }
        guard rest.reservedUnits >= rest.openUnits else { return [] }
        return sight.closing(["stock_short", "unroutable"], because: "what was missing was cancelled")
    }

    /// What is called off: the named parts, or all that has not left.
    private func chosenParts(_ order: Order) -> Result<[Cancellation.Line], Refusal> {
        guard !parts.isEmpty else { return .success(Cancellation.Line.all(of: order)) }
        var wanted: [Cancellation.Line] = []
        for part in parts {
            guard part.quantity > 0 else { return .failure(.badQuantity(part.quantity)) }
            let open = order.openUnits(line: part.line)
            let index = wanted.firstIndex { $0.line == part.line }
            let (units, isOver) = part.quantity.addingReportingOverflow(index.map { wanted[$0].quantity } ?? 0)
            guard !isOver, units <= open else {
                return .failure(.notOpen(order.number.text, line: part.line, wanted: isOver ? .max : units, open: open))
            }
            if let index { wanted[index].quantity = units } else { wanted.append(part) }
        }
        return .success(wanted.sorted { $0.line < $1.line })
    }
}
