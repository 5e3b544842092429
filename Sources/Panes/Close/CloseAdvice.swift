import Workflow

/// What usually brings each check of the close to green, in the keys of the console.
enum CloseAdvice {
    static func sentence(for row: CloseRow) -> String {
        if row.isPassing != false { return "See whether what moved it is right; then sign it again (P)." }
        return switch row.step.check {
        case "feeds_complete": "Enter opens a row: correct the file and :import it again, or resolve the exception (c)."
        case "shipments_cut_off": "Enter opens the order: its item needs a cost (f on its exception), then it can be posted."
        case "approvals_pending": "Enter opens a request: approve (a) or reject it (r)."
        case "dates_match": "Enter opens an entry: see that its link to its own day is right; then sign."
        case "negative_stock": "Enter opens the stock: count it (c)."
        case "transit_age": "Enter opens the stock: what has arrived is entered with :arrive ID, what never will with :lost ID."
        case "returns_matched": "Enter opens the order: take the goods in (b), or ask the customer."
        case "suspense_zero": "Look at the exceptions amounts_differ (3), and import the corrected orders."
        default: row.fix.isEmpty ? "" : "\(row.fix)."
        }
    }
}

extension CloseRow {
    /// What a row in the way leads to, by what it names.
    static func link(of text: String) -> LineLink? {
        let words = text.split(whereSeparator: { $0 == " " || $0 == ":" }).map(String.init)
        guard words.count > 1 else { return nil }
        switch words[0] {
        case "request", "exception", "order": return .words(words[0], words[1])
        case "entry", "event": return Int(words[1]).map { .posting($0) }
        case "transfer": return words.firstIndex(of: "of").map { .list(PaneID("stock"), filter: "sku:\(words[$0 + 1])") }
        default:
            guard words.count >= 3, words[1] == "at" else { return nil }
            return .list(PaneID("stock"), filter: "sku:\(words[0]) location:\(words[2])")
        }
    }
}
