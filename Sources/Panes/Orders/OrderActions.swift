import Workflow

/// What can be done with an order.
enum OrderActions {
    static let all: [PaneAction] =
        [
            PaneAction(
                "a", "allocate", "Reserve the order's units at the best location.", command: "allocate",
                on: OrderRow.self, presets: order
            ) { row, _ in
                closed(row) ?? held(row, .allocate)
                    ?? (row.openUnits > 0 && row.reservedUnits >= row.openUnits ? "\(row.number) has all its units already" : nil)
            },
            PaneAction(
                "m", "route", "Choose the location that the order leaves from.", command: "route", on: OrderRow.self,
                asks: [Ask("to", label: "to location", hint: "empty: the best one", isRequired: false, offers: Offers.locations)],
                presets: order
            ) { row, _ in closed(row) ?? held(row, .route) ?? released(row) },
            PaneAction(
                "H", "hold", "Stop the order until somebody lifts the hold.", command: "hold", on: OrderRow.self,
                asks: [
                    Ask("kind", label: "hold kind", offers: { _ in Offers.holdKinds }),
                    Ask("reason", hint: "why it stops", isRequired: false),
                ], presets: order,
                undo: { row, values in
                    ["lift", row.reference, "--kind=\(values["kind"] ?? "")", "--reason=taken back"]
                }
            ) { row, _ in closed(row) },
            PaneAction(
                "L", "lift", "Take a hold away, so that the order can go on.", command: "lift", on: OrderRow.self,
                asks: [
                    Ask(
                        "kind", label: "lift which hold", start: { ($0.row as? OrderRow)?.holds.first ?? "" },
                        offers: { (($0.row as? OrderRow)?.holds ?? []).map { Offer($0) } }),
                    Ask("reason", hint: "why it may go on", isRequired: false),
                ], presets: order
            ) { row, _ in closed(row) ?? (row.holds.isEmpty ? "\(row.number) has no hold to lift" : nil) },
            PaneAction(
                "r", "release", "Hand the order to the floor, to be picked and packed.", command: "release",
                on: OrderRow.self, presets: order
            ) { row, _ in closed(row) ?? held(row, .release) ?? released(row) ?? unallocated(row) },
            PaneAction(
                "P", "ship", "Confirm that goods have left: revenue and cost are posted.", command: "ship",
                on: OrderRow.self,
                asks: [
                    Ask(
                        "line", label: "lines", hint: "all, or LINE:UNITS as 1:2 2:1", isRequired: false, start: { _ in "all" },
                        offers: { RefundForm.offers($0) { $0.reserved(line: $1) } },
                        fault: { RefundForm.excess($0, $1, left: { $0.reserved(line: $1) }, "reserved to leave") }),
                    Ask("tracking", hint: "the carrier's code, or empty", isRequired: false),
                ], presets: order
            ) { row, _ in closed(row) ?? held(row, .ship) ?? unallocated(row) ?? unreleased(row) },
            PaneAction(
                "X", "cancel", "Cancel what has not left, or some lines, and owe the money. Cannot be undone.",
                command: "cancel", on: OrderRow.self,
                asks: [
                    Ask(
                        "line", label: "lines", hint: "all, or LINE:UNITS as 1:2 2:1", isRequired: false, start: { _ in "all" },
                        offers: { RefundForm.offers($0) { $0.openUnits(line: $1) } },
                        fault: { RefundForm.excess($0, $1, left: { $0.openUnits(line: $1) }, "still to leave") }),
                    Ask("reason", hint: "who asked for it, and why"),
                ], presets: order
            ) { row, _ in closed(row) ?? held(row, .cancel) },
            Raising.action(on: OrderRow.self) { ["subject": $0.reference] },
        ] + RefundActions.all(on: OrderRow.self, reference: \.reference, standing: { $0 })

    private static let order: @Sendable (OrderRow) -> [String: String] = { ["order": $0.reference] }

    private static func closed(_ row: OrderRow) -> String? {
        row.state.isClosed ? "\(row.number) is \(row.state.word): nothing is left to do" : nil
    }

    private static func held(_ row: OrderRow, _ step: HeldStep) -> String? {
        !row.stops.contains(step) ? nil : "\(row.number) is on \(row.holds.joined(separator: " and ")) hold: lift it first (L)"
    }

    private static func released(_ row: OrderRow) -> String? {
        switch row.state {
        case .released, .picking, .packed: "\(row.number) is with the floor already: ship it (P)"
        default: nil
        }
    }

    private static func unreleased(_ row: OrderRow) -> String? {
        switch row.state {
        case .allocated, .partlyAllocated: "\(row.number) is not with the floor yet: release it first (r)"
        default: nil
        }
    }

    private static func unallocated(_ row: OrderRow) -> String? {
        row.openUnits > 0 && row.reservedUnits == 0 ? "\(row.number) has no units reserved: allocate it first (a)" : nil
    }
}
