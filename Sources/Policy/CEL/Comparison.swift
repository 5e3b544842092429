/// Equality and order, across kinds of number.
enum Comparison {
    static func areEqual(_ a: Value, _ b: Value, _ frame: inout Frame) throws(EvaluationFault) -> Bool {
        switch (a, b) {
        case (.int(let a), .int(let b)): return a == b
        case (.bool(let a), .bool(let b)): return a == b
        case (.string(let a), .string(let b)):
            if a.utf8.count > 32 { try frame.spend(bytes: a.utf8.count) }
            return CodePoints.areEqual(a, b)
        case (.money(let a), .money(let b)):
            guard a.currency == b.currency else { throw MoneyText.currencies(a, b) }
            return a.minor == b.minor
        case (.null, .null): return true
        case (.bytes(let a), .bytes(let b)):
            try frame.spend(bytes: a.count)
            return a == b
        case (.timestamp(let a), .timestamp(let b)): return a == b
        case (.duration(let a), .duration(let b)): return a == b
        case (.type(let a), .type(let b)): return a == b
        case (.list(let a), .list(let b)):
            guard a.count == b.count else { return false }
            return try areEqual(a, b, &frame)
        case (.map(let a), .map(let b)):
            guard a.entries.count == b.entries.count else { return false }
            for entry in a.entries {
                try frame.spend(1)
                guard let other = b[entry.key], try areEqual(entry.value, other, &frame) else { return false }
            }
            return true
        case (.object(let a), .object(let b)):
            guard a !== b else { return true }
            guard a.type === b.type else { return false }
            for place in a.places {
                try frame.spend(1)
                switch (a[place], b[place]) {
                case (nil, nil): continue
                case (let x?, let y?): guard try areEqual(x, y, &frame) else { return false }
                default: return false
                }
            }
            return true
        case (.optional(let a), .optional(let b)):
            guard let a, let b else { return a == nil && b == nil }
            try frame.spend(1)
            return try areEqual(a, b, &frame)
        default: return numbers(a, b) == .equal
        }
    }

    private static func areEqual(_ a: [Value], _ b: [Value], _ frame: inout Frame) throws(EvaluationFault) -> Bool {
        for (x, y) in zip(a, b) {
            try frame.spend(1)
            guard try areEqual(x, y, &frame) else { return false }
        }
        return true
    }

    enum Order {
        case less, equal, greater
        /// One side is not a number.
        case none

        init<Element: Comparable>(_ a: Element, _ b: Element) {
            self = a < b ? .less : a == b ? .equal : a > b ? .greater : .none
        }
    }

    /// The order of two numbers of any kind; nil when one is none.
    static func numbers(_ a: Value, _ b: Value) -> Order? {
        switch (a, b) {
        case (.int(let a), .int(let b)): Order(a, b)
        case (.uint(let a), .uint(let b)): Order(a, b)
        case (.double(let a), .double(let b)): Order(a, b)
        case (.int(let a), .uint(let b)): a < 0 ? .less : Order(UInt(a), b)
        case (.uint(let a), .int(let b)): b < 0 ? .greater : Order(a, UInt(b))
        case (.int(let a), .double(let b)): Order(Double(a), b)
        case (.double(let a), .int(let b)): Order(a, Double(b))
        case (.uint(let a), .double(let b)): Order(Double(a), b)
        case (.double(let a), .uint(let b)): Order(a, Double(b))
        default: nil
        }
    }

    /// The order of two values of one kind; a fault where the kind has none.
    static func order(_ a: Value, _ b: Value, _ name: String, _ frame: inout Frame) throws(EvaluationFault) -> Order {
        if let order = numbers(a, b) { return order }
        switch (a, b) {
        case (.money(let a), .money(let b)):
            guard a.currency == b.currency else { throw MoneyText.currencies(a, b) }
            return Order(a.minor, b.minor)
        case (.string(let a), .string(let b)):
            if a.utf8.count > 32 { try frame.spend(bytes: a.utf8.count) }
            return Order(CodePoints.compare(a, b), 0)
        case (.bytes(let a), .bytes(let b)):
            try frame.spend(bytes: a.count)
            return Order(CodePoints.compare(a, b), 0)
        case (.timestamp(let a), .timestamp(let b)): return Order(a, b)
        case (.duration(let a), .duration(let b)): return Order(a, b)
        case (.bool(let a), .bool(let b)): return Order(a ? 1 : 0, b ? 1 : 0)
        default: throw EvaluationFault.overload(name, a, b)
        }
    }

    static func contains(_ element: Value, _ range: Value, _ frame: inout Frame) throws(EvaluationFault) -> Bool {
        switch range {
        case .list(let values):
            for value in values {
                try frame.spend(1)
                if try areEqual(element, value, &frame) { return true }
            }
            return false
        case .map(let map): return map[element] != nil
        default: throw EvaluationFault.overload("@in", element, range)
        }
    }
}
