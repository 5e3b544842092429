import Vocabulary

/// Changes the state of units at a location, such as sellable to damaged; their cost goes along.
public struct MoveStock: Command {
    public static let name = "move"
    public static let roles: Set<Role> = [.supervisor]

    public var sku: String
    public var quantity: Int
    public var location: String
    public var from: StockState
    public var to: StockState
    public var reason: String

    public init(
        sku: String, quantity: Int, location: String, from: StockState, to: StockState, reason: String
    ) {
        self.sku = sku
        self.quantity = quantity
        self.location = location
        self.from = from
        self.to = to
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> StockSight {
        try books.stockSight(sku, at: location)
    }

    public func decide(on sight: StockSight, in context: Context) -> Decision {
        guard quantity > 0, quantity <= StockLimits.units else { return .refused(.badQuantity(quantity)) }
        guard from != to, from != .inTransit, to != .inTransit else {
            return .refused(.wouldNotFit("move", because: "from \(from.word) to \(to.word) is no change of state here"))
        }
        if let refusal = sight.shortage(of: quantity, from) { return .refused(refusal) }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let movement = Movement(
            sku: sight.item.id, from: .at(sight.location.id, from), to: .at(sight.location.id, to),
            quantity: quantity, costMinor: sight.cost(ofOldest: quantity, from))
        var more: [Event] = []
        if to == .damaged, !sight.openExceptions.contains(where: { $0.kind == "damaged" }) {
            more.append(
                .exception(
                    .raised(
                        .make(
                            ExceptionID(sight.nextException), "damaged", about: sight.subject, of: nil,
                            "\(quantity) damaged" + (reason.isEmpty ? "" : ": \(reason)"), in: context))))
        }
        return sight.moved([movement], cause: .moved, command: Self.name, reason: reason, more: more, in: context)
    }
}
