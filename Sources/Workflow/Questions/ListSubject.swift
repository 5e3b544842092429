import Policy

/// What one row of a list is called in an expression, with everything that may be asked of it.
public enum ListSubject: String, Sendable, CaseIterable {
    case order, stock, exception, approval, step, policy

    /// One thing that may be asked of a row.
    public struct Field: Sendable {
        /// With the subject before it, such as `order.total`.
        public var name: String
        public var type: ValueType
    }

    /// In the order in which `--where help` tells them; `now` and `clock.now` are the moment of the question.
    public var fields: [Field] {
        let own: [(String, ValueType)] =
            switch self {
            case .order:
                [
                    ("number", .string), ("channel", .string), ("state", .string), ("placed_at", .timestamp),
                    ("deadline", .timestamp), ("total", .money), ("paid", .money), ("refunded", .money),
                    ("location", .string), ("lines", .int), ("units", .int), ("reserved_units", .int), ("open_units", .int),
                    ("is_open", .bool), ("is_backordered", .bool), ("is_released", .bool), ("risk", .string),
                    ("priority", .int), ("holds", .list(.string)), ("exceptions", .list(.string)), ("skus", .list(.string)),
                    ("customer", .string), ("email", .string), ("city", .string), ("postcode", .string),
                    ("country", .string), ("note", .string), ("currency", .string), ("line_count", .int), ("overdue", .bool),
                    ("minutes_to_cutoff", .int), ("age_hours", .int), ("age_days", .int), ("has_address", .bool),
                    ("needs_shipping", .bool), ("tags", .list(.string)), ("attributes", .map(.string, .string)),
                    ("channel.zone", .string), ("address.country", .string), ("address.province", .string),
                    ("address.city", .string), ("address.postcode", .string), ("customer.name", .string),
                    ("customer.email", .string),
                ]
            case .stock:
                [
                    ("sku", .string), ("name", .string), ("location", .string), ("kind", .string), ("on_hand", .int),
                    ("sellable", .int), ("reserved", .int), ("available", .int), ("quarantine", .int), ("damaged", .int),
                    ("returned", .int), ("in_transit", .int), ("wanted", .int), ("value", .money), ("flag", .string),
                    ("is_provisional", .bool),
                ]
            case .exception:
                [
                    ("id", .int), ("kind", .string), ("severity", .string), ("subject", .string), ("summary", .string),
                    ("desk", .string), ("owner", .string), ("state", .string), ("is_open", .bool),
                    ("raised_at", .timestamp), ("due_at", .timestamp),
                ]
            case .approval:
                [
                    ("id", .int), ("kind", .string), ("subject", .string), ("amount", .money), ("reason", .string),
                    ("requested_by", .string), ("requested_at", .timestamp), ("due_at", .timestamp), ("rule", .string),
                    ("role", .string), ("state", .string), ("decided_by", .string),
                ]
            case .step:
                [
                    ("number", .int), ("title", .string), ("state", .string), ("owner", .string), ("check", .string),
                    ("passes", .bool), ("value", .string), ("needs_two", .bool), ("preparer", .string),
                    ("approver", .string),
                ]
            case .policy:
                [
                    ("kind", .string), ("id", .string), ("family", .string), ("says", .string), ("version", .int),
                    ("state", .string), ("owner", .string), ("mode", .string), ("review_by", .timestamp), ("is_late", .bool),
                    ("day", .int), ("week", .int), ("same", .int), ("other", .int), ("author", .string), ("note", .string),
                    ("request", .int),
                ]
            }
        return own.map { Field(name: name($0.0), type: $0.1) }
            + ListSubject.moments.map { Field(name: $0, type: .timestamp) }
    }

    /// The moment of the question: as lists have always called it, and as rules do.
    public static let moments = ["now", "clock.now"]

    /// A field with the subject before it; one that rules call otherwise, such as `address.country`, keeps their name.
    public func name(_ field: String) -> String { field.contains(".") ? field : "\(rawValue).\(field)" }

    /// What rules ask of an order and no list keeps, with the name that is near.
    static let rulesOnly: [String: String] = [
        "order.payment": "order.paid", "order.shipping": "order.total", "order.discount": "order.total",
        "order.local_hour": "order.placed_at", "order.local_weekday": "order.placed_at", "customer.orders": "customer.email",
        "customer.spent": "order.paid", "customer.refunded": "order.refunded", "customer.refunded_orders": "order.refunded",
        "customer.tags": "order.tags", "customer.attributes": "order.attributes",
        "location.code": "order.location", "location.kind": "order.location", "location.zone": "channel.zone",
    ]
}
