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

    /// The level, and what is open about the item's cost.
    public struct Facts: Sendable {
        var sight: StockSight
        var isCostMissed: Bool
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let sight = try books.stockSight(sku, at: location)
        let open = try books.openExceptions(about: .item(sight.item.id))
        return Facts(sight: sight, isCostMissed: open.contains { $0.kind == "cost_missing" })
    }

    /// What nobody has said a cost of comes in at none: the units are there, and somebody has to say it.
    public func decide(on facts: Facts, in context: Context) -> Decision {
        let sight = facts.sight
        guard quantity > 0, quantity <= StockLimits.units else { return .refused(.badQuantity(quantity)) }
        var unit = sight.item.costMinor
        if let cost {
            guard let amount = Money(cost, in: context.shop.currency), amount.currency == context.shop.currency,
                amount.minor >= 0, amount.minor <= StockLimits.unitCostMinor
            else { return .refused(.unreadable("\(cost) is no cost in \(context.shop.currency)")) }
            unit = amount.minor
        }
        if !sight.owned { unit = 0 }
        let movement = Movement(
            sku: sight.item.id, from: .supplier, to: .at(sight.location.id, .sellable), quantity: quantity,
            costMinor: (unit ?? 0) * quantity)
        var more = sight.closing(["oversold_at_source"], because: "units came in")
        if unit == nil, !facts.isCostMissed {
            let missing = ExceptionCase.make(
                ExceptionID(sight.nextException), "cost_missing", about: .item(sight.item.id),
                "\(sight.item.code) came in at no cost: nobody has said what it costs", in: context)
            more.append(.exception(.raised(missing)))
        }
        return sight.moved(
            [movement], cause: .received, command: Self.name, reason: reason, more: more, in: context)
    }
}

/// Bounds on what one command may move, so that sums never overflow.
enum StockLimits {
    static let units = 10_000_000
    static let unitCostMinor = 1_000_000_000
}
