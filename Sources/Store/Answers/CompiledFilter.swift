import Vocabulary
import Workflow

/// A filter as conditions, with the fields that the list does not have.
struct CompiledFilter {
    var conditions: [Condition] = []
    var unknownFields: [String] = []

    private(set) var complaint: String?

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

extension CompiledFilter {
    /// Keeps only the rows for which an expression holds; `key` is the source's key in the query.
    mutating func narrow(_ asked: Where, of source: WhereSource, on key: String, _ reader: Reader) throws {
        let scan = try WhereScan(asked, of: source, reader)
        conditions.append(scan.condition(on: key))
        complaint = scan.tally.complaint
    }
}

extension ListQuery {
    /// Whether the filter or the condition names one of the fields: then the list leaves the choice to them.
    func asks(about fields: String...) -> Bool {
        filter.terms.contains { fields.contains($0.field) }
            || condition.map { asked in fields.contains { asked.reads.contains("\(asked.subject.rawValue).\($0)") } } ?? false
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
