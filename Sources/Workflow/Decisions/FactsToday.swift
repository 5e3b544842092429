import Policy
import Vocabulary

/// What the facts of a recorded decision are today, as far as the store can still tell them.
extension Books {
    /// The facts of a decision about an order that are not what they were. What only the file told (payment, discount, the lines' prices) and
    /// what only the asking command knew (the reason of a request, returned units) is not looked at.
    func changes(since record: DecisionRecord, under policy: PolicyVersion, in context: Context) throws -> [DecisionReplay.Change]
    {
        guard case .order(let id) = record.subject, let order = try order(id) else { return [] }
        let sight = try sight(of: order, in: context)
        let routing = try routingFacts(for: sight, givingBack: true, in: context)
        return try record.evaluations.flatMap { evaluation -> [DecisionReplay.Change] in
            guard let family = Family(rawValue: evaluation.family) else { return [] }
            let sheet = policy.sheet(family)
            guard let today = try today(family, evaluation.about, sheet, sight, routing, in: context) else { return [] }
            let about = policy.about(evaluation, family) { self.locations[$0]?.code.text ?? "location \($0)" }
            return evaluation.facts.compactMap { known in
                guard sheet.context.facts.indices.contains(known.number) else { return nil }
                let fact = sheet.context.facts[known.number]
                let now = FactValue(today[slot: known.number])
                guard now != known.value, !Books.onlyTold.contains(fact.name) else { return nil }
                return DecisionReplay.Change(name: fact.name, about: about, then: known.value, now: now)
            }
        }
    }

    /// Facts of an order that the store does not keep.
    private static let onlyTold: Set<String> = [
        "order.payment", "order.paid", "order.discount", "order.lines", "order.age_hours", "location.minutes_to_pickup",
        "location.local_hour", "location.local_weekday", "order.minutes_to_cutoff", "location.picks_up_today", "clock.now",
    ]

    private func today(
        _ family: Family, _ about: Int, _ sheet: RuleSheet, _ sight: OrderSight, _ routing: RoutingFacts, in context: Context
    ) throws -> Bindings? {
        let order = sight.order
        switch family {
        case .holds where about == HoldRules.before: return nil
        case .holds:
            let facts = OrderFacts(
                draft: OrderDraft(of: order, items: try order.lines.map { try item($0.sku)?.code.text ?? "" }),
                channel: sight.channel, isRefunded: order.refundedMinor > 0, at: context.at, zones: context.zones,
                labels: try order.lines.map { try item($0.sku)?.labels ?? Labels() },
                customer: try customer(order.customerKey, in: order.currency, besides: order, context))
            return HoldRules.facts.row(facts, for: sheet)
        case .allocation:
            let need = routing.needs.first { $0.line == about }
            guard about == 0 || need != nil else { return nil }
            let facts = NeedFacts(hand: routing.hand, item: need?.item, line: about, quantity: need?.quantity ?? 0)
            return AllocationRules.facts.row(facts, for: sheet)
        case .routing:
            return routing.options.first { $0.location.id.number == about }.map { RoutingRules.facts.row($0, for: sheet) }
        case .release:
            let facts = ReleaseFacts(
                order: order, channel: sight.channel, location: order.location.flatMap { locations[$0] }, at: context.at,
                zones: context.zones, customer: try customer(order.customerKey, in: order.currency, besides: order, context))
            return ReleaseRules.facts.row(facts, for: sheet)
        case .priority, .approvals, .returns, .exceptions, .close: return nil
        }
    }
}

extension OrderDraft {
    /// An order as a file would tell it again, as far as the store keeps it.
    init(of order: Order, items: [String]) {
        self.init(
            number: order.number, currency: order.currency, placedAt: order.placedAt, customer: order.customer, note: order.note,
            lines: zip(order.lines, items).map { line, sku in
                OrderDraft.Line(
                    sku: sku, title: line.title, quantity: line.quantity, priceMinor: nil, discountMinor: line.discountMinor,
                    isFulfilled: line.open == 0, needsStock: line.needsStock)
            }, subtotalMinor: nil, shippingMinor: order.amounts.shippingMinor, taxMinor: 0, discountMinor: 0,
            totalMinor: order.amounts.totalMinor, refundedMinor: order.refundedMinor, outstandingMinor: nil, payment: .pending,
            fulfilledAt: nil, cancelledAt: nil, risk: order.risk, source: order.source, line: 0)
        labels = order.marks.labels
        phone = order.marks.phone
    }

    /// The same order as the store knew it before a file told of it again. What the store does not keep (prices, notes of the lines) is as the
    /// file says now, so that it makes no difference.
    init(before now: OrderDraft, known: Order, codes: [String]) {
        self = now
        totalMinor = known.amounts.totalMinor
        customer = known.customer
        note = known.note
        risk = known.risk
        labels = known.marks.labels
        refundedMinor = known.refundedMinor
        outstandingMinor = nil
        payment = known.paymentWord(like: now.payment)
        let isSame =
            now.lines.count == known.lines.count
            && zip(now.lines, zip(known.lines, codes)).allSatisfy { $0.quantity == $1.0.quantity && $0.sku == $1.1 }
        guard !isSame else { return }
        lines = OrderDraft(of: known, items: codes).lines
        discountMinor = 0
    }
}

extension Order {
    /// What the shop said of payment, as far as the books tell; where they do not contradict what it says now, that.
    fileprivate func paymentWord(like now: PaymentState) -> PaymentState {
        let isPaid = paidMinor >= amounts.totalMinor && amounts.totalMinor > 0
        switch now {
        case .paid, .partlyRefunded, .refunded: if isPaid { return refundedMinor == 0 ? .paid : now }
        case .authorized: if authorizedMinor > 0 { return now }
        case .partlyPaid: if paidMinor > 0, !isPaid { return now }
        case .pending, .voided: if paidMinor == 0, authorizedMinor == 0 { return now }
        }
        if isPaid { return refundedMinor == 0 ? .paid : .partlyRefunded }
        return authorizedMinor > 0 ? .authorized : paidMinor > 0 ? .partlyPaid : .pending
    }
}

/// A decision taken again, with what has changed since: for `tally show decision N --replay`.
public struct DecisionAgain: Question {
    /// Nil when there is no such decision; a replay that says so when its policy cannot be read any more.
    public typealias Answer = DecisionReplay?
    public var sequence: Int
    public var now: Instant

    public init(_ sequence: Int, now: Instant) {
        self.sequence = sequence
        self.now = now
    }
}

extension Books {
    /// Takes a decision again under its own policy, and says what has changed since.
    public func again(_ record: DecisionRecord, under policy: PolicyVersion, at now: Instant, zones: any Zones) throws
        -> DecisionReplay
    {
        var replay = policy.replay(record)
        guard let engine = operators[Operator.engineID] else { return replay }
        let context = Context(at: now, by: engine, rules: policy.rules, zones: zones, shop: shop)
        replay.changes = try changes(since: record, under: policy, in: context)
        return replay
    }
}
