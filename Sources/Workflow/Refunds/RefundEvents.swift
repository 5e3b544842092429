import Vocabulary

/// A refund that was approved: the money becomes payable (2240), the units are expected back or not, and the processor is to
/// be told once.
public struct RefundGrant: Sendable, Equatable {
    /// Units of a line whose money goes back.
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
    /// 1, 2, 3 … within the order.
    public var number: Int
    /// Out of what a cancellation owes already (2240), out of the deposit (2200), and out of what was earned.
    public var fromOwedMinor: Int
    public var fromDepositMinor: Int
    public var shares: RefundShares
    public var lines: [Line]
    /// Whether the lines' units are to come back.
    public var isReturnExpected: Bool
    public var reason: String

    public init(
        order: OrderID, channel: ChannelID, currency: Currency, day: Day, number: Int, fromOwedMinor: Int,
        fromDepositMinor: Int, shares: RefundShares, lines: [Line], isReturnExpected: Bool, reason: String
    ) {
        self.order = order
        self.channel = channel
        self.currency = currency
        self.day = day
        self.number = number
        self.fromOwedMinor = fromOwedMinor
        self.fromDepositMinor = fromDepositMinor
        self.shares = shares
        self.lines = lines
        self.isReturnExpected = isReturnExpected
        self.reason = reason
    }

    public var minor: Int { fromOwedMinor + fromDepositMinor + shares.totalMinor }
    /// What becomes payable by it.
    public var newlyPayableMinor: Int { fromDepositMinor + shares.totalMinor }
}

/// A refund that the processor has paid out, with its own name for it.
public struct RefundExecution: Sendable, Equatable {
    public var order: OrderID
    public var channel: ChannelID
    public var currency: Currency
    public var day: Day
    public var number: Int
    public var minor: Int
    public var reference: String

    public init(
        order: OrderID, channel: ChannelID, currency: Currency, day: Day, number: Int, minor: Int, reference: String
    ) {
        self.order = order
        self.channel = channel
        self.currency = currency
        self.day = day
        self.number = number
        self.minor = minor
        self.reference = reference
    }
}

/// Units that a customer sent back, at what they had cost when they left.
public struct ReturnReceipt: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public var line: Int
        public var sku: SKUID
        public var quantity: Int
        public var costMinor: Int
        /// A vendor had sent them: their cost stands on 5010, not on 5000.
        public var isDropShip: Bool

        public init(line: Int, sku: SKUID, quantity: Int, costMinor: Int, isDropShip: Bool) {
            self.line = line
            self.sku = sku
            self.quantity = quantity
            self.costMinor = costMinor
            self.isDropShip = isDropShip
        }
    }

    public var order: OrderID
    public var channel: ChannelID
    public var location: LocationID
    public var day: Day
    public var lines: [Line]
    public var reason: String

    public init(order: OrderID, channel: ChannelID, location: LocationID, day: Day, lines: [Line], reason: String) {
        self.order = order
        self.channel = channel
        self.location = location
        self.day = day
        self.lines = lines
        self.reason = reason
    }

    /// The units with both ends named.
    public var movements: [Movement] {
        lines.map {
            Movement(
                sku: $0.sku, from: .customer, to: .at(location, .returned), quantity: $0.quantity, costMinor: $0.costMinor)
        }
    }
}
