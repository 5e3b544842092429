import Vocabulary

/// One end of a movement: units leave one and enter the other.
public enum StockPlace: Sendable, Equatable, Hashable {
    case at(LocationID, StockState)
    /// Outside the shop's own piles.
    case opening, supplier, customer, adjustment, count, scrap
}

/// Units of one SKU that changed place or state. Both ends are always named.
public struct Movement: Sendable, Equatable {
    public var sku: SKUID
    public var from: StockPlace
    public var to: StockPlace
    /// Units; positive.
    public var quantity: Int
    /// Cost of these units, minor units of the store's currency; 0 for a vendor's own units.
    public var costMinor: Int

    public init(sku: SKUID, from: StockPlace, to: StockPlace, quantity: Int, costMinor: Int) {
        self.sku = sku
        self.from = from
        self.to = to
        self.quantity = quantity
        self.costMinor = costMinor
    }
}

/// Why stock moved without an order.
public enum StockCause: Int, Sendable, CaseIterable {
    case opened = 0
    case received, adjusted, counted, moved, transferSent, transferArrived, writtenOff, mapped, transferLost

    public var word: String {
        switch self {
        case .opened: "opened"
        case .received: "received"
        case .adjusted: "adjusted"
        case .counted: "counted"
        case .moved: "moved"
        case .transferSent: "transfer_sent"
        case .transferArrived: "transfer_arrived"
        case .writtenOff: "written_off"
        case .mapped: "mapped"
        case .transferLost: "transfer_lost"
        }
    }
}

/// What happened to stock outside orders.
public enum StockEvent: Sendable, Equatable {
    /// Movements with one cause; `owned` is false where the units are a vendor's own and carry no value.
    case moved(StockMove)
    /// A count that found what was expected: no movement, but somebody looked.
    case countConfirmed(SKUID, LocationID, quantity: Int)
    /// Units that lay in the books at no cost are given the one that somebody has said by now.
    case revalued(StockRevaluation)
}

/// Stock movements that belong together, on one business day.
public struct StockMove: Sendable, Equatable {
    public var cause: StockCause
    public var movements: [Movement]
    public var owned: Bool
    public var day: Day
    public var reason: String
    /// The transfer that these movements send or bring in.
    public var transfer: TransferID?

    public init(
        cause: StockCause, movements: [Movement], owned: Bool, day: Day, reason: String,
        transfer: TransferID? = nil
    ) {
        self.cause = cause
        self.movements = movements
        self.owned = owned
        self.day = day
        self.reason = reason
        self.transfer = transfer
    }
}

/// Units sent from one location to another.
public struct Transfer: Sendable, Equatable {
    public let id: TransferID
    public let sku: SKUID
    public let from: LocationID
    public let to: LocationID
    public let quantity: Int
    public var arrived: Int
    /// Units that never arrived and were written off.
    public var lost: Int
    public let sentAt: Instant

    public init(
        id: TransferID, sku: SKUID, from: LocationID, to: LocationID, quantity: Int, arrived: Int, lost: Int = 0,
        sentAt: Instant
    ) {
        self.id = id
        self.sku = sku
        self.from = from
        self.to = to
        self.quantity = quantity
        self.arrived = arrived
        self.lost = lost
        self.sentAt = sentAt
    }

    /// Units that are still on the road.
    public var open: Int { quantity - arrived - lost }
}
