import Vocabulary

@testable import Workflow

extension Dice {
    /// An order as some shop might tell it: paid or not, shipped or not, discounted, taxed, refunded, odd.
    mutating func draft(_ number: Int, skus: [String], at now: Instant) -> OrderDraft {
        let currency = pick([Currency.eur, .eur, .eur, .gbp, .jpy, .usd])
        let hasPrices = chance(90)
        let fulfilment = below(10)
        var lines: [OrderDraft.Line] = []
        for _ in 0..<roll(1...4) {
            let sku = pick(skus)
            let price = roll(0...9_999)
            lines.append(
                OrderDraft.Line(
                    sku: sku, title: sku, quantity: roll(1...5), priceMinor: hasPrices ? price : nil,
                    discountMinor: chance(20) ? below(price + 1) : 0,
                    isFulfilled: fulfilment == 0 || fulfilment == 1 && chance(50), needsStock: sku != "GIFT" && chance(95)))
        }
        let goods = hasPrices ? lines.reduce(0) { $0 + ($1.priceMinor ?? 0) * $1.quantity - $1.discountMinor } : roll(0...20_000)
        let discount = chance(20) ? below(max(1, goods / 3)) : 0
        let shipping = pick([0, 0, 490, 995])
        let tax = chance(70) ? max(0, goods - discount + shipping) * 19 / 119 : 0
        let noise = chance(80) ? 0 : chance(60) ? roll(-2...2) : roll(-500...500)
        let total = max(0, goods - discount + shipping + (chance(30) ? tax : 0) + noise)
        let payment = pick([
            PaymentState.paid, .paid, .paid, .paid, .pending, .authorized, .partlyPaid, .partlyRefunded, .refunded, .voided,
        ])
        let refunded = payment == .refunded ? total : payment == .partlyRefunded ? below(total + 1) : 0
        return OrderDraft(
            number: OrderNumber("#\(number)")!, currency: currency, placedAt: now.adding(hours: -below(100)),
            customer: customer(), note: "", lines: lines,
            subtotalMinor: chance(70) ? goods - discount : nil, shippingMinor: shipping, taxMinor: tax,
            discountMinor: discount, totalMinor: total, refundedMinor: refunded,
            outstandingMinor: payment == .partlyPaid ? total / 3 : nil, payment: payment,
            fulfilledAt: chance(50) ? now.adding(hours: -below(60)) : nil, cancelledAt: chance(4) ? now : nil,
            risk: pick([.unknown, .low, .low, .high]), source: next(), line: 2)
    }

    private mutating func customer() -> Customer {
        Customer(
            name: pick(["Åsa Lund", "Bo"]), email: "", street: chance(90) ? "Kaj 1" : "", city: "Kiel", postcode: "24103",
            province: "", country: "DE")
    }

    /// The same order as a later export might tell it.
    mutating func revised(_ draft: OrderDraft, at now: Instant) -> OrderDraft {
        var draft = draft
        if chance(10) { return draft }
        draft.source = next()
        switch below(9) {
        case 0, 1:
            draft.payment = .paid
            draft.outstandingMinor = nil
        case 2: draft.payment = .authorized
        case 3: draft.cancelledAt = now
        case 4:
            draft.payment = .refunded
            draft.refundedMinor = chance(50) ? draft.totalMinor : 0
        case 5:
            draft.payment = .partlyRefunded
            draft.refundedMinor += below(max(1, draft.totalMinor - draft.refundedMinor + 200))
        case 6:
            for index in draft.lines.indices { draft.lines[index].isFulfilled = true }
            draft.fulfilledAt = now.adding(hours: -1)
        case 7: draft.totalMinor += roll(-100...100)
        default: draft.lines[0].quantity += 1
        }
        return draft
    }
}
