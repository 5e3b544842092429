import Vocabulary
import Workflow

/// A value for a placeholder.
enum Bound {
    case int(Int)
    case text(String)

    static func codes<Kind>(_ ids: some Sequence<Identifier<Kind>>) -> [Bound] { ids.map { .int($0.number) } }
}

extension Binder {
    mutating func bind(_ values: [Bound]) {
        for value in values {
            switch value {
            case .int(let number): int(number)
            case .text(let text): self.text(text)
            }
        }
    }
}

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
}

/// A filter as conditions, with the fields that the list does not have.
struct CompiledFilter {
    var conditions: [Condition] = []
    var unknownFields: [String] = []

    var condition: Condition { .all(conditions) }

    /// `field` gives the condition of one term, or nil when the list has no such field; free words have an empty field.
    init(_ filter: ListFilter, field: (String, ListFilter.Match) throws -> Condition?) rethrows {
        for term in filter.terms {
            guard let condition = try field(term.field, term.match) else {
                unknownFields.append(term.field)
                continue
            }
            conditions.append(term.isNegated ? condition.negated : condition)
        }
    }
}

extension ListFilter.Match {
    /// The words that it names; numbers as their words.
    var words: [String] {
        switch self {
        case .oneOf(let words): words
        case .above(let limit): [">\(limit)"]
        case .below(let limit): ["<\(limit)"]
        }
    }

    /// The words without case and accents.
    var folded: [String] { words.map { Fold.text($0) } }
}
