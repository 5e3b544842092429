import Vocabulary

/// Says that the processor has paid an approved refund out, by its own reference.
public struct ExecuteRefund: Command {
    public static let name = "execute-refund"
    public static let roles: Set<Role> = [.financeClerk, .controller]

    public var order: OrderReference
    public var reference: String
    /// The refund's number within the order; nil for the oldest that is open.
    public var number: Int?

    public init(order: OrderReference, reference: String, number: Int? = nil) {
        self.order = order
        self.reference = reference
        self.number = number
    }

    /// The order, and the order that this reference was used for before.
    public struct Facts: Sendable {
        var sight: OrderSight
        var usedFor: String?
        /// What the processor was told of the refunds that are open.
        var told: [ToldRefund]
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let sight = try books.sight(of: order, in: context)
        return Facts(
            sight: sight, usedFor: try books.order(refundedBy: reference, of: sight.order)?.number.text,
            told: try books.told(of: sight.order))
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let sight = facts.sight
        let order = sight.order
        let open = order.back.grants.first { $0.openMinor > 0 && (number == nil || $0.number == number) }
        guard let grant = open else { return .refused(.nothingPayable(sight.text)) }
        guard !reference.isEmpty else { return .refused(.unreadable("say how the processor calls it: --reference ID")) }
        if let usedFor = facts.usedFor {
            return .refused(.wouldNotFit(reference, because: "the processor paid order \(usedFor) out under that reference"))
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let execution = RefundExecution(
            order: order.id, channel: order.channel, currency: order.currency, day: context.today, number: grant.number,
            minor: grant.openMinor, reference: reference)
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "refund", answer: "executed",
            policyVersion: context.rules.version,
            facts: [
                Fact("amount", .money(Money(minor: execution.minor, order.currency))),
                Fact("refund", .number(grant.number)), Fact("reference", .text(reference)),
            ])
        // Who pays is not to be told of it once it is paid.
        let told = facts.told.filter { $0.number == grant.number }.flatMap(\.withdrawal)
        return .done([.order(.refundExecuted(execution))] + told, record)
    }
}

extension Books {
    /// The order for which a processor's reference was used before.
    func order(refundedBy reference: String, of order: Order) throws -> Order? {
        func isUsed(_ order: Order) -> Bool { order.back.grants.contains { $0.reference == reference } }
        if reference.isEmpty { return nil }
        if isUsed(order) { return order }
        if let known = orders.values.filter(isUsed).min(by: { $0.id < $1.id }) { return known }
        return try shelf.order(refundedBy: reference).flatMap { try self.order($0) }
    }
}
