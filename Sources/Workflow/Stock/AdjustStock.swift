import Ledger
import Vocabulary

/// Corrects what is sellable at a location by a signed quantity, with a reason. Above the limit another person has to say yes.
public struct AdjustStock: Command {
    public static let name = "adjust"
    public static let roles: Set<Role> = [.supervisor, .buyer, .financeClerk, .controller]

    public var sku: String
    public var quantity: Int
    public var location: String
    public var reason: String

    public init(sku: String, quantity: Int, location: String, reason: String) {
        self.sku = sku
        self.quantity = quantity
        self.location = location
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> StockSight {
        try books.governedSight(sku, at: location, in: context)
    }

    public func decide(on sight: StockSight, in context: Context) -> Decision {
        guard quantity != 0, quantity.magnitude <= StockLimits.units else { return .refused(.badQuantity(quantity)) }
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        if quantity < 0, let refusal = sight.shortage(of: -quantity, .sellable) { return .refused(refusal) }
        if quantity > 0, let refusal = sight.overflow(by: quantity) { return .refused(refusal) }
        guard let movement = sight.correction(by: quantity, against: .adjustment) else {
            return .refused(.costUnknown(sight.item.code.text))
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let words = Words.kept(
            Self.name, [sight.item.code.text, String(quantity)], ["--at", sight.location.code.text, "--reason", reason])
        if let decision = sight.asking(
            "adjustment", words: words, command: Self.name, costMinor: movement.costMinor, reason: reason,
            in: context)
        {
            return decision
        }
        return sight.moved([movement], cause: .adjusted, command: Self.name, reason: reason, in: context)
    }
}

extension StockSight {
    /// Units that appear or vanish at the location; nil when nobody knows what appearing ones cost.
    func correction(by quantity: Int, against other: StockPlace) -> Movement? {
        let place = StockPlace.at(location.id, .sellable)
        if quantity < 0 {
            return Movement(
                sku: item.id, from: place, to: other, quantity: -quantity,
                costMinor: cost(ofOldest: -quantity, .sellable))
        }
        guard owned else { return Movement(sku: item.id, from: other, to: place, quantity: quantity, costMinor: 0) }
        // What turns up is worth what the newest units here cost, or what the item costs.
        let layers = level.piles[StockState.sellable.rawValue].layers
        let unit = layers.last.map { ($0.costMinor + $0.quantity / 2) / $0.quantity } ?? item.costMinor
        guard let unit else { return nil }
        return Movement(sku: item.id, from: other, to: place, quantity: quantity, costMinor: unit * quantity)
    }
}
