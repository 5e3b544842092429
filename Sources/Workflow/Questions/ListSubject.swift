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

    /// In the order in which the handbook tells them; `now` is the moment of the question.
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
                    ("country", .string), ("note", .string),
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
        return own.map { Field(name: "\(rawValue).\($0.0)", type: $0.1) } + [Field(name: "now", type: .timestamp)]
    }
}
