import Vocabulary
import Workflow

/// What can be done about the money and the goods that go back for an order; in the order queue and where an exception is
/// about an order.
enum RefundActions {
    /// `standing` answers what is known of the order in the row, `reference` how commands name it.
    static func all<Row: ListRow>(
        on row: Row.Type, reference: @escaping @Sendable (Row) -> String?, standing: @escaping @Sendable (Row) -> OrderRow?
    ) -> [PaneAction] {
        let presets: @Sendable (Row) -> [String: String] = { ["order": reference($0) ?? ""] }
        // In Exceptions the row has a version of its own; the command is about the order.
        let seen: @Sendable (any ListRow, Detail?) -> Int? = { _, detail in
            (detail?.content as? any KnowsOrder)?.knownOrder?.order.version
        }
        let about: @Sendable (Row) -> String? = { row in
            reference(row).map { String($0.split(separator: ":").last ?? $0[...]) }
        }
        let isElse: @Sendable (Row) -> String? = { reference($0) == nil ? "\($0.title) is not about an order" : nil }
        return [
            PaneAction(
                "d", "refund", "Ask to give money back: of lines, of shipping, or an amount. Another person approves it.",
                command: "refund", on: row, asks: RefundForm.asks, guide: RefundForm.guide, about: about, seen: seen,
                presets: presets
            ) { row, _ in isElse(row) ?? standing(row).flatMap(unpaid) },
            PaneAction(
                "b", "take back", "Goods came back from the customer: they wait for inspection and cannot be sold.",
                command: "return", on: row, asks: ReturnForm.asks, guide: ReturnForm.guide, about: about, seen: seen,
                presets: presets
            ) { row, _ in isElse(row) ?? standing(row).flatMap(unsent) },
            PaneAction(
                "O", "paid out", "The processor has paid an approved refund: its reference closes what is owed.",
                command: "execute-refund", on: row, asks: PayoutForm.asks, guide: PayoutForm.guide, about: about, seen: seen,
                presets: presets
            ) { row, _ in isElse(row) ?? standing(row).flatMap(unowed) },
        ]
    }

    private static func unpaid(_ row: OrderRow) -> String? {
        if row.paidMinor == 0 { return "\(row.number) has not been paid: there is nothing to give back" }
        return row.refundedMinor >= row.paidMinor ? "all that was paid for \(row.number) has gone back already" : nil
    }

    private static func unsent(_ row: OrderRow) -> String? {
        // Units that are open no more may have been cancelled: the state alone says that some have left.
        switch row.state {
        case .partlyShipped, .shipped, .delivered: nil
        default: "nothing of \(row.number) has left, so nothing can come back"
        }
    }

    private static func unowed(_ row: OrderRow) -> String? {
        if row.promisedBackMinor > 0 { return nil }
        guard row.refundPayableMinor > 0 else {
            return "no approved refund of \(row.number) waits for its money: ask for one first (d)"
        }
        let owed = Money(minor: row.refundPayableMinor, row.total.currency)
        return "\(owed) of \(row.number) are owed back, and no refund is approved yet: ask for one first (d)"
    }
}

/// Something that knows an order with its money.
protocol KnowsOrder {
    var knownOrder: OrderDetail.Answer? { get }
}

extension AskScene {
    /// The order that the row is or is about; nil while it is not known.
    var order: OrderDetail.Answer? { (detail?.content as? any KnowsOrder)?.knownOrder }

    /// The lines that were named, as far as they can be read.
    var parts: [RefundGrant.Line] { RefundForm.parts(values["line"] ?? "") ?? [] }
}
