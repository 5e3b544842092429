import Policy
import Vocabulary

/// Tags and attributes as rules ask them, in every family the same.
enum LabelFacts {
    static let tags = ValueType.list(.string)
    static let attributes = ValueType.map(.string, .string)

    static let orderTagsNote = "what the shop wrote on it, such as [\"trade\"]; empty without any"
    static let orderAttributesNote =
        "what the shop or the customer noted on it by name; ask with \"gift\" in order.attributes first"
    static let skuTagsNote = "what is written on the SKU; empty without any"
    static let skuAttributesNote = "what is noted on the SKU by name"
    static let customerOrdersNote =
        "orders of the same customer beside this one, in every channel; not known without a mail address or telephone"
    static let customerSpentNote = "paid for those orders in this order's currency, less what went back"
    static let customerTagsNote = "what is written on the customer (tally do tag customer); empty without any"
    static let customerAttributesNote = "what is noted on the customer by name"
}

extension Value {
    /// Tags as a list of texts.
    public static func tags(_ labels: Labels) -> Value { .list(labels.tags.map { .string($0) }) }

    /// Attributes as a map from text to text.
    public static func attributes(_ labels: Labels) -> Value {
        MapValue(labels.attributes.map { (key: .string($0.name), value: .string($0.value)) }).map { .map($0) } ?? .null
    }
}

extension FactReading {
    /// What is written on an order.
    static func orderLabels(_ labels: @escaping @Sendable (Subject) -> Labels?) -> [FactReading] {
        [
            FactReading("order.tags", LabelFacts.tags, LabelFacts.orderTagsNote) { labels($0).map { .tags($0) } },
            FactReading("order.attributes", LabelFacts.attributes, LabelFacts.orderAttributesNote) {
                labels($0).map { .attributes($0) }
            },
        ]
    }

    /// What is written on an item.
    static func skuLabels(_ labels: @escaping @Sendable (Subject) -> Labels?) -> [FactReading] {
        [
            FactReading("sku.tags", LabelFacts.tags, LabelFacts.skuTagsNote) { labels($0).map { .tags($0) } },
            FactReading("sku.attributes", LabelFacts.attributes, LabelFacts.skuAttributesNote) {
                labels($0).map { .attributes($0) }
            },
        ]
    }

    /// What is known of the customer; `currency` is the order's.
    static func customer(
        _ facts: @escaping @Sendable (Subject) -> CustomerFacts?, _ currency: @escaping @Sendable (Subject) -> Currency?
    ) -> [FactReading] {
        [
            FactReading("customer.orders", .int, LabelFacts.customerOrdersNote) { facts($0).map { .int($0.orders) } },
            FactReading("customer.spent", .money, LabelFacts.customerSpentNote) { subject in
                guard let currency = currency(subject) else { return nil }
                return facts(subject).map { .money(Money(minor: $0.spentMinor, currency)) }
            },
            FactReading("customer.tags", LabelFacts.tags, LabelFacts.customerTagsNote) { facts($0).map { .tags($0.labels) } },
            FactReading("customer.attributes", LabelFacts.attributes, LabelFacts.customerAttributesNote) {
                facts($0).map { .attributes($0.labels) }
            },
        ]
    }
}
