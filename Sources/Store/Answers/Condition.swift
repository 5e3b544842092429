import Workflow

/// A condition of a query: the program's own text with placeholders, and the values for them.
struct Condition {
    var sql: String
    var values: [Bound]

    init(_ sql: String, _ values: [Bound] = []) {
        self.sql = sql
        self.values = values
    }

    static let always = Condition("1")
    static let never = Condition("0")

    /// `expression` is one of the values; never when there are none.
    static func oneOf(_ expression: String, _ values: [Bound]) -> Condition {
        if values.isEmpty { return .never }
        let marks = Array(repeating: "?", count: values.count).joined(separator: ",")
        return Condition("\(expression) IN (\(marks))", values)
    }

    /// A numeric expression against what the term asks of it.
    static func number(_ expression: String, _ match: ListFilter.Match) -> Condition {
        switch match {
        case .above(let limit): Condition("\(expression) > ?", [.int(limit)])
        case .below(let limit): Condition("\(expression) < ?", [.int(limit)])
        case .oneOf(let words): .oneOf(expression, words.compactMap { Int($0).map { .int($0) } })
        }
    }

    static func all(_ parts: [Condition]) -> Condition {
        if parts.isEmpty { return .always }
        return Condition(parts.map { "(\($0.sql))" }.joined(separator: " AND "), parts.flatMap(\.values))
    }

    static func any(_ parts: [Condition]) -> Condition {
        if parts.isEmpty { return .never }
        return Condition(parts.map { "(\($0.sql))" }.joined(separator: " OR "), parts.flatMap(\.values))
    }

    /// The opposite; what is unknown counts as no.
    var negated: Condition { Condition("NOT ifnull((\(sql)), 0)", values) }

    /// The condition inside a larger text of the program's own.
    func within(_ wrap: (String) -> String) -> Condition { Condition(wrap(sql), values) }
}
