import Vocabulary

/// The catalogue of commands that people and scripts write: one line each. Footer, help, prompts, the command line and the
/// manual read it.
public enum CommandForms {
    public static let all: [CommandForm] = [
        hold, lift, allocate, route, release, ship, cancel, receive, adjust, count, move, transfer, arrive, lost, writeOff,
        raise, take, resolve, approve, reject, withdraw, confirm, map, refund, executeRefund, returned, sign, lock, reopen,
        propose, activate, drop, tag,
    ]

    /// The kinds of hold that an operator places.
    public static let holdKinds = ["fraud_review", "address", "payment", "credit", "refund_review", "stock", "other"]
    /// The kinds of exception that an operator raises.
    public static let exceptionKinds = [
        "damaged", "stock_short", "oversold_at_source", "stock_differs", "count_variance", "cost_missing", "amounts_differ",
        "order_changed", "deadline_missed", "address", "carrier", "customer", "price", "other",
    ]

    public static func form(_ name: String) -> CommandForm? { all.first { $0.name == name } }

    /// The command that these words are: the name, then its arguments.
    public static func command(_ words: [String]) throws -> any Command {
        let known = "There are: " + all.map(\.name).joined(separator: " ")
        guard let name = words.first, !name.isEmpty else { throw WordsFault(sentence: "name a command. \(known)") }
        guard let form = form(name) else {
            let near = Nearest.match(name, among: all.map(\.name)).map { "; did you mean \($0)?" } ?? "."
            throw WordsFault(sentence: "there is no command \(name)\(near) \(known)")
        }
        return try form.make(Words(Array(words.dropFirst()), of: form))
    }

    private static let order = CommandForm.Parameter("order", .order)
    private static let sku = CommandForm.Parameter("sku", .sku)
    private static let quantity = CommandForm.Parameter("quantity", .quantity)
    private static let at = CommandForm.Parameter("at", .location, isOption: true)
    private static let id = CommandForm.Parameter("id", .id)
    private static let reason = CommandForm.Parameter("reason", .text, isOption: true)
    private static let optionalReason = CommandForm.Parameter("reason", .text, isOption: true, isRequired: false)
    private static let states = StockState.allCases.filter { $0 != .inTransit }.map(\.word)

    static let hold = CommandForm(
        name: "hold", summary: "Stop an order until somebody lifts the hold",
        parameters: [
            order, .init("kind", .choice(holdKinds), isOption: true),
            .init("stops", .choice(HeldStep.allCases.map(\.rawValue)), isOption: true, isRequired: false, repeats: true),
            optionalReason,
        ],
        roles: HoldOrder.roles, tier: .reversible
    ) {
        let steps = ($0.options["stops"] ?? []).compactMap(HeldStep.init)
        return HoldOrder(
            order: OrderReference($0.places[0]), kind: $0.option("kind")!, reason: $0.reason,
            stops: steps.isEmpty ? .usual : Stops(steps))
    }

    static let lift = CommandForm(
        name: "lift", summary: "Take a hold away, so that the order can go on",
        parameters: [order, .init("kind", .text, isOption: true), optionalReason], roles: LiftHold.roles,
        tier: .reversible
    ) { LiftHold(order: OrderReference($0.places[0]), kind: $0.option("kind")!, reason: $0.reason) }

    static let allocate = CommandForm(
        name: "allocate", summary: "Reserve an order's units where it is best served", parameters: [order],
        roles: AllocateOrder.roles, tier: .reversible
    ) { AllocateOrder(order: OrderReference($0.places[0])) }

    static let route = CommandForm(
        name: "route", summary: "Send an order to another location; its reservations move along",
        parameters: [order, .init("to", .location, isOption: true, isRequired: false)], roles: RouteOrder.roles,
        tier: .confirmed
    ) { RouteOrder(order: OrderReference($0.places[0]), to: $0.option("to")) }

    static let release = CommandForm(
        name: "release", summary: "Hand an allocated order to the floor", parameters: [order],
        roles: ReleaseOrder.roles, tier: .confirmed
    ) { ReleaseOrder(order: OrderReference($0.places[0])) }

