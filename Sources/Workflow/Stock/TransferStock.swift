import Vocabulary

/// Sends sellable units to another location; they are in transit until they arrive there.
public struct TransferStock: Command {
    public static let name = "transfer"
    public static let roles: Set<Role> = [.supervisor, .buyer]

    public var sku: String
    public var quantity: Int
    public var from: String
    public var to: String
    public var reason: String

    public init(sku: String, quantity: Int, from: String, to: String, reason: String = "") {
        self.sku = sku
        self.quantity = quantity
        self.from = from
        self.to = to
        self.reason = reason
    }

    /// Stock where the units leave, and where they go.
    public struct Facts: Sendable {
        var source: StockSight
        var destination: StockSight
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        Facts(source: try books.stockSight(sku, at: from), destination: try books.stockSight(sku, at: to))
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let sight = facts.source
        guard quantity > 0, quantity <= StockLimits.units else { return .refused(.badQuantity(quantity)) }
        guard sight.location.id != facts.destination.location.id else {
            return .refused(.sameLocation(sight.location.code.text))
        }
        guard sight.owned, facts.destination.owned else {
            return .refused(
                .wouldNotFit("transfer", because: "a vendor's units are the vendor's own: receive them instead"))
        }
        if let refusal = sight.shortage(of: quantity, .sellable) { return .refused(refusal) }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let cost = sight.cost(ofOldest: quantity, .sellable)
        if let refusal = facts.destination.excess(of: quantity, worth: cost) { return .refused(refusal) }
        let movement = Movement(
            sku: sight.item.id, from: .at(sight.location.id, .sellable),
            to: .at(facts.destination.location.id, .inTransit), quantity: quantity,
            costMinor: cost)
        return sight.moved(
            [movement], cause: .transferSent, command: Self.name, reason: reason,
            transfer: TransferID(sight.nextTransfer), facts: [Fact("to", .text(facts.destination.location.code.text))],
            in: context)
    }
}
