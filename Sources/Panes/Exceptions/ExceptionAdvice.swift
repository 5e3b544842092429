/// What usually helps with each kind of exception.
enum ExceptionAdvice {
    static func sentence(for kind: String, about subject: String) -> String {
        switch kind {
        case "stock_short":
            "Enter opens the order; Enter on its line shows the stock: receive (r) or transfer (K) units there, then allocate it (a), or cancel the order (X)."
        case "unroutable": "Enter opens the order, w says which rule put each location out; route it by hand (m)."
        case "oversold_at_source":
            "Enter opens it: receive or transfer units; if none will come, cancel (X) and tell the customer."
        case "deadline_missed": "Enter opens the order: release (r) or ship it (P); i shows what that does."
        case "hold_overdue": "Enter opens the order: lift the hold (L), or cancel (X)."
        case "stock_differs", "count_variance": "Enter opens the stock: count again (c), then adjust (J) with what was found."
        case "damaged": "Enter opens the stock: write off (V), or move it back (m) when it can be sold."
        case "cost_missing": "Receive with a cost (r), so that the units have a value."
        case "unknown_channel":
            "Confirm it (f). If its orders belong to a known channel, cancel them and read the file once more with :import FILE CHANNEL."
        case "unknown_sku", "unknown_location": "Confirm it (f), or say which known one it means (m)."
        case "order_changed": "Enter opens the order: compare its history with the shop, then cancel (X) or go on."
        case "rejected_lines":
            "The store's folder rejects/ has the lines of \(subject) with what is wrong with each: correct them there and import that file."
        case "amounts_differ": "Enter opens the order: its money is on the first page; ask the shop where the difference is from."
        case "refund_unassigned":
            "the shop gave money back and did not say for what: Enter opens the order, d refunds what is still owed."
        case "return_unexpected": "More came back than was expected: d gives the money back, or resolve it (c)."
        case "shipped_elsewhere":
            "Enter opens the order: the shop says that it has left; ship it here too (P) or find the parcel."
        case "proposal_waiting": "Enter opens the order: do what the engine would do, or something else; c says no to it."
        case "policy_review_due":
            "Enter opens the rules: look at them, then propose a version with a later date (tally policy propose)."
        default: "Enter opens what it is about; w says what was decided there."
        }
    }
}
