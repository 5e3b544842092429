import Vocabulary

/// Takes units in from a supplier: a new cost layer, and goods received that are not invoiced yet.
public struct ReceiveStock: Command {
    public static let name = "receive"
    public static let roles: Set<Role> = [.supervisor, .buyer, .engine]

    public var sku: String
    public var quantity: Int
    public var location: String
    /// Cost of one unit in the store's currency, as text; the item's own cost when nil.
    public var cost: String?
    public var reason: String

    public init(sku: String, quantity: Int, location: String, cost: String? = nil, reason: String = "") {
        self.sku = sku
        self.quantity = quantity
        self.location = location
        self.cost = cost
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> StockSight {
        try books.stockSight(sku, at: location)
    }

    public func decide(on sight: StockSight, in context: Context) -> Decision {
        guard quantity > 0, quantity <= StockLimits.units else { return .refused(.badQuantity(quantity)) }
        if let refusal = sight.overflow(by: quantity) { return .refused(refusal) }
        var unit = sight.item.costMinor
        if let cost {
            guard let amount = Money(cost, in: context.shop.currency), amount.currency == context.shop.currency,
                amount.minor >= 0, amount.minor <= StockLimits.unitCostMinor
            else { return .refused(.unreadable("\(cost) is no cost in \(context.shop.currency)")) }
            unit = amount.minor
        }
        // Goods at the door are taken in whatever they cost: a cost that nobody knows is asked for, and 0 until then.
        var more = sight.closing(["oversold_at_source"], because: "units came in")
        if sight.owned, unit == nil, !sight.isCostAsked {
            more.append(
                .exception(
                    .raised(
                        .make(
                            ExceptionID(sight.nextException), "cost_missing", about: .item(sight.item.id), of: nil,
                            "\(quantity) of \(sight.item.code) were received, and nobody has said what it costs",
                            in: context))))
        }
        let movement = Movement(
            sku: sight.item.id, from: .supplier, to: .at(sight.location.id, .sellable), quantity: quantity,
            costMinor: sight.owned ? (unit ?? 0) * quantity : 0)
        return sight.moved(
            [movement], cause: .received, command: Self.name, reason: reason,
            more: more, in: context)
    }
}

/// Bounds on what one command may move, so that sums never overflow.
enum StockLimits {
    static let units = 10_000_000
    static let unitCostMinor = 1_000_000_000
}
