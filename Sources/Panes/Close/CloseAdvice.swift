import Workflow

/// What usually brings each check of the close to green, in the keys of the console.
enum CloseAdvice {
    static func sentence(for row: CloseRow) -> String {
        if row.needsNote, row.state == .ready { return "Look at the rows, then sign with what is known about them (P)." }
        if row.step.locks?.isSide == true { return "Signing it shuts this side (P)." }
        if row.isPassing != false { return "See whether what moved it is right; then sign it again (P)." }
        return switch row.step.check {
        case "feeds_complete": "Enter opens a row: correct the file and :import it again, or resolve the exception (c)."
        case "shipments_cut_off": "Enter opens the order: its item needs a cost (f on its exception), then it can be posted."
        case "approvals_pending": "Enter opens a request: approve (a) or reject it (r)."
        case "dates_match": "Enter opens an entry: see that its link to its own day is right; then sign."
        case "negative_stock": "Enter opens the stock: count it (c)."
        case "transit_age": "Enter opens the stock: what has arrived is entered with :arrive ID, what never will with :lost ID."
        case "returns_matched": "Enter opens the order: take the goods in (b), or ask the customer."
        case "counts_decided": "Enter opens the exception or the request: count again (c), approve or reject."
        case "costs_known": "Enter opens the stock: confirm the SKU with its cost, :confirm sku SKU --cost AMOUNT."
        case "receipts_cut_off": "Enter opens the delivery: say what it costs, :confirm sku SKU --cost AMOUNT."
        case "chain_verifies": "A verified copy of the store is wanted: tally backup FILE, on the command line."
        case "month_locked": "Lock the month first (L on the step before)."
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
        default: return stock(words)
        }
    }

    /// `LAMP-01 at HAM`, or `2 of LAMP-01`, `3 units of LAMP-01 at HAM`.
    private static func stock(_ words: [String]) -> LineLink? {
        if words.count >= 3, words[1] == "at" { return .list(PaneID("stock"), filter: "sku:\(words[0]) location:\(words[2])") }
        guard let of = words.firstIndex(of: "of"), of > 0, of + 1 < words.count else { return nil }
        guard Int(words[of - 1]) != nil || ["units", "returned"].contains(words[of - 1]) else { return nil }
        let place = of + 3 < words.count && words[of + 2] == "at" ? " location:\(words[of + 3])" : ""
        return .list(PaneID("stock"), filter: "sku:\(words[of + 1])\(place)")
    }
}
