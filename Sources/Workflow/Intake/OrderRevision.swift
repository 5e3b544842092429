import Vocabulary

/// A later export of an order that is known: what changed is done here too, or becomes an exception where work has gone too far.
struct OrderRevision {
    var draft: OrderDraft
    var known: OrderSight
    var codes: [SKUCode]
    var items: [Item?]
    var next: Counters

    func decide(in context: Context) -> Decision {
        var order = known.order
        guard order.source != draft.source else { return .unchanged }
        var events: [Event] = []
        var changes: [String] = []
        func take(_ event: OrderEvent, _ what: String) {
            events.append(.order(event))
            order.foresee(event)
            changes.append(what)
        }
        let owed = draft.paidMinor - order.paidMinor
        if owed > 0, !draft.isCancelled {
            let payment = Payment(
                order: order.id, channel: order.channel, currency: order.currency, day: context.today, minor: owed)
            take(.paymentRecorded(payment), "paid \(Money(minor: owed, order.currency))")
        }
        let isCovered = draft.payment == .authorized || draft.payment == .paid
        if isCovered, order.holds.contains(where: { $0.kind == "payment" }) {
            take(.lifted(order.id, kind: "payment", reason: "the shop says it is \(draft.payment.word)"), "payment hold lifted")
            order.holds.removeAll { $0.kind == "payment" }
        }
        var tooLate: [(String, String)] = []
        if draft.isUndone, order.lines.contains(where: { $0.open > 0 }) {
            if order.isReleased {
                tooLate.append(("order_changed", "the shop cancelled it after it went to the floor"))
            } else {
                take(.cancelled(Cancellation(of: order, day: context.today, reason: "cancelled by the shop")), "cancelled")
            }
        } else {
            shipElsewhere(&order, take: take, tooLate: &tooLate, in: context)
        }
        if let refund = Refund(of: draft.refundedMinor - order.refundedMinor, for: order, day: context.today) {
            take(.refundRecorded(refund), "refunded \(Money(minor: refund.minor, order.currency))")
            if !order.state.isClosed {
                tooLate.append(("refund_unassigned", "\(Money(minor: refund.minor, order.currency)) was refunded, and the file does not say for what"))
            }
        }
        if let difference { tooLate.append(("order_changed", difference)) }
        for (offset, late) in tooLate.enumerated() {
            events += known.raising(late.0, late.1, offset: offset, in: context)
            changes.append(late.1)
        }
        events.append(.order(.reread(order.id, source: draft.source)))
        let record = DecisionRecord(
            command: CaptureOrder.name, subject: .order(order.id), question: "revision",
            answer: changes.isEmpty ? "nothing to do" : changes.joined(separator: "; "),
            policyVersion: context.rules.version,
            facts: [
                Fact("payment", .text(draft.payment.word)),
                Fact("total", .money(Money(minor: draft.totalMinor, draft.currency))),
            ])
        return .done(events, record)
    }

    /// Lines that the shop calls fulfilled and that are still open here.
    private func shipElsewhere(
        _ order: inout Order, take: (OrderEvent, String) -> Void, tooLate: inout [(String, String)],
        in context: Context
    ) {
        guard difference == nil, draft.lines.contains(where: \.isFulfilled) else { return }
        let known = items.compactMap { $0 }
        guard known.count == draft.lines.count,
            let shipment = draft.shippedElsewhere(of: order, items: known, in: context)
        else { return }
        if order.isReleased {
            tooLate.append(("shipped_elsewhere", "the shop says it has shipped, and the floor has it too"))
            return
        }
        if !order.reservations.isEmpty { take(.deallocated(order.id, order.reservations), "reservations given back") }
        take(.shipped(shipment), "shipped elsewhere")
    }

    /// What cannot be followed: other lines or another total. Nil when they are as before.
    private var difference: String? {
        let order = known.order
        if draft.currency != order.currency { return "its currency is \(draft.currency) now, not \(order.currency)" }
        if draft.totalMinor != order.amounts.totalMinor {
            return "its total is \(Money(minor: draft.totalMinor, draft.currency)) now, not \(Money(minor: order.amounts.totalMinor, order.currency))"
        }
        let isSame =
            draft.lines.count == order.lines.count
            && zip(zip(draft.lines, items), order.lines).allSatisfy { pair, line in
                pair.0.quantity == line.quantity && pair.1?.id == line.sku
            }
        return isSame ? nil : "its lines have changed"
    }
}
