import Vocabulary

/// Who a customer is across orders and channels: the mail address, whatever the case of its letters, or the telephone where there is none.
public struct CustomerKey: Hashable, Sendable, Comparable {
    /// `mail:anna@example.org`, `tel:494066969924`.
    public let text: String

    /// Nil when there is neither.
    public init?(email: String, phone: String) {
        let mail = email.filter { !$0.isWhitespace }.lowercased()
        if !mail.isEmpty {
            text = "mail:\(mail)"
            return
        }
        let digits = phone.filter { ("0"..."9").contains($0) }
        guard !digits.isEmpty else { return nil }
        text = "tel:" + (phone.hasPrefix("+") ? digits : digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits)
    }

    /// As somebody types it: with an `@` a mail address, otherwise a telephone.
    public init?(typed: String) {
        let isMail = typed.contains("@")
        self.init(email: isMail ? typed : "", phone: isMail ? "" : typed)
    }

    /// One that was kept.
    public init(kept text: String) { self.text = text }

    public static func < (a: CustomerKey, b: CustomerKey) -> Bool { a.text < b.text }
}

/// What a customer bought so far, by currency.
public struct CustomerTotals: Sendable, Equatable {
    public struct Part: Sendable, Equatable {
        public var currency: Currency
        public var orders: Int
        /// Paid for them, less what went back; minor units.
        public var spentMinor: Int

        public init(currency: Currency, orders: Int, spentMinor: Int) {
            self.currency = currency
            self.orders = orders
            self.spentMinor = spentMinor
        }
    }

    public var parts: [Part]

    public init(_ parts: [Part] = []) { self.parts = parts }

    public var orders: Int { parts.reduce(0) { $0 + $1.orders } }

    public func spentMinor(in currency: Currency) -> Int { parts.first { $0.currency == currency }?.spentMinor ?? 0 }

    /// Adds orders, and money of one currency; below zero takes them away.
    public mutating func add(orders: Int, minor: Int, _ currency: Currency) {
        if let index = parts.firstIndex(where: { $0.currency == currency }) {
            parts[index].orders += orders
            parts[index].spentMinor += minor
        } else {
            parts.append(Part(currency: currency, orders: orders, spentMinor: minor))
        }
    }
}

/// What rules may ask of the customer of an order.
public struct CustomerFacts: Sendable, Equatable {
    /// Orders of the same customer beside this one.
    public var orders: Int
    /// Paid for those, less what went back; minor units of this order's currency.
    public var spentMinor: Int
    public var labels: Labels
}

extension Order {
    /// Whose it is; nil when the shop told neither a mail address nor a telephone.
    public var customerKey: CustomerKey? { CustomerKey(email: customer.email, phone: marks.phone) }
    /// Paid for it, less what went back.
    public var spentMinor: Int { paidMinor - refundedMinor }
}
