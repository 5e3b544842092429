import Vocabulary
import Workflow

/// The policy is short and comes whole, so its filter is applied here.
public enum PolicyFilter {
    static let fields = ["family", "kind", "state", "owner"]

    /// Fields of a filter that no row has.
    public static func unknown(_ filter: ListFilter) -> [String] {
        let known = fields
        return filter.terms.map(\.field).filter { !$0.isEmpty && !known.contains($0) }
    }

    /// Whether a row has every term.
    public static func matches(_ row: PolicyRow, _ filter: ListFilter) -> Bool {
        filter.terms.allSatisfy { term in
            guard case .oneOf(let values) = term.match else { return true }
            return values.contains { holds(row, term.field, Fold.text($0)) } != term.isNegated
        }
    }

    private static func holds(_ row: PolicyRow, _ field: String, _ value: String) -> Bool {
        switch field {
        case "family": row.family?.name.hasPrefix(value) ?? false
        case "kind": row.kind.rawValue == value
        case "state": row.state == value
        case "owner": Fold.text(row.owner).contains(value)
        case "": Fold.text(row.id).contains(value) || Fold.text(row.says).contains(value)
        default: true
        }
    }
}
