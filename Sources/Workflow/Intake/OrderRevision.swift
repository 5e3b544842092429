import Vocabulary

/// A later export of an order that is known: what changed is done here too, or becomes an exception where work has gone too far.
struct OrderRevision {
    let draft: OrderDraft
    let known: OrderSight
    let facts: CaptureOrder.Facts

    private var order: Order
    private var events: [Event] = []
    private var changes: [String] = []
    private var rules: [RuleTrace] = []
    /// What somebody has to look at, by the kind of exception.
    private var open: [(kind: String, sentences: [String])] = []
    /// When the shop says that it left, while the floor has it too.
    private var left: Instant?
    /// Items that were shipped elsewhere and whose cost somebody has to say.
    private var unpriced: [(sku: SKUID, sentence: String)] = []

    init(draft: OrderDraft, known: OrderSight, facts: CaptureOrder.Facts) {
        self.draft = draft
        self.known = known
        self.facts = facts
        order = known.order
    }

    func decide(in context: Context) -> Decision {
        guard order.source != draft.source else { return .unchanged }
        var revision = self
        return revision.revised(in: context)
    }

    private mutating func revised(in context: Context) -> Decision {
        takePayment(in: context)
        goOn()
        if draft.isUndone, order.lines.contains(where: { $0.open > 0 }) {
            if order.isReleased {
                let what = draft.isCancelled ? "cancelled it" : "refunded it in full"
                look("order_changed", "the shop \(what) after it went to the floor")
                stop("the shop \(what)", in: context)
            } else {
                take(.cancelled(Cancellation(of: order, day: context.today, reason: "cancelled by the shop")), "cancelled")
            }
        } else {
            shipElsewhere(in: context)
        }
        payBackTooMuch(in: context)
        giveBack(in: context)
        if let labels = draft.labels, labels != order.marks.labels {
            take(.relabelled(order.id, labels), labels.isEmpty ? "its tags were taken off" : "tagged: \(labels)")
        }
        askHolds(in: context)
        if let difference { look("order_changed", difference) }
        if let change { look("order_changed", change) }
        closeSettled()
        raise(in: context)
        events.append(.order(.reread(order.id, source: draft.source)))
        return .done(events, record(in: context))
    }

    private mutating func take(_ event: OrderEvent, _ what: String) {
        events.append(.order(event))
        order.foresee(event)
        changes.append(what)
    }

    private mutating func look(_ kind: String, _ sentence: String) {
        if let index = open.firstIndex(where: { $0.kind == kind }) {
            open[index].sentences.append(sentence)
        } else {
            open.append((kind, [sentence]))
        }
    }

    /// Raises what somebody has to look at; the numbers of exceptions leave no gap.
    private mutating func raise(in context: Context) {
        var raised = 0
        for item in unpriced {
            let id = ExceptionID(known.nextException + raised)
            events.append(
                .exception(.raised(.make(id, "cost_missing", about: .item(item.sku), of: nil, item.sentence, in: context))))
            raised += 1
        }
        for kind in open {
            let news = known.raisingOrAdding(kind.kind, kind.sentences, offset: raised, in: context)
            raised += news.count { if case .exception(.raised) = $0 { true } else { false } }
            events += news
            changes += kind.sentences
        }
    }

    /// The kind of hold on what the shop called off while the floor had it.
    static let calledOff = "shop_cancelled"

    /// Keeps what is with the floor from leaving until somebody has cancelled it or lifted the hold.
    private mutating func stop(_ reason: String, in context: Context) {
        guard !order.holds.contains(where: { $0.kind == OrderRevision.calledOff }) else { return }
        let hold = Hold(
            kind: OrderRevision.calledOff, reason: reason, placedBy: Operator.engineID, placedAt: context.at, dueAt: nil, rule: ""
        )
        take(.held(order.id, hold), "held: \(OrderRevision.calledOff)")
    }

    /// Lets an order go on that the shop has called off and sells again.
    private mutating func goOn() {
        guard !draft.isUndone, order.holds.contains(where: { $0.kind == OrderRevision.calledOff }) else { return }
        take(.lifted(order.id, kind: OrderRevision.calledOff, reason: "the shop sells it again"), "hold lifted")
    }

