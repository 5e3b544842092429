import Vocabulary

/// What of an order went back to the customer, or is to go back; and the goods that are to come back for it.
public struct GivenBack: Sendable, Equatable {
    /// Out of what was earned, by what it was earned for.
    public var shares = RefundShares()
    /// Out of the deposit of goods that still have to leave: they will earn that much less.
    public var allowedMinor = 0
    /// The lines of which something went back, by number.
    public var lines: [Line] = []
    /// Refunds that were approved, in the order of their numbers.
    public var grants: [Grant] = []

    public init() {}

    /// Units of one line whose money or goods went back.
    public struct Line: Sendable, Equatable {
        public var line: Int
        /// Units whose money went back, or is to.
        public var refunded = 0
        /// Units that the customer is to send back and has not yet.
        public var expected = 0
        /// Units that came back, and what they had cost when they left, in the store's currency.
        public var returned = 0
        public var returnedCostMinor = 0

        public init(line: Int) { self.line = line }
    }

    /// A refund that was approved, and how much of it the processor has not confirmed.
    public struct Grant: Sendable, Equatable {
        /// 1, 2, 3 … within the order.
        public var number: Int
        public var minor: Int
        public var openMinor: Int
        /// The processor's own name for it; empty until it was executed.
        public var reference: String

        public init(number: Int, minor: Int, openMinor: Int, reference: String = "") {
            self.number = number
            self.minor = minor
            self.openMinor = openMinor
            self.reference = reference
        }
    }

    /// Approved and not executed.
    public var openMinor: Int { grants.reduce(0) { $0 + $1.openMinor } }
    /// Units that are still to come back, over all lines.
    public var expectedUnits: Int { lines.reduce(0) { $0 + $1.expected } }

    public func line(_ number: Int) -> Line { lines.first { $0.line == number } ?? Line(line: number) }

    mutating func change(_ number: Int, _ body: (inout Line) -> Void) {
        if let index = lines.firstIndex(where: { $0.line == number }) { return body(&lines[index]) }
        var fresh = Line(line: number)
        body(&fresh)
        lines.insert(fresh, at: lines.firstIndex { $0.line > number } ?? lines.count)
    }

    /// Takes what was paid out elsewhere off the approved refunds, the oldest first.
    mutating func settle(_ minor: Int) {
        var left = minor
        for index in grants.indices where left > 0 {
            let taken = min(left, grants[index].openMinor)
            grants[index].openMinor -= taken
            left -= taken
        }
    }
}

/// An amount by what it was earned for: goods (4000 less 4050), shipping (4010) and tax (2300), minor units.
public struct RefundShares: Sendable, Equatable {
    public var goodsMinor: Int
    public var shippingMinor: Int
    public var taxMinor: Int

    public init(goodsMinor: Int = 0, shippingMinor: Int = 0, taxMinor: Int = 0) {
        self.goodsMinor = goodsMinor
        self.shippingMinor = shippingMinor
        self.taxMinor = taxMinor
    }

    public var totalMinor: Int { goodsMinor + shippingMinor + taxMinor }

    public static func + (a: RefundShares, b: RefundShares) -> RefundShares {
        RefundShares(
            goodsMinor: a.goodsMinor + b.goodsMinor, shippingMinor: a.shippingMinor + b.shippingMinor,
            taxMinor: a.taxMinor + b.taxMinor)
    }

    /// Each part, but never more than the other's.
    func limited(to other: RefundShares) -> RefundShares {
        RefundShares(
            goodsMinor: min(goodsMinor, other.goodsMinor), shippingMinor: min(shippingMinor, other.shippingMinor),
            taxMinor: min(taxMinor, other.taxMinor))
    }

    /// `minor` shared out as these parts are, by largest remainder. No share is more than its part, and all of it takes every
    /// part to its last cent; what goes beyond them is for goods.
    public func split(_ minor: Int) -> RefundShares {
        let within = min(minor, totalMinor)
        let parts = within > 0 ? Apportion.split(within, by: [goodsMinor, shippingMinor, taxMinor]) : [0, 0, 0]
        return RefundShares(goodsMinor: parts[0] + minor - within, shippingMinor: parts[1], taxMinor: parts[2])
    }
}