    static let ship = CommandForm(
        name: "ship", summary: "Confirm that goods have left: stock, revenue and cost move together",
        parameters: [
            order, .init("line", .lineQuantity, isOption: true, isRequired: false, repeats: true),
            .init("tracking", .text, isOption: true, isRequired: false),
            .init("day", .text, isOption: true, isRequired: false),
        ], roles: ShipOrder.roles, tier: .confirmed
    ) { words in
        ShipOrder(
            order: OrderReference(words.places[0]), parts: words.parts.map { ShipOrder.Part(line: $0.line, quantity: $0.units) },
            tracking: words.option("tracking") ?? "",
            day: words.option("day"))
    }

    static let cancel = CommandForm(
        name: "cancel", summary: "Cancel what has not left, or units of its lines; what was paid for them becomes payable",
        parameters: [
            order, .init("line", .lineQuantity, isOption: true, isRequired: false, repeats: true), optionalReason,
        ], roles: CancelOrder.roles, tier: .typed
    ) { words in
        CancelOrder(
            order: OrderReference(words.places[0]),
            parts: words.parts.map { Cancellation.Line(line: $0.line, quantity: $0.units) }, reason: words.reason)
    }

    static let receive = CommandForm(
        name: "receive", summary: "Take units in from a supplier",
        parameters: [
            sku, quantity, at, .init("cost", .amount, isOption: true, isRequired: false), optionalReason,
        ], roles: ReceiveStock.roles, tier: .confirmed
    ) {
        ReceiveStock(
            sku: $0.places[0], quantity: $0.number(1), location: $0.option("at")!, cost: $0.option("cost"),
            reason: $0.reason)
    }

    static let adjust = CommandForm(
        name: "adjust", summary: "Correct what is sellable by a signed quantity",
        parameters: [sku, quantity, at, reason], roles: AdjustStock.roles, tier: .confirmed
    ) {
        AdjustStock(
            sku: $0.places[0], quantity: $0.number(1), location: $0.option("at")!, reason: $0.reason)
    }

    static let count = CommandForm(
        name: "count", summary: "Say how many sellable units were counted",
        parameters: [sku, quantity, at, .init("expected", .quantity, isOption: true, isRequired: false), optionalReason],
        roles: CountStock.roles, tier: .confirmed
    ) {
        CountStock(
            sku: $0.places[0], quantity: $0.number(1), location: $0.option("at")!, reason: $0.reason,
            expected: $0.option("expected").flatMap { Int($0) })
    }

    static let move = CommandForm(
        name: "move", summary: "Change the state of units, such as sellable to damaged",
        parameters: [
            sku, quantity, at, .init("from", .choice(states), isOption: true),
            .init("to", .choice(states), isOption: true), optionalReason,
        ], roles: MoveStock.roles, tier: .confirmed
    ) {
        MoveStock(
            sku: $0.places[0], quantity: $0.number(1), location: $0.option("at")!,
            from: StockState(word: $0.option("from")!)!, to: StockState(word: $0.option("to")!)!, reason: $0.reason)
    }

    static let transfer = CommandForm(
        name: "transfer", summary: "Send units to another location",
        parameters: [
            sku, quantity, .init("from", .location, isOption: true), .init("to", .location, isOption: true),
            optionalReason,
        ], roles: TransferStock.roles, tier: .confirmed
    ) {
        TransferStock(
            sku: $0.places[0], quantity: $0.number(1), from: $0.option("from")!, to: $0.option("to")!,
            reason: $0.reason)
    }

    static let arrive = CommandForm(
        name: "arrive", summary: "Take in units of a transfer that have arrived",
        parameters: [id, .init("quantity", .quantity, isRequired: false), optionalReason],
        roles: ArriveTransfer.roles, tier: .confirmed
    ) {
        ArriveTransfer(
            transfer: TransferID($0.number(0)), quantity: $0.places.count > 1 ? $0.number(1) : nil,
            reason: $0.reason)
    }

    static let lost = CommandForm(
        name: "lost", summary: "Ask to write off units of a transfer that never arrived",
        parameters: [id, .init("quantity", .quantity, isRequired: false), reason], roles: LoseTransfer.roles,
        tier: .confirmed
    ) {
        LoseTransfer(
            transfer: TransferID($0.number(0)), quantity: $0.places.count > 1 ? $0.number(1) : nil, reason: $0.reason)
    }

