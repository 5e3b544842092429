import Vocabulary

/// One line of an order, with its share of the money frozen at capture.
public struct OrderLine: Sendable, Equatable {
    /// 1, 2, 3 … in the order of the file.
    public let number: Int
    public let sku: SKUID
    public var title: String
    public let quantity: Int
    /// Revenue at list price without tax, for all its units, minor units of the order's currency.
    public let listMinor: Int
    public let discountMinor: Int
    public let taxMinor: Int
    /// False for services, tips and gift cards: they leave with the first parcel.
    public let needsStock: Bool
    public var shipped: Int
    public var cancelled: Int

    public init(
        number: Int, sku: SKUID, title: String, quantity: Int, listMinor: Int, discountMinor: Int,
        taxMinor: Int, needsStock: Bool, shipped: Int = 0, cancelled: Int = 0
    ) {
        self.number = number
        self.sku = sku
        self.title = title
        self.quantity = quantity
        self.listMinor = listMinor
        self.discountMinor = discountMinor
        self.taxMinor = taxMinor
        self.needsStock = needsStock
        self.shipped = shipped
        self.cancelled = cancelled
    }

    /// Units still to leave.
    public var open: Int { quantity - shipped - cancelled }
    /// What the customer pays for the line.
    public var valueMinor: Int { listMinor - discountMinor + taxMinor }
}

/// The order's money beside its lines, minor units of its currency.
public struct OrderAmounts: Sendable, Equatable {
    public var shippingMinor: Int
    public var shippingTaxMinor: Int
    /// Total minus everything the file explains; 0 when the file adds up.
    public var residualMinor: Int
    public var totalMinor: Int
    /// Shipping and residual are earned with the first parcel.
    public var shippingEarned: Bool

    public init(
        shippingMinor: Int, shippingTaxMinor: Int, residualMinor: Int, totalMinor: Int,
        shippingEarned: Bool = false
    ) {
        self.shippingMinor = shippingMinor
        self.shippingTaxMinor = shippingTaxMinor
        self.residualMinor = residualMinor
        self.totalMinor = totalMinor
        self.shippingEarned = shippingEarned
    }
}

/// Units of one line promised from one location.
public struct Reservation: Sendable, Equatable {
    public var line: Int
    public var sku: SKUID
    public var location: LocationID
    public var quantity: Int

    public init(line: Int, sku: SKUID, location: LocationID, quantity: Int) {
        self.line = line
        self.sku = sku
        self.location = location
        self.quantity = quantity
    }

    /// Whether both promise the same units to the same line.
    func isOfSamePile(as other: Reservation) -> Bool {
        line == other.line && sku == other.sku && location == other.location
    }
}

extension Order {
    /// Adds units to what is reserved: a line has one reservation for each pile, however often it was allocated.
    mutating func reserve(_ reservation: Reservation) {
        if let index = reservations.firstIndex(where: { $0.isOfSamePile(as: reservation) }) {
            reservations[index].quantity += reservation.quantity
        } else {
            reservations.append(reservation)
        }
    }

    /// Takes units off what is reserved.
    mutating func release(_ given: Reservation) {
        guard let index = reservations.firstIndex(where: { $0.isOfSamePile(as: given) }) else { return }
        reservations[index].quantity -= given.quantity
        if reservations[index].quantity <= 0 { reservations.remove(at: index) }
    }
}

/// Something that stops an order until someone lifts it.
public struct Hold: Sendable, Equatable {
    /// `payment`, `fraud_review`, `address`, `credit`, `refund_review`, or an operator's own word.
    public var kind: String
    public var reason: String
    public var placedBy: OperatorID
    public var placedAt: Instant
    /// When somebody should have decided.
    public var dueAt: Instant?
    /// The rule that placed it; empty when a person did.
    public var rule: String
    public var stops: Stops
    /// Who may lift it, as its rules said when it was placed; empty where no rule did: then the active rules on holds of its kind say.
    public var liftedBy: Set<Role>

    public init(
        kind: String, reason: String, placedBy: OperatorID, placedAt: Instant, dueAt: Instant?,
        rule: String, stops: Stops = .usual, liftedBy: Set<Role> = []
    ) {
        self.kind = kind
        self.reason = reason
        self.placedBy = placedBy
        self.placedAt = placedAt
        self.dueAt = dueAt
        self.rule = rule
        self.stops = stops
        self.liftedBy = liftedBy
    }
}
