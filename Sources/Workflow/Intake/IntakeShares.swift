import Vocabulary

extension OrderDraft {
    /// The shipment that the shop had made before: lines it calls fulfilled and that have not left here. Nil when none.
    func shippedElsewhere(of order: Order, costs: [Int?], in context: Context) -> Shipment? {
        let lines = order.lines.enumerated().compactMap { index, line -> Shipment.Line? in
            guard index < self.lines.count, self.lines[index].isFulfilled, line.open > 0 else { return nil }
            return Shipment.Line(
                line, quantity: line.open,
                costMinor: line.needsStock ? (costs[index] ?? 0) * line.open : 0)
        }
        guard !lines.isEmpty, !isCancelled else { return nil }
        let day = (fulfilledAt ?? context.at).day(
            offsetSeconds: context.zones.offsetSeconds(of: context.shop.zone, at: fulfilledAt ?? context.at))
        return Shipment(
            order: order, lines: lines, location: nil, source: .elsewhere, day: min(day, context.today), tracking: "")
    }
}

extension OrderDraft {
    /// What the shop calls fulfilled costs more than the books hold.
    func costsTooMuch(_ costs: [Int?]) -> Bool {
        var sum = 0
        for (index, line) in lines.enumerated() where line.isFulfilled && line.needsStock {
            let (cost, isBeyond) = (costs[index] ?? 0).multipliedReportingOverflow(by: line.quantity)
            guard !isBeyond, cost < Money.limitMinor - sum else { return true }
            sum += cost
        }
        return false
    }
}

extension CaptureOrder.Facts {
    /// Items of a shipment elsewhere whose cost nobody has said or has been asked for, each once.
    func unpriced(in shipment: Shipment) -> [(sku: SKUID, sentence: String)] {
        var found: [(sku: SKUID, sentence: String)] = []
        for line in shipment.lines where line.needsStock && costs[line.line - 1] == nil && !costAsked.contains(line.sku) {
            guard !found.contains(where: { $0.sku == line.sku }) else { continue }
            let sentence = "\(codes[line.line - 1]) was shipped elsewhere, and nobody has said what it costs"
            found.append((line.sku, sentence))
        }
        return found
    }
}

extension Refund {
    /// Money that went back for an order: out of what was owed, then out of the deposit, then out of what was earned, with
    /// the tax share of that. Never more than was paid; nil when there is none.
    init?(of minor: Int, for order: Order, day: Day) {
        let refundable = min(minor, order.paidMinor - order.refundedMinor)
        guard refundable > 0 else { return nil }
        let payable = min(refundable, order.refundPayableMinor)
        let deposit = min(refundable - payable, order.depositMinor)
        let earned = refundable - payable - deposit
        let tax = order.kept.split(earned).taxMinor
        self.init(
            order: order.id, channel: order.channel, currency: order.currency, day: day, fromPayableMinor: payable,
            fromDepositMinor: deposit, fromRevenueMinor: earned - tax, fromTaxMinor: tax)
    }
}

extension Order {
    /// What the order will be like once the event is applied, as far as its money and lines go. For decisions that take
    /// several steps at once.
    mutating func foresee(_ event: OrderEvent) {
        switch event {
        case .shipped(let shipment):
            for line in shipment.lines { lines[line.line - 1].shipped += line.quantity }
            depositMinor -= shipment.fromDepositMinor
            paidMinor += shipment.capturedMinor
            authorizedMinor = max(0, authorizedMinor - shipment.capturedMinor)
            receivableMinor += shipment.receivableMinor
            earn(shipment)
            amounts.shippingEarned = true
        case .cancelled(let cancellation):
            for line in cancellation.lines { lines[line.line - 1].cancelled += line.quantity }
            for given in cancellation.reservations { release(given) }
            settle(cancellation)
        case .paymentRecorded(let payment):
            paidMinor += payment.minor
            depositMinor += payment.toDepositMinor
            receivableMinor -= payment.toReceivableMinor
            authorizedMinor = max(0, authorizedMinor - payment.minor) + payment.authorizedMinor
        case .refundRecorded(let refund): record(refund)
        case .refundApproved(let grant): promise(grant)
        case .refundExecuted(let execution): pay(execution)
        case .returned(let receipt): takeBack(receipt)
        case .deallocated(_, let given): for reservation in given { release(reservation) }
        case .held(_, let hold): holds.append(hold)
        case .lifted(_, let kind, _): holds.removeAll { $0.kind == kind }
        case .captured, .routed, .allocated, .backordered, .released, .reread, .relabelled, .overruled, .waited: break
        }
    }
}