    /// Money that came in since: first for what has left and was owed, the rest as a deposit.
    private mutating func takePayment(in context: Context) {
        guard draft.currency == order.currency else { return }
        let owed = draft.isCancelled ? 0 : max(0, draft.paidMinor - order.paidMinor)
        let isNew = draft.payment == .authorized && !draft.isCancelled && order.authorizedMinor == 0 && order.paidMinor == 0
        let authorized = isNew ? max(0, draft.totalMinor - order.receivableMinor) : 0
        if owed > 0 || authorized > 0 {
            let payment = Payment(
                order: order.id, channel: order.channel, currency: order.currency, day: context.today, minor: owed,
                toReceivableMinor: max(0, min(owed, order.receivableMinor)), authorizedMinor: authorized)
            take(
                .paymentRecorded(payment),
                owed > 0 ? "paid \(Money(minor: owed, order.currency))" : "authorized \(Money(minor: authorized, order.currency))"
            )
        }
        let isCovered: Bool =
            switch draft.payment {
            case .authorized, .paid, .partlyRefunded, .refunded: true
            case .pending, .partlyPaid, .voided: false
            }
        if isCovered, order.holds.contains(where: { $0.kind == "payment" }) {
            take(
                .lifted(order.id, kind: "payment", reason: "the shop says it is \(draft.payment.word)"), "payment hold lifted")
        }
    }

    /// Lines that the shop calls fulfilled and that are still open here.
    private mutating func shipElsewhere(in context: Context) {
        guard difference == nil, draft.lines.contains(where: \.isFulfilled),
            let shipment = draft.shippedElsewhere(of: order, costs: facts.costs, in: context)
        else { return }
        if order.isReleased {
            look("shipped_elsewhere", "the shop says it has shipped, and the floor has it too")
            left = draft.fulfilledAt
            return
        }
        if !order.reservations.isEmpty { take(.deallocated(order.id, order.reservations), "reservations given back") }
        unpriced = facts.unpriced(in: shipment)
        take(.shipped(shipment), "shipped elsewhere")
    }

    /// A deposit for an order of which nothing is left to deliver is owed to the customer.
    private mutating func payBackTooMuch(in context: Context) {
        guard order.depositMinor > known.order.depositMinor, !order.lines.contains(where: { $0.open > 0 }) else { return }
        let minor = order.depositMinor
        take(
            .cancelled(Cancellation(of: order, day: context.today, reason: "nothing is left to deliver for it")),
            "\(Money(minor: minor, order.currency)) to pay back")
        look("order_changed", OrderSight.tooMuch(minor, order.currency))
    }

    /// Money that went back since; before its goods left, somebody has to say for what.
    private mutating func giveBack(in context: Context) {
        guard draft.currency == order.currency else { return }
        defer { if let excess = draft.refundBeyond(order) { look("refund_unassigned", excess) } }
        guard
            let refund = Refund(of: draft.givenBackMinor - order.refundedMinor, for: order, day: context.today)
        else { return }
        let open = order.back.grants
        take(.refundRecorded(refund), "refunded \(Money(minor: refund.minor, order.currency))")
        callBack(since: open, in: context)
        guard !order.state.isClosed else { return }
        look(
            "refund_unassigned",
            "\(Money(minor: refund.minor, order.currency)) was refunded, and the file does not say for what")
    }

    /// What the shop has paid by itself is not to be paid again. All of a refund that was told is its confirmation; a part of it is
    /// for somebody to look at.
    private mutating func callBack(since before: [GivenBack.Grant], in context: Context) {
        for (then, now) in zip(before, order.back.grants) where now.openMinor < then.openMinor {
            guard let told = facts.told.first(where: { $0.number == now.number }) else { continue }
            events += told.withdrawal
            switch told.state {
            case .waiting where now.openMinor > 0:
                let rest = Instruction(restOf: now, after: told, of: order, channel: known.channel, on: context.today)
                events.append(.dispatch(.added(rest)))
            case .delivered where now.openMinor > 0:
                look(
                    "refund_unassigned",
                    "refund \(now.number) of \(Money(minor: then.openMinor, order.currency)) was told as \(told.key), and the shop says that \(Money(minor: then.openMinor - now.openMinor, order.currency)) of it went back: ask whoever pays what was paid"
                )
            case .waiting, .delivered, .withdrawn: break
            }
        }
    }