    static let writeOff = CommandForm(
        name: "writeoff", summary: "Ask to write units off as lost or worthless",
        parameters: [
            sku, quantity, at, .init("from", .choice(states), isOption: true, isRequired: false), reason,
        ], roles: WriteOffStock.roles, tier: .confirmed
    ) {
        WriteOffStock(
            sku: $0.places[0], quantity: $0.number(1), location: $0.option("at")!,
            from: StockState(word: $0.option("from") ?? "sellable")!, reason: $0.reason)
    }

    static let raise = CommandForm(
        name: "raise", summary: "Put an order, a SKU, or a SKU at a location into the exception inbox",
        parameters: [
            .init("subject", .text), .init("at", .location, isOption: true, isRequired: false),
            .init("kind", .choice(exceptionKinds), isOption: true), reason,
        ], roles: RaiseException.roles, tier: .reversible
    ) { words in
        let about =
            words.option("at").map { RaiseException.About.stock(sku: words.places[0], location: $0) }
            ?? .named(words.places[0])
        return RaiseException(about: about, kind: words.option("kind")!, reason: words.reason)
    }

    static let take = CommandForm(
        name: "take", summary: "Make an exception your own, or hand it back", parameters: [id],
        roles: TakeException.roles, tier: .reversible
    ) { TakeException(exception: ExceptionID($0.number(0))) }

    static let resolve = CommandForm(
        name: "resolve", summary: "Close an exception with what was done about it", parameters: [id, reason],
        roles: ResolveException.roles, tier: .confirmed
    ) { ResolveException(exception: ExceptionID($0.number(0)), reason: $0.reason) }

    static let approve = CommandForm(
        name: "approve", summary: "Say yes to a request and do exactly what it holds",
        parameters: [id, optionalReason, .init("confirm", .amount, isOption: true, isRequired: false)],
        roles: ApproveRequest.roles, tier: .confirmed
    ) {
        ApproveRequest(request: ApprovalID($0.number(0)), reason: $0.reason, confirmed: $0.option("confirm") ?? "")
    }

    static let reject = CommandForm(
        name: "reject", summary: "Say no to a request", parameters: [id, reason], roles: RejectRequest.roles,
        tier: .confirmed
    ) { RejectRequest(request: ApprovalID($0.number(0)), reason: $0.reason) }

    private static let whats = ProvisionalKind.allCases.map(\.rawValue)
    private static let kinds = LocationKind.allCases.map(\.rawValue)

    static let confirm = CommandForm(
        name: "confirm", summary: "Say that a provisional SKU, location or channel is what it is",
        parameters: [
            .init("what", .choice(whats)), .init("name", .text),
            .init("cost", .amount, isOption: true, isRequired: false),
            .init("code", .text, isOption: true, isRequired: false),
            .init("kind", .choice(kinds), isOption: true, isRequired: false),
        ], roles: ConfirmRecord.roles, tier: .confirmed
    ) {
        ConfirmRecord(
            what: ProvisionalKind(rawValue: $0.places[0])!, named: $0.places[1], cost: $0.option("cost"),
            code: $0.option("code"), kind: $0.option("kind").flatMap(LocationKind.init))
    }

    static let map = CommandForm(
        name: "map", summary: "Say that a provisional SKU or location is another's name",
        // A channel is confirmed: what its files bring cannot be another's.
        parameters: [
            .init("what", .choice(whats.filter { $0 != ProvisionalKind.channel.rawValue })), .init("name", .text),
            .init("to", .text, isOption: true),
        ],
        roles: MapRecord.roles, tier: .confirmed
    ) {
        MapRecord(what: ProvisionalKind(rawValue: $0.places[0])!, named: $0.places[1], to: $0.option("to")!)
    }

    static let withdraw = CommandForm(
        name: "withdraw", summary: "Take back your own request", parameters: [id], roles: WithdrawRequest.roles,
        tier: .confirmed
    ) { WithdrawRequest(request: ApprovalID($0.number(0))) }
}
