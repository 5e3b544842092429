import Workflow

/// The action that puts something into the exception inbox by hand.
enum Raising {
    static func action<Row: ListRow>(
        on row: Row.Type, presets: @escaping @Sendable (Row) -> [String: String]
    ) -> PaneAction {
        PaneAction(
            "e", "raise", "Put it into the exception inbox with a sentence for whoever looks.", command: "raise",
            on: row,
            asks: [
                Ask("kind", label: "exception kind", offers: { _ in Offers.exceptionKinds }),
                Ask("reason", label: "what is wrong", hint: "one sentence"),
            ], presets: presets
        ) { _, _ in nil }
    }
}
