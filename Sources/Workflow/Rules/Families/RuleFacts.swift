import Vocabulary

/// A moment on the clock of a shop, a channel or a place.
public struct LocalClock: Sendable {
    public var at: Instant
    public var zone: String
    public var zones: any Zones

    public init(at: Instant, zone: String, zones: any Zones) {
        self.at = at
        self.zone = zone
        self.zones = zones
    }

    private var offset: Int { zones.offsetSeconds(of: zone, at: at) }
    /// 0 to 23.
    var hour: Int { at.timeOfDay(offsetSeconds: offset).hour }
    /// 1 Monday to 7 Sunday.
    var weekday: Int { at.day(offsetSeconds: offset).weekday }
}

/// What the hold rules look at: an order as a file tells of it.
public struct OrderFacts: Sendable {
    public var draft: OrderDraft
    public var channel: Channel
    /// Something was paid back before anything left.
    public var isRefunded: Bool
    public var at: Instant
    public var zones: any Zones
    /// What is written on the SKU of each line.
    public var labels: [Labels] = []
    /// Nil where nobody knows who bought it, and where no rule asks.
    public var customer: CustomerFacts?

    /// When it was placed, by its channel's clock.
    var clock: LocalClock { LocalClock(at: draft.placedAt, zone: channel.zone, zones: zones) }
}

/// What the priority rules look at: an open order in the queue.
public struct QueueFacts: Sendable {
    public var channel: ChannelCode
    /// The channel's time zone.
    public var zone: String
    public var total: Money
    public var state: OrderState
    public var placedAt: Instant
    /// The pick-up before its promise, or the promise itself.
    public var deadline: Instant
    public var lines: Int
    public var units: Int
    public var openUnits: Int
    public var reservedUnits: Int
    public var now: Instant
    public var zones: any Zones
    /// What is written on it; read only where a rule asks.
    public var labels: Labels

    public init(
        channel: ChannelCode, zone: String = "UTC", total: Money, state: OrderState = .captured, placedAt: Instant? = nil,
        deadline: Instant, lines: Int = 0, units: Int = 0, openUnits: Int = 0, reservedUnits: Int = 0, now: Instant,
        zones: any Zones = UTCOnly(), labels: Labels = Labels()
    ) {
        self.channel = channel
        self.zone = zone
        self.total = total
        self.state = state
        self.placedAt = placedAt ?? now
        self.deadline = deadline
        self.lines = lines
        self.units = units
        self.openUnits = openUnits
        self.reservedUnits = reservedUnits
        self.now = now
        self.zones = zones
        self.labels = labels
    }
}

/// An order that allocation and routing are about, shared by everything that they look at.
public final class OrderInHand: Sendable {
    public let order: Order
    public let channel: Channel
    /// The shop's.
    public let currency: Currency
    public let at: Instant
    public let zones: any Zones

    init(_ sight: OrderSight, in context: Context) {
        order = sight.order
        channel = sight.channel
        currency = context.shop.currency
        at = context.at
        zones = context.zones
    }
}

/// What the allocation rules look at: an order, and one of its lines that needs units.
public struct NeedFacts: Sendable {
    public var hand: OrderInHand
    /// Nil where the order as a whole is asked about.
    public var item: Item?
    /// The line's number, as the record names it.
    public var line: Int
    public var quantity: Int
}

/// What the routing rules look at, for one location.
public struct CandidateFacts: Sendable {
    /// One line that needs units, and what the location has for it.
    public struct Line: Sendable {
        public var sku: SKUCode
        public var needed: Int
        public var available: Int
    }

    public var hand: OrderInHand
    public var location: Location
    public var lines: [Line]
    /// Lines whose item only another vendor ships.
    public var foreignVendorLines: Int

    /// Lines that it can serve in full.
    public var fullLines: Int { lines.reduce(0) { $0 + ($1.available >= $1.needed ? 1 : 0) } }
    /// Units it has of what is needed, and units it lacks.
    public var units: Int { lines.reduce(0) { $0 + $1.available } }
    public var shortUnits: Int { lines.reduce(0) { $0 + max(0, $1.needed - $1.available) } }
}

/// What the release rules look at: an order that the floor could have.
public struct ReleaseFacts: Sendable {
    public var order: Order
    public var channel: Channel
    public var location: Location?
    public var at: Instant
    public var zones: any Zones
    /// Nil where nobody knows who bought it, and where no rule asks.
    public var customer: CustomerFacts?
}

/// What the approval rules look at: a command with an effect that somebody may have to say yes to.
public struct RequestFacts: Sendable {
    /// `adjustment`, `write_off`, `refund`, `reopen`.
    public var kind: String
    public var amount: Money
    public var reason: String
    public var requester: Operator
    public var item: Item?
    public var location: Location?
    public var order: Order?
    public var channel: Channel?
    /// Of a refund: whether goods are to come back, and what the same customer was given back for other orders.
    public var expectsReturn: Bool?
    public var refundedOrders: Int?
    public var refunded: Money?
    /// Of a refund, where a rule asks.
    public var customer: CustomerFacts?
    /// What the same person did or asked for before, within the longest window of the rules.
    public var earlier: [GovernedEffect] = []
    /// By the shop's clock.
    public var clock: LocalClock

    public init(kind: String, amount: Money, reason: String, requester: Operator, clock: LocalClock) {
        self.kind = kind
        self.amount = amount
        self.reason = reason
        self.requester = requester
        self.clock = clock
    }
}

/// What the rules on returns look at: goods that came back.
public struct ReturnFacts: Sendable {
    public var order: Order
    public var channel: Channel
    public var location: Location
    public var units: Int
    /// Units that came back beyond what was expected, and of which lines.
    public var unexpectedUnits: Int
    public var unexpectedLines: [Int]
    /// Days since its last parcel left; nil when none did.
    public var daysSinceShipped: Int?
    public var reason: String
    /// By the clock of the place that took them in.
    public var clock: LocalClock
}

/// What the rules on exceptions look at: something that somebody has to see to.
public struct ExceptionFacts: Sendable {
    public var kind: String
    public var subject: Subject
    /// Where it is about an order.
    public var order: Order?
    /// By the shop's clock.
    public var clock: LocalClock
}
