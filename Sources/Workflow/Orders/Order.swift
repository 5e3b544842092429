import Vocabulary

/// A customer's order: what was bought, what was paid, and how far its goods have come.
public struct Order: Sendable, Equatable {
    public let id: OrderID
    public let channel: ChannelID
    public let number: OrderNumber
    /// Number of events applied to it, so that a screen can tell that it saw an older one.
    public var version: Int
    /// Fingerprint of the shop's record it was last read from: the same again is no news.
    public var source: UInt64
    public let currency: Currency
    public let placedAt: Instant
    public let capturedAt: Instant
    public let customer: Customer
    public var note: String
    public var lines: [OrderLine]
    /// Frozen at capture, minor units of `currency`.
    public var amounts: OrderAmounts
    /// Money the shop has taken for it.
    public var paidMinor: Int
    /// Money that may be taken when it ships (authorised, not captured).
    public var authorizedMinor: Int
    /// Paid and not yet earned or given back: its part of account 2200.
    public var depositMinor: Int
    /// Shipped and not yet paid: its part of account 1100.
    public var receivableMinor: Int
    /// Owed to the customer and not yet executed: its part of account 2240.
    public var refundPayableMinor: Int
    /// Given back in all.
    public var refundedMinor: Int
    public var holds: [Hold]
    public var reservations: [Reservation]
    /// Where it will leave from, once routed.
    public var location: LocationID?
    /// When its next promise is broken.
    public var deadline: Instant
    public var isBackordered: Bool
    public var isReleased: Bool
    public var releasedAt: Instant?
    public var risk: Risk
    /// What went back of it, or is to.
    public var back: GivenBack
    /// What few orders have.
    public var marks = OrderMarks()

    public init(
        id: OrderID, channel: ChannelID, number: OrderNumber, version: Int, source: UInt64,
        currency: Currency, placedAt: Instant, capturedAt: Instant, customer: Customer, note: String,
        lines: [OrderLine], amounts: OrderAmounts, paidMinor: Int, authorizedMinor: Int,
        depositMinor: Int, receivableMinor: Int = 0, refundPayableMinor: Int = 0, refundedMinor: Int = 0, holds: [Hold] = [],
        reservations: [Reservation] = [], location: LocationID? = nil, deadline: Instant,
        isBackordered: Bool = false, isReleased: Bool = false, releasedAt: Instant? = nil, risk: Risk,
        back: GivenBack = GivenBack()
    ) {
        self.id = id
        self.channel = channel
        self.number = number
        self.version = version
        self.source = source
        self.currency = currency
        self.placedAt = placedAt
        self.capturedAt = capturedAt
        self.customer = customer
        self.note = note
        self.lines = lines
        self.amounts = amounts
        self.paidMinor = paidMinor
        self.authorizedMinor = authorizedMinor
        self.depositMinor = depositMinor
        self.receivableMinor = receivableMinor
        self.refundPayableMinor = refundPayableMinor
        self.refundedMinor = refundedMinor
        self.holds = holds
        self.reservations = reservations
        self.location = location
        self.deadline = deadline
        self.isBackordered = isBackordered
        self.isReleased = isReleased
        self.releasedAt = releasedAt
        self.risk = risk
        self.back = back
    }

    /// Units still to leave, over the lines that need stock.
    public var openUnits: Int { lines.reduce(0) { $0 + ($1.needsStock ? $1.open : 0) } }
    public var reservedUnits: Int { reservations.reduce(0) { $0 + $1.quantity } }

    /// Units of one line that are reserved, at all locations.
    public func reserved(line number: Int) -> Int {
        reservations.reduce(0) { $0 + ($1.line == number ? $1.quantity : 0) }
    }

    /// Whether a hold of it stops this step.
    public func isStopped(_ step: HeldStep) -> Bool { holds.contains { $0.stops.contains(step) } }

    /// Its state: derived, so that it cannot disagree with its lines.
    public var state: OrderState {
        var open = 0
        var shipped = 0
        for line in lines {
            open += line.open
            shipped += line.shipped
        }
        if open == 0 { return shipped > 0 ? .shipped : .cancelled }
        if shipped > 0 { return .partlyShipped }
        if !holds.isEmpty { return .held }
        if isReleased { return .released }
        let needed = openUnits
        let reserved = reservedUnits
        if reserved >= needed && (location != nil || needed == 0) { return .allocated }
        if reserved > 0 { return .partlyAllocated }
        return isBackordered ? .backordered : .captured
    }
}

/// Where an order stands, in the words that scripts rely on.
public enum OrderState: Int, Sendable, CaseIterable {
    case captured = 0
    case held, backordered, partlyAllocated, allocated, released, picking, packed, partlyShipped, shipped
    case delivered, cancelled

    public var word: String {
        switch self {
        case .captured: "captured"
        case .held: "held"
        case .backordered: "backordered"
        case .partlyAllocated: "partly_allocated"
        case .allocated: "allocated"
        case .released: "released"
        case .picking: "picking"
        case .packed: "packed"
        case .partlyShipped: "partly_shipped"
        case .shipped: "shipped"
        case .delivered: "delivered"
        case .cancelled: "cancelled"
        }
    }

    public init?(word: String) {
        guard let state = OrderState.allCases.first(where: { $0.word == word }) else { return nil }
        self = state
    }

    /// The word where room is short, as in lists.
    public var shortWord: String {
        switch self {
        case .backordered: "backorder"
        case .partlyAllocated: "part alloc"
        case .partlyShipped: "part ship"
        case .captured, .held, .allocated, .released, .picking, .packed, .shipped, .delivered, .cancelled: word
        }
    }

    /// Nothing is left to do with its goods.
    public var isClosed: Bool { self == .shipped || self == .delivered || self == .cancelled }
}

/// How the shop rates the risk of fraud.
public enum Risk: Int, Sendable, CaseIterable {
    case unknown = 0
    case low, medium, high

    /// The word for people and records.
    public var word: String {
        switch self {
        case .unknown: "unknown"
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        }
    }
}

/// Who bought it and where it goes.
public struct Customer: Sendable, Equatable {
    public var name: String
    public var email: String
    public var street: String
    public var city: String
    public var postcode: String
    public var province: String
    public var country: String

    public init(
        name: String, email: String, street: String, city: String, postcode: String, province: String,
        country: String
    ) {
        self.name = name
        self.email = email
        self.street = street
        self.city = city
        self.postcode = postcode
        self.province = province
        self.country = country
    }

    /// A carrier can find it: a street, a city and a country.
    public var hasAddress: Bool { !street.isEmpty && !city.isEmpty && !country.isEmpty }
}
