import Workflow

/// What can be done with a SKU at a location.
enum StockActions {
    static let all: [PaneAction] = [
        PaneAction(
            "r", "receive", "Units have come in: they become sellable stock.", command: "receive", on: StockRow.self,
            asks: [
                Ask("quantity", label: "units received", hint: "a number"),
                Ask("cost", label: "cost of one", hint: "empty: the cost that is known", isRequired: false),
            ], presets: level
        ) { _, _ in nil },
        PaneAction(
            "J", "adjust", "Correct the number of units, with a reason; above a limit it needs approval.",
            command: "adjust", on: StockRow.self,
            asks: [Ask("quantity", label: "units more or less", hint: "such as -2"), Ask("reason", hint: "what was found")],
            presets: level
        ) { row, _ in vendor(row) },
        PaneAction(
            "c", "count", "Say how many sellable units are really there.", command: "count", on: StockRow.self,
            asks: [
                Ask("quantity", label: "units counted", hint: "a number"),
                Ask("reason", hint: "who counted, or empty", isRequired: false),
            ], presets: level
        ) { row, _ in vendor(row) },
        PaneAction(
            "m", "move", "Move units between sellable, quarantine, damaged and returned.", command: "move",
            on: StockRow.self,
            asks: [
                Ask("quantity", label: "units", hint: "a number"),
                Ask("from", label: "from state", start: { _ in "sellable" }, offers: { _ in Offers.stockStates }),
                Ask("to", label: "to state", offers: { _ in Offers.stockStates }),
                Ask("reason", hint: "why", isRequired: false),
            ], presets: level
        ) { row, _ in vendor(row) ?? (row.onHand == 0 ? "there is no unit of \(row.title) to move" : nil) },
        PaneAction(
            "K", "transfer", "Send units to another location.", command: "transfer", on: StockRow.self,
            asks: [
                Ask("quantity", label: "units to send", hint: "a number"),
                Ask("to", label: "to location", offers: Offers.locations),
            ], presets: { ["sku": $0.code, "from": $0.locationCode] }
        ) { row, _ in vendor(row) ?? (row.available <= 0 ? "no unit of \(row.title) is free to be sent" : nil) },
        PaneAction(
            "V", "write off", "Take units off the books; another person always has to approve it.",
            command: "writeoff", on: StockRow.self,
            asks: [
                Ask("quantity", label: "units to write off", hint: "a number"),
                Ask(
                    "from", label: "of state",
                    start: { asked in (asked.row as? StockRow).map { $0.damaged > 0 ? "damaged" : "sellable" } ?? "" },
                    offers: { _ in Offers.stockStates }),
                Ask("reason", hint: "such as damaged, expired, lost", offers: { _ in reasons }),
            ], presets: level
        ) { row, _ in vendor(row) ?? (row.onHand == 0 ? "there is no unit of \(row.title) to write off" : nil) },
        Raising.action(on: StockRow.self) { ["subject": $0.code, "at": $0.locationCode] },
    ]

    private static let level: @Sendable (StockRow) -> [String: String] = { ["sku": $0.code, "at": $0.locationCode] }
    private static let reasons = [Offer("damaged"), Offer("expired"), Offer("lost"), Offer("stolen"), Offer("sample")]

    private static func vendor(_ row: StockRow) -> String? {
        row.locationKind.ownsStock ? nil : "\(row.locationCode) is a vendor: the units there are not ours"
    }
}
