import Vocabulary

/// What a shop says of payment.
public enum PaymentState: Int, Sendable {
    case pending = 0
    case authorized, paid, partlyPaid, partlyRefunded, refunded, voided
}

/// An order as a file tells it, before the shop's rules have seen it. Amounts are minor units of `currency`.
public struct OrderDraft: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        /// As the file spells it; empty when the file has none.
        public var sku: String
        public var title: String
        public var quantity: Int
        /// Price of one unit as the file shows it; nil when the file has no prices.
        public var priceMinor: Int?
        /// Discount on this line alone, positive.
        public var discountMinor: Int
        public var isFulfilled: Bool
        public var needsStock: Bool

        public init(
            sku: String, title: String, quantity: Int, priceMinor: Int?, discountMinor: Int,
            isFulfilled: Bool, needsStock: Bool
        ) {
            self.sku = sku
            self.title = title
            self.quantity = quantity
            self.priceMinor = priceMinor
            self.discountMinor = discountMinor
            self.isFulfilled = isFulfilled
            self.needsStock = needsStock
        }
    }

    public var number: OrderNumber
    public var currency: Currency
    public var placedAt: Instant
    public var customer: Customer
    public var note: String
    public var lines: [Line]
    /// After discounts; nil when the file does not say.
    public var subtotalMinor: Int?
    public var shippingMinor: Int
    public var taxMinor: Int
    /// Discount on the whole order, positive.
    public var discountMinor: Int
    public var totalMinor: Int
    public var refundedMinor: Int
    /// Still to be paid; nil when the file does not say.
    public var outstandingMinor: Int?
    public var payment: PaymentState
    public var fulfilledAt: Instant?
    public var cancelledAt: Instant?
    public var risk: Risk
    /// Fingerprint of everything the file says of it, whatever the order of its columns.
    public var source: UInt64
    /// Where its first record begins.
    public var line: Int
    /// Tags and attributes; nil when the file has no column for them.
    public var labels: Labels?
    /// The customer's telephone, as the file spells it.
    public var phone = ""

    public init(
        number: OrderNumber, currency: Currency, placedAt: Instant, customer: Customer, note: String,
        lines: [Line], subtotalMinor: Int?, shippingMinor: Int, taxMinor: Int, discountMinor: Int,
        totalMinor: Int, refundedMinor: Int, outstandingMinor: Int?, payment: PaymentState,
        fulfilledAt: Instant?, cancelledAt: Instant?, risk: Risk, source: UInt64, line: Int
    ) {
        self.number = number
        self.currency = currency
        self.placedAt = placedAt
        self.customer = customer
        self.note = note
        self.lines = lines
        self.subtotalMinor = subtotalMinor
        self.shippingMinor = shippingMinor
        self.taxMinor = taxMinor
        self.discountMinor = discountMinor
        self.totalMinor = totalMinor
        self.refundedMinor = refundedMinor
        self.outstandingMinor = outstandingMinor
        self.payment = payment
        self.fulfilledAt = fulfilledAt
        self.cancelledAt = cancelledAt
        self.risk = risk
        self.source = source
        self.line = line
    }
}

/// Stock of one SKU at one location as a file tells it.
public struct StockDraft: Sendable, Equatable {
    public var sku: String
    public var title: String
    /// As the file spells it: a code, a name or an alias.
    public var location: String
    /// Physical units, all states together.
    public var onHand: Int
    /// Of these, not to be sold: waiting to be looked at, and damaged; nil where the source does not say. One that counts both
    /// together says it as quarantine.
    public var quarantine: Int?
    public var damaged: Int?
    /// Units the source has promised beyond what it has; 0 when it has not.
    public var oversold: Int
    public var source: UInt64
    public var line: Int

    public init(
        sku: String, title: String, location: String, onHand: Int, quarantine: Int?, damaged: Int?,
        oversold: Int, source: UInt64, line: Int
    ) {
        self.sku = sku
        self.title = title
        self.location = location
        self.onHand = onHand
        self.quarantine = quarantine
        self.damaged = damaged
        self.oversold = oversold
        self.source = source
        self.line = line
    }
}

/// An item as a catalogue file tells it.
public struct ItemDraft: Sendable, Equatable {
    public var sku: String
    public var name: String
    /// Cost of one unit in major units' text of the store's currency, already checked to be a plain decimal; nil when not said.
    public var cost: String?
    public var price: Money?
    public var weightGrams: Int?
    public var barcode: String
    public var vendor: String
    public var line: Int
    /// Tags and attributes; nil when the file has no column for them.
    public var labels: Labels?

    public init(
        sku: String, name: String, cost: String?, price: Money?, weightGrams: Int?, barcode: String,
        vendor: String, line: Int
    ) {
        self.sku = sku
        self.name = name
        self.cost = cost
        self.price = price
        self.weightGrams = weightGrams
        self.barcode = barcode
        self.vendor = vendor
        self.line = line
    }
}

/// What a reader of files hands on, record by record.
public enum Draft: Sendable, Equatable {
    case order(OrderDraft)
    case stock(StockDraft)
    case item(ItemDraft)
}
