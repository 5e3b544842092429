import Workflow

/// What can be done with an exception.
enum ExceptionActions {
    static let all: [PaneAction] = [
        PaneAction(
            "t", "take/give", "Take it, so that others see whose it is; or give back what is yours.",
            command: "take", on: ExceptionRow.self, presets: id,
            undo: { row, _ in ["take", "\(row.exception.id)"] }
        ) { row, scene in
            if let closed = closed(row) { return closed }
            return row.exception.owner == nil || isMine(row, scene) ? nil : "\(row.title) belongs to \(row.owner)"
        },
        PaneAction(
            "c", "resolve", "Close it, saying what was done.", command: "resolve", on: ExceptionRow.self,
            asks: [Ask("reason", hint: "what was done about it")], presets: id
        ) { row, _ in closed(row) },
        PaneAction(
            "f", "confirm", "Confirm a SKU, location or channel that a file brought up.", command: "confirm",
            on: ExceptionRow.self,
            asks: [
                Ask("cost", label: "cost of one unit", hint: "of a SKU, or empty", isRequired: false),
                Ask("code", label: "short code", hint: "of a location, or empty", isRequired: false),
            ], presets: provisional
        ) { row, _ in closed(row) ?? unknown(row, "confirm") },
        PaneAction(
            "m", "map", "Say that a SKU or location which a file brought up is another's name.", command: "map",
            on: ExceptionRow.self, asks: [Ask("to", label: "it is", hint: "the code it has here", offers: Offers.locations)],
            presets: provisional
        ) { row, _ in
            closed(row) ?? (row.exception.kind == "unknown_channel" ? "a channel is confirmed (f), not mapped" : nil)
                ?? unknown(row, "map")
        },
        PaneAction(
            "e", "raise", "Put something into the inbox by hand.", command: "raise", on: ExceptionRow.self,
            asks: [
                Ask("subject", label: "about", hint: "an order or a SKU"),
                Ask("at", label: "at location", hint: "for stock, or empty", isRequired: false, offers: Offers.locations),
                Ask("kind", label: "exception kind", offers: { _, _ in Offers.exceptionKinds }),
                Ask("reason", label: "what is wrong", hint: "one sentence"),
            ], presets: { _ in [:] }
        ) { _, _ in nil },
    ]

    private static let id: @Sendable (ExceptionRow) -> [String: String] = { ["id": "\($0.exception.id)"] }

    /// What each kind of exception says was never seen before, in the word of `confirm` and `map`.
    private static let provisionalKinds = ["unknown_sku": "sku", "unknown_location": "location", "unknown_channel": "channel"]

    private static let provisional: @Sendable (ExceptionRow) -> [String: String] = { row in
        ["what": provisionalKinds[row.exception.kind] ?? "sku", "name": row.subject]
    }

    private static func unknown(_ row: ExceptionRow, _ verb: String) -> String? {
        provisionalKinds[row.exception.kind] == nil ? "\(row.title) is about nothing new that one could \(verb)" : nil
    }

    private static func isMine(_ row: ExceptionRow, _ scene: Scene) -> Bool {
        row.exception.owner != nil && row.exception.owner == scene.me?.id
    }

    private static func closed(_ row: ExceptionRow) -> String? {
        row.exception.state.isOpen ? nil : "\(row.title) is \(row.exception.state.word): nothing is left to do"
    }
}
