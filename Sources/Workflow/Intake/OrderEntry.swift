import Policy
import Vocabulary

/// A new order's entry: provisional items, the frozen order, what the shop had done with it already, and holds.
struct OrderEntry {
    var draft: OrderDraft
    var facts: CaptureOrder.Facts

    private var events: [Event] = []
    private var nextException = 0
    private var rules: [RuleTrace] = []
    private var proposals: [Proposal] = []
    private var isHeld = false

    init(draft: OrderDraft, facts: CaptureOrder.Facts) {
        self.draft = draft
        self.facts = facts
        nextException = facts.next.exception + 1
    }

    func decide(in context: Context) -> Decision {
        var entry = self
        return entry.entered(in: context)
    }

    private mutating func entered(in context: Context) -> Decision {
        let items = provisionalItems(in: context)
        let frozen = FrozenAmounts(draft)
        var order = frozenOrder(frozen, items: items, in: context)
        // The deposit belongs to the day on which it was earned, where that lies before this one.
        let elsewhere = draft.shippedElsewhere(of: order, costs: facts.costs, in: context)
        events.append(.order(.captured(order, on: elsewhere?.day ?? context.today)))
        let residual = frozen.order.residualMinor
        let doubts = frozen.doubts(about: draft)
        if !doubts.isEmpty {
            raise("amounts_differ", about: .order(order.id), of: order, doubts.joined(separator: "; "), in: context)
        }
        shipElsewhere(elsewhere, &order, in: context)
        settle(&order, in: context)
        placeHolds(on: order, in: context)
        let record = DecisionRecord(
            command: CaptureOrder.name, subject: .order(order.id), question: "hold",
            answer: answer, policyVersion: context.rules.version,
            facts: [("refunded", order.refundedMinor), ("residual", residual)].filter { $0.1 != 0 }
                .map { Fact($0.0, .money(Money(minor: $0.1, draft.currency))) }, rules: rules)
        return .done(events, record)
    }

    /// Items that no one has heard of become provisional ones, with one exception each.
    private mutating func provisionalItems(in context: Context) -> [Item] {
        var made: [SKUCode: Item] = [:]
        var number = facts.next.sku
        return facts.codes.enumerated().map { index, code in
            if let item = facts.items[index] ?? made[code] { return item }
            number += 1
            let item = Item(
                id: SKUID(number), code: code, name: draft.lines[index].title, costMinor: nil, price: nil,
                weightGrams: nil, barcode: "", vendor: nil, isProvisional: true)
            made[code] = item
            events.append(.catalog(.itemRegistered(item)))
            raise(
                "unknown_sku", about: .item(item.id), of: nil, "\(code) came with order \(draft.number) and is in no catalogue",
                in: context)
            return item
        }
    }

    private func frozenOrder(_ frozen: FrozenAmounts, items: [Item], in context: Context) -> Order {
        let lines = draft.lines.enumerated().map { index, line in
            OrderLine(
                number: index + 1, sku: items[index].id, title: line.title, quantity: line.quantity,
                listMinor: frozen.lines[index].listMinor, discountMinor: frozen.lines[index].discountMinor,
                taxMinor: frozen.lines[index].taxMinor, needsStock: line.needsStock)
        }
        var order = Order(
            id: OrderID(facts.next.order + 1), channel: facts.channel.id, number: draft.number, version: 1,
            source: draft.source, currency: draft.currency, placedAt: draft.placedAt, capturedAt: context.at,
            customer: draft.customer, note: draft.note, lines: lines, amounts: frozen.order,
            paidMinor: draft.paidMinor,
            authorizedMinor: draft.payment == .authorized && !draft.isCancelled ? draft.totalMinor : 0,
            depositMinor: draft.paidMinor,
            deadline: draft.placedAt.adding(hours: facts.channel.promiseHours), risk: draft.risk)
        if let labels = draft.labels { order.marks.labels = labels }
        if draft.customer.email.isEmpty { order.marks.phone = draft.phone }
        return order
    }

    /// Lines that had left before this store knew of them: revenue and cost, but no stock of ours.
    private mutating func shipElsewhere(
        _ shipment: Shipment?, _ order: inout Order, in context: Context
    ) {
        guard let shipment else { return }
        for item in facts.unpriced(in: shipment) {
            raise("cost_missing", about: .item(item.sku), of: nil, item.sentence, in: context)
        }
        take(.shipped(shipment), into: &order)
    }

    /// Money that had gone back already, and orders that had been called off.
    private mutating func settle(_ order: inout Order, in context: Context) {
        if draft.isUndone, order.lines.contains(where: { $0.open > 0 }) {
            take(
                .cancelled(
                    Cancellation(
                        of: order, day: context.today,
                        reason: draft.payment == .refunded ? "refunded in full by the shop" : "cancelled by the shop")),
                into: &order)
        }
        if let refund = Refund(of: draft.givenBackMinor, for: order, day: context.today) {
            take(.refundRecorded(refund), into: &order)
            if !order.state.isClosed {
                raise(
                    "refund_unassigned", about: .order(order.id), of: order,
                    "\(Money(minor: refund.minor, order.currency)) was refunded before it left, and the file does not say for what",
                    in: context)
            }
        }
        if let excess = draft.refundBeyond(order) {
            raise("refund_unassigned", about: .order(order.id), of: order, excess, in: context)
        }
    }

    private mutating func placeHolds(on order: Order, in context: Context) {
        guard !order.state.isClosed else { return }
        let looked = OrderFacts(
            draft: draft, channel: facts.channel, isRefunded: order.refundedMinor > 0, at: context.at, zones: context.zones,
            labels: facts.items.map { $0?.labels ?? Labels() }, customer: facts.customer)
        let asked = context.rules.holds(on: looked, context.log)
        guard !asked.isEmpty else { return }
        let placing = HoldPlacing(asked, on: order, of: facts.channel, next: facts.next.proposal + 1, in: context)
        rules += placing.traces
        proposals = placing.proposals
        isHeld = !placing.holds.isEmpty
        events += placing.holds.map { .order(.held(order.id, $0)) } + proposals.map { .proposal(.made($0)) }
        if let question = placing.question {
            raise(Proposal.exceptionKind, about: .order(order.id), of: order, question, in: context)
        }
    }

    /// What became of it, in a word.
    private var answer: String {
        if isHeld { return "captured and held" }
        return switch proposals.first?.mode {
        case .propose: "captured, hold proposed"
        case .shadow: "captured, hold in the shadow"
        case .act, nil: "captured"
        }
    }

    /// Appends the event and keeps the order as it will be.
    private mutating func take(_ event: OrderEvent, into order: inout Order) {
        events.append(.order(event))
        order.foresee(event)
    }

    /// Raises it once; `order` is the one that it is about.
    private mutating func raise(_ kind: String, about subject: Subject, of order: Order?, _ summary: String, in context: Context)
    {
        let exists = events.contains {
            if case .exception(.raised(let raised)) = $0 { raised.kind == kind && raised.subject == subject } else { false }
        }
        guard !exists else { return }
        events.append(
            .exception(.raised(.make(ExceptionID(nextException), kind, about: subject, of: order, summary, in: context))))
        nextException += 1
    }
}

extension PaymentState {
    /// The word for people and records.
    public var word: String {
        switch self {
        case .pending: "pending"
        case .authorized: "authorized"
        case .paid: "paid"
        case .partlyPaid: "partly_paid"
        case .partlyRefunded: "partly_refunded"
        case .refunded: "refunded"
        case .voided: "voided"
        }
    }
}
