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
                Ask("quantity", label: "sellable units counted", hint: "damaged apart, returned too"),
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
                Ask(
                    "to", label: "to location", offers: { asked in Offers.locations(asked).filter { $0.value != place(asked) } },
                    empty: "there is no other location",
                    fault: { text, asked in
                        text.uppercased() == place(asked) ? "already at \(place(asked))" : nil
                    }),
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
        PaneAction(
            "a", "take in", "Units of a transfer have arrived: they become sellable stock here.", command: "arrive",
            on: StockRow.self, asks: [transfer, unitsOfTransfer("units arrived")], presets: onlyTransfer
        ) { row, _ in idle(row) },
        PaneAction(
            "X", "give up",
            "Units of a transfer will never arrive: ask to write them off; another person always has to approve it.",
            command: "lost", on: StockRow.self,
            asks: [transfer, unitsOfTransfer("units lost"), Ask("reason", hint: "what is known about them")],
            presets: onlyTransfer
        ) { row, _ in idle(row) },
        PaneAction(
            "f", "cost", "Say what one unit of the SKU costs, where nobody has: what lies here at no cost gets its value.",
            command: "confirm", on: StockRow.self, asks: [Ask("cost", label: "cost of one", hint: "such as 4.20")],
            presets: { ["what": ProvisionalKind.sku.rawValue, "name": $0.code] }
        ) { row, _ in row.isCostless || row.isProvisional ? nil : "\(row.code) has its cost already" },
        Raising.action(on: StockRow.self) { ["subject": $0.code, "at": $0.locationCode] },
    ]

    private static let level: @Sendable (StockRow) -> [String: String] = { ["sku": $0.code, "at": $0.locationCode] }
    private static let reasons = [Offer("damaged"), Offer("expired"), Offer("lost"), Offer("stolen"), Offer("sample")]

    /// Which of several transfers; where one is on the road it is that.
    private static let transfer = Ask(
        "id", label: "transfer", hint: "its number", applies: { roads($0).count > 1 },
        start: { asked in roads(asked).first.map { "\($0.id)" } ?? "" },
        offers: { asked in
            roads(asked).map {
                Offer("\($0.id)", "\($0.open) from \($0.from), sent \(TimeWords.stamp($0.sentAt, in: asked.scene))")
            }
        },
        fault: { text, asked in
            roads(asked).contains { "\($0.id)" == text } ? nil : "no transfer \(text) is on the road to \(asked.row.title)"
        })

    private static func unitsOfTransfer(_ label: String) -> Ask {
        Ask("quantity", label: label, hint: "empty: all that are on the road", isRequired: false)
    }

    /// The code of the location that the row is about.
    private static func place(_ asked: AskScene) -> String { (asked.row as? StockRow)?.locationCode ?? "" }

    private static func roads(_ asked: AskScene) -> [TransferOnRoad] { (asked.row as? StockRow)?.transfers ?? [] }

    private static let onlyTransfer: @Sendable (StockRow) -> [String: String] = {
        $0.transfers.count == 1 ? ["id": "\($0.transfers[0].id)"] : [:]
    }

    private static func idle(_ row: StockRow) -> String? {
        row.transfers.isEmpty ? "nothing is on the road to \(row.title)" : nil
    }

    private static func vendor(_ row: StockRow) -> String? {
        row.locationKind.ownsStock ? nil : "\(row.locationCode) is a vendor: the units there are not ours"
    }
}
