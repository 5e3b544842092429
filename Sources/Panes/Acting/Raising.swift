import Workflow

/// The action that puts something into the exception inbox by hand.
enum Raising {
    static func action<Row: ListRow>(
        on row: Row.Type, subject: @escaping @Sendable (Row) -> String
    ) -> PaneAction {
        PaneAction(
            "e", "raise", "Put it into the exception inbox with a sentence for whoever looks.", commands: ["raise"],
            on: row,
            asks: [
                Ask("kind", label: "exception kind", hint: "a word", offers: { _, _ in kinds }),
                Ask("summary", label: "what is wrong", hint: "one sentence"),
            ], presets: { ["subject": subject($0)] }
        ) { _, _ in nil }
    }

    private static let kinds = [
        Offer("damaged", "goods that cannot be sold"), Offer("address", "the address is in doubt"),
        Offer("stock_differs", "the shelf says something else"), Offer("customer", "the customer has to be asked"),
        Offer("other"),
    ]
}
