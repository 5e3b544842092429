import Workflow

/// What can be done with an exception.
enum ExceptionActions {
    static let all: [PaneAction] =
        [
            PaneAction(
                "t", "take", "Take it, so that others see whose it is; or give back what is yours.",
                reverse: ("give back", { row, scene in isMine(row, scene) }), command: "take", on: ExceptionRow.self, presets: id,
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
                "f", "confirm", "A SKU, location or channel that a file brought up is what it is: it counts like any other.",
                command: "confirm", on: ExceptionRow.self,
                asks: [
                    Ask("cost", label: "cost of one", hint: "or empty", isRequired: false, applies: { what($0.row) == .sku }),
                    Ask("code", label: "short code", hint: "or empty", isRequired: false, applies: { what($0.row) == .location }),
                    Ask(
                        "kind", label: "kind of place", hint: "or empty", isRequired: false,
                        applies: { what($0.row) == .location }),
                ], about: { $0.subject }, presets: provisional
            ) { row, _ in closed(row) ?? unknown(row) },
            PaneAction(
                "m", "map", "A SKU or location that a file brought up is another name of a known one.", command: "map",
                on: ExceptionRow.self,
                asks: [
                    Ask(
                        "to", label: "which it is", hint: "the known code",
                        offers: {
                            what($0.row) == .location
                                ? Offers.locations($0) : ($0.detail?.content as? ExceptionsPane.Content)?.known ?? []
                        })
                ], about: { $0.subject }, presets: provisional
            ) { row, _ in closed(row) ?? unknown(row) ?? (what(row) == .channel ? "a channel cannot be another's name" : nil) },
            PaneAction(
                "e", "raise", "Put something into the inbox by hand.", command: "raise", on: ExceptionRow.self,
                asks: [
                    Ask("subject", label: "about", hint: "an order or a SKU"),
                    Ask("at", label: "at location", hint: "for stock, or empty", isRequired: false, offers: Offers.locations),
                    Ask("kind", label: "exception kind", offers: { _ in Offers.exceptionKinds }),
                    Ask("reason", label: "what is wrong", hint: "one sentence"),
                ], presets: { _ in [:] }
            ) { _, _ in nil },
        ] + RefundActions.all(on: ExceptionRow.self, reference: order, standing: { _ in nil })

    /// The order that the exception is about, with its channel where that is known.
    private static let order: @Sendable (ExceptionRow) -> String? = { row in
        guard case .order = row.exception.subject else { return nil }
        return row.channel.isEmpty ? row.subject : "\(row.channel):\(row.subject)"
    }

    private static let id: @Sendable (ExceptionRow) -> [String: String] = { ["id": "\($0.exception.id)"] }

    private static let provisional: @Sendable (ExceptionRow) -> [String: String] = {
        ["what": what($0)?.rawValue ?? "", "name": $0.subject]
    }

    /// The kind of the provisional thing that the exception is about.
    private static func what(_ row: any ListRow) -> ProvisionalKind? {
        switch (row as? ExceptionRow)?.exception.subject {
        case .item: .sku
        case .location: .location
        case .channel: .channel
        default: nil
        }
    }

    private static func unknown(_ row: ExceptionRow) -> String? {
        row.exception.kind.hasPrefix("unknown_") && what(row) != nil
            ? nil : "\(row.title) is not about an unknown SKU, location or channel"
    }

    private static func isMine(_ row: ExceptionRow, _ scene: Scene) -> Bool {
        row.exception.owner != nil && row.exception.owner == scene.me?.id
    }

    private static func closed(_ row: ExceptionRow) -> String? {
        row.exception.state.isOpen ? nil : "\(row.title) is \(row.exception.state.word): nothing is left to do"
    }
}
