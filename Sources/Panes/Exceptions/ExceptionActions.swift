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

    private static func isMine(_ row: ExceptionRow, _ scene: Scene) -> Bool {
        row.exception.owner != nil && row.exception.owner == scene.me?.id
    }

    private static func closed(_ row: ExceptionRow) -> String? {
        row.exception.state.isOpen ? nil : "\(row.title) is \(row.exception.state.word): nothing is left to do"
    }
}
