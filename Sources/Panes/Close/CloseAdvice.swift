import Workflow

/// What usually brings each check of the close to green, in the keys of the console.
enum CloseAdvice {
    static func sentence(for row: CloseRow) -> String {
        if row.needsNote, row.state == .ready { return "Look at the rows, then sign with what is known about them (P)." }
        if row.step.locks?.isSide == true { return "Signing it shuts this side (P)." }
        if row.isPassing != false { return "See whether what moved it is right; then sign it again (P)." }
        return switch row.step.check {
        case "feeds_complete":
            "Import the channel's newest file (:import FILE CHANNEL); correct rejected lines, or resolve (c) their exception."
        case "shipments_cut_off":
            "Enter opens a row: say what the item costs (f); ship (P) or cancel (X) what the shop calls shipped, then resolve (c)."
        case "approvals_pending":
            "Enter opens it: approve (a), or reject (r), also what has expired; resolve an exception (c)."
        case "dates_match": "Enter opens an entry: see that its link to its own day is right; then sign."
        case "negative_stock":
            "Enter opens the stock: see the days of its moves (Moves), count it (c), then sign with a sentence (P)."
        case "refunds_payable":
            "Enter opens the order: ask for the refund of what it owes (d); enter the reference of what was paid out (O)."
        case "transit_age":
            "Enter opens the stock: take in what has arrived (a), give up what never will (X), inspect what came back (m)."
        case "returns_matched": "Enter opens the order: take the goods in (b), or ask the customer."
        case "counts_decided": "Enter opens the exception or the request: count again (c), approve or reject."
        case "costs_known": "Enter opens the stock: say what one unit costs (f)."
        case "receipts_cut_off": "Enter opens the stock: say what one unit costs (f)."
        case "chain_verifies": "A verified copy of the store is wanted: tally backup FILE, on the command line."
        case "previous_locked": "Enter opens that month's steps: close and lock it first (L)."
        case "month_locked": "Lock the month first (L on the step before)."
        case "suspense_zero": "Look at the exceptions amounts_differ (3), and import the corrected orders."
        default: row.fix.isEmpty ? "" : "\(row.fix)."
        }
    }
}

extension CloseOffender {
    /// Where Enter on the row leads: to exactly what it is; nil where no pane shows that.
    var link: LineLink? {
        switch subject {
        case .order(let id), .orderLine(let id, _), .refund(let id, _): .row(RowKey(.order(id)))
        case .stock(let key), .transfer(_, let key): .row(RowKey(.stock(key.sku, key.location)))
        case .item: .list(PaneID("stock"), filter: ListFilter.term("sku", name))
        case .channel: .list(PaneID("orders"), filter: ListFilter.term("channel", name))
        case .exception(let id): .row(RowKey(.exception(id)))
        case .approval(let id): .row(RowKey(.approval(id)))
        case .entry(let sequence): .posting(sequence)
        case .period: .list(PaneID("close"), filter: "period:\(name)")
        case .account, .log: nil
        }
    }
}
