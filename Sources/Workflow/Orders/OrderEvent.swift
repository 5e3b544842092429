import Vocabulary

/// What happened to an order.
public enum OrderEvent: Sendable, Equatable {
    /// An order that came in, with the shop's business day of its deposit.
    case captured(Order, on: Day)
    case held(OrderID, Hold)
    case lifted(OrderID, kind: String, reason: String)
    case routed(OrderID, to: LocationID, deadline: Instant)
    case allocated(OrderID, [Reservation])
    case deallocated(OrderID, [Reservation])
    case backordered(OrderID)
    case released(OrderID)
    case shipped(Shipment)
    case cancelled(Cancellation)
    case paymentRecorded(Payment)
    case refundRecorded(Refund)
    case refundApproved(RefundGrant)
    case refundExecuted(RefundExecution)
    case returned(ReturnReceipt)
    /// The shop's record changed in a way that changes nothing here but its fingerprint.
    case reread(OrderID, source: UInt64)
    /// It was to go to the floor and waits: why, as the decision's answer says.
    case waited(OrderID, because: String)
    /// A person lifted the hold of a rule: it does not hold this order again.
    case overruled(OrderID, rule: String)
    /// The shop wrote other tags or attributes on it.
    case relabelled(OrderID, Labels)
}

/// Goods of one order that left from one location, with what they earned and cost.
public struct Shipment: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public var line: Int
        public var sku: SKUID
        public var quantity: Int
        /// Cost of these units, minor units of the store's currency.
        public var costMinor: Int
        public var listMinor: Int
        public var discountMinor: Int
        public var taxMinor: Int
        public var needsStock: Bool

        public init(
            line: Int, sku: SKUID, quantity: Int, costMinor: Int, listMinor: Int, discountMinor: Int,
            taxMinor: Int, needsStock: Bool
        ) {
            self.line = line
            self.sku = sku
            self.quantity = quantity
            self.costMinor = costMinor
            self.listMinor = listMinor
            self.discountMinor = discountMinor
            self.taxMinor = taxMinor
            self.needsStock = needsStock
        }
    }

    /// Whose stock it left.
    public enum Source: Int, Sendable {
        case own = 0
        case vendor
        /// Shipped before this store knew of it: no stock of ours moved.
        case elsewhere
    }

    public var order: OrderID
    public var channel: ChannelID
    public var currency: Currency
    public var location: LocationID?
    public var source: Source
    public var day: Day
    public var lines: [Line]
    public var shippingMinor: Int
    public var shippingTaxMinor: Int
    public var residualMinor: Int
    /// The residual is what rounding leaves; otherwise nobody can explain it.
    public var isRounding: Bool
    /// How its value is covered: out of the deposit, captured now, or owed by the customer.
    public var fromDepositMinor: Int
    public var capturedMinor: Int
    public var receivableMinor: Int
    public var tracking: String
    /// What was given back before it left, and is earned no more.
    public var allowed: RefundShares

    public init(
        order: OrderID, channel: ChannelID, currency: Currency, location: LocationID?, source: Source,
        day: Day, lines: [Line], shippingMinor: Int, shippingTaxMinor: Int, residualMinor: Int, isRounding: Bool,
        fromDepositMinor: Int, capturedMinor: Int, receivableMinor: Int, tracking: String,
        allowed: RefundShares = RefundShares()
    ) {
        self.order = order
        self.channel = channel
        self.currency = currency
        self.location = location
        self.source = source
        self.day = day
        self.lines = lines
        self.shippingMinor = shippingMinor
        self.shippingTaxMinor = shippingTaxMinor
        self.residualMinor = residualMinor
        self.isRounding = isRounding
        self.fromDepositMinor = fromDepositMinor
        self.capturedMinor = capturedMinor
        self.receivableMinor = receivableMinor
        self.tracking = tracking
        self.allowed = allowed
    }

    /// What the customer pays for it.
    public var valueMinor: Int {
        lines.reduce(0) { $0 + $1.listMinor - $1.discountMinor + $1.taxMinor } + shippingMinor
            + shippingTaxMinor + residualMinor
    }
}

/// Lines of an order that will not be delivered, and the money that goes back for them.
public struct Cancellation: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public var line: Int
        public var quantity: Int

        public init(line: Int, quantity: Int) {
            self.line = line
            self.quantity = quantity
        }
    }

    public var order: OrderID
    public var channel: ChannelID
    public var currency: Currency
    public var day: Day
    public var lines: [Line]
    /// Reservations that it gives back.
    public var reservations: [Reservation]
    /// Moved from 2200 to 2240.
    public var fromDepositMinor: Int
    /// Of what its units are worth, what had gone back out of the deposit before.
    public var allowedMinor: Int
    public var reason: String

    public init(
        order: OrderID, channel: ChannelID, currency: Currency, day: Day, lines: [Line],
        reservations: [Reservation], fromDepositMinor: Int, allowedMinor: Int = 0, reason: String
    ) {
        self.order = order
        self.channel = channel
        self.currency = currency
        self.day = day
        self.lines = lines
        self.reservations = reservations
        self.fromDepositMinor = fromDepositMinor
        self.allowedMinor = allowedMinor
        self.reason = reason
    }

    /// Units over all its lines.
    public var unitCount: Int { lines.reduce(0) { $0 + $1.quantity } }
}

/// Money that the shop took for an order after it was captured.
public struct Payment: Sendable, Equatable {
    public var order: OrderID
    public var channel: ChannelID
    public var currency: Currency
    public var day: Day
    public var minor: Int
    /// Out of it, for what has been shipped and was owed (1100); the rest is a deposit (2200).
    public var toReceivableMinor: Int
    /// Beside it, what may be taken when the goods leave.
    public var authorizedMinor: Int

    public init(
        order: OrderID, channel: ChannelID, currency: Currency, day: Day, minor: Int, toReceivableMinor: Int = 0,
        authorizedMinor: Int = 0
    ) {
        self.order = order
        self.channel = channel
        self.currency = currency
        self.day = day
        self.minor = minor
        self.toReceivableMinor = toReceivableMinor
        self.authorizedMinor = authorizedMinor
    }

    public var toDepositMinor: Int { minor - toReceivableMinor }
}

/// Money that the shop's processor has already given back.
public struct Refund: Sendable, Equatable {
    public var order: OrderID
    public var channel: ChannelID
    public var currency: Currency
    public var day: Day
    /// Out of what was owed already (2240), out of the deposit (2200), out of revenue (4060) and tax (2300).
    public var fromPayableMinor: Int
    public var fromDepositMinor: Int
    public var fromRevenueMinor: Int
    public var fromTaxMinor: Int

    public init(
        order: OrderID, channel: ChannelID, currency: Currency, day: Day, fromPayableMinor: Int,
        fromDepositMinor: Int, fromRevenueMinor: Int, fromTaxMinor: Int
    ) {
        self.order = order
        self.channel = channel
        self.currency = currency
        self.day = day
        self.fromPayableMinor = fromPayableMinor
        self.fromDepositMinor = fromDepositMinor
        self.fromRevenueMinor = fromRevenueMinor
        self.fromTaxMinor = fromTaxMinor
    }

    public var minor: Int { fromPayableMinor + fromDepositMinor + fromRevenueMinor + fromTaxMinor }
}