    /// The holds that the rules ask for now and did not ask for before. What a person overruled, and what the engine proposed already, is
    /// not asked again.
    private mutating func askHolds(in context: Context) {
        guard !order.state.isClosed else { return }
        let now = OrderFacts(
            draft: draft, channel: known.channel, isRefunded: order.refundedMinor > 0, at: context.at, zones: context.zones,
            labels: facts.items.map { $0?.labels ?? Labels() }, customer: facts.customer)
        var before = now
        before.draft = OrderDraft(before: draft, known: known.order, codes: facts.knownCodes)
        before.isRefunded = known.order.refundedMinor > 0
        let news = context.rules.news(on: now, since: before, context.log).filter { rule in
            !order.marks.overruled.contains(rule.rule.id) && !order.holds.contains { $0.kind == rule.kind }
                && !known.proposals.contains { $0.family == .holds && $0.rule == rule.rule.id }
        }
        guard !news.isEmpty else { return }
        let placing = HoldPlacing(news, on: order, of: known.channel, next: known.nextProposal, in: context)
        rules += placing.traces
        for hold in placing.holds { take(.held(order.id, hold), "held: \(hold.kind)") }
        for proposal in placing.proposals {
            events.append(.proposal(.made(proposal)))
            changes.append("\(proposal.sentence) (\(placing.mode.rawValue))")
        }
        if let question = placing.question { look(Proposal.exceptionKind, question) }
    }

    /// Open exceptions whose condition this revision ends.
    private mutating func closeSettled() {
        if order.state.isClosed {
            events += known.closing(
                ["stock_short", "unroutable", "deadline_missed", "hold_overdue"], because: "the order is \(order.state.word)")
        } else if order.holds.isEmpty, !known.order.holds.isEmpty {
            events += known.closing(["hold_overdue"], because: "the hold was lifted")
        }
    }

    private func record(in context: Context) -> DecisionRecord {
        DecisionRecord(
            command: CaptureOrder.name, subject: .order(order.id), question: "revision",
            answer: changes.isEmpty ? "nothing to do" : changes.joined(separator: "; "),
            policyVersion: context.rules.version,
            facts: [
                Fact("payment", .text(draft.payment.word)),
                Fact("total", .money(Money(minor: draft.totalMinor, draft.currency))),
                Fact("refunded", .money(Money(minor: draft.givenBackMinor, draft.currency))),
                Fact("state_before", .text(known.order.state.word)),
                Fact("with_the_floor", .text(known.order.isReleased ? "yes" : "no")),
            ] + (left.map { [Fact(Fact.leftByTheShop, .moment($0))] } ?? []), rules: rules)
    }

    /// What cannot be followed: other lines or another total. Nil when they are as before.
    private var difference: String? {
        let order = known.order
        if draft.currency != order.currency { return "its currency is \(draft.currency) now, not \(order.currency)" }
        if draft.totalMinor != order.amounts.totalMinor {
            return
                "its total is \(Money(minor: draft.totalMinor, draft.currency)) now, not \(Money(minor: order.amounts.totalMinor, order.currency))"
        }
        let isSame =
            draft.lines.count == order.lines.count
            && zip(zip(draft.lines, facts.items), order.lines).allSatisfy { pair, line in
                pair.0.quantity == line.quantity && pair.1?.id == line.sku
            }
        return isSame ? nil : "its lines have changed"
    }

    /// What somebody may have to follow by hand while there is something left to send.
    private var change: String? {
        guard !order.state.isClosed else { return nil }
        let changed = [
            draft.customer != known.order.customer ? "its customer or address has changed" : nil,
            draft.risk == .high && known.order.risk != .high ? "the shop calls its risk high now" : nil,
        ].compactMap { $0 }
        return changed.isEmpty ? nil : changed.joined(separator: "; ")
    }
}
