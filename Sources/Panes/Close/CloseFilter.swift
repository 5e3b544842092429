import Vocabulary
import Workflow

/// The checklist is short and comes whole, so its filter is applied here.
enum CloseFilter {
    /// The month that a filter asks for; nil when it names none.
    static func period(_ filter: ListFilter) -> Period? {
        for term in filter.terms where term.field == "period" {
            if case .oneOf(let values) = term.match, let month = values.first.flatMap(Period.init) { return month }
        }
        return nil
    }

    static func unknown(_ filter: ListFilter, of known: [String]) -> [String] {
        filter.terms.map(\.field).filter { !$0.isEmpty && !known.contains($0) }
    }

    static func matches(_ row: CloseRow, _ filter: ListFilter) -> Bool {
        filter.terms.allSatisfy { term in
            guard case .oneOf(let values) = term.match else { return true }
            return values.contains { holds(row, term.field, Fold.text($0)) } != term.isNegated
        }
    }

    private static func holds(_ row: CloseRow, _ field: String, _ value: String) -> Bool {
        switch field {
        case "state": row.state.rawValue == value
        case "owner": row.step.owner.rawValue.hasPrefix(value) || row.step.owner.spoken.hasPrefix(value)
        case "check": Fold.text(row.checkWord).hasPrefix(value) || row.step.check == value
        case "title", "": Fold.text(row.step.title).contains(value)
        default: true
        }
    }
}
