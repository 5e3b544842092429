import Vocabulary

/// An order's money as it will be earned: every line's share of price, discount and tax, frozen when the order comes in.
struct FrozenAmounts: Equatable {
    struct Line: Equatable {
        var listMinor: Int
        var discountMinor: Int
        var taxMinor: Int
    }

    var lines: [Line]
    var order: OrderAmounts

    /// Shares out what the file says. Whether prices contain tax is found by arithmetic, since files do not say it; what
    /// the file does not explain is the residual.
    init(_ draft: OrderDraft) {
        let quantities = draft.lines.map(\.quantity)
        var gross = draft.lines.map { ($0.priceMinor ?? 0) * $0.quantity }
        if draft.lines.allSatisfy({ $0.priceMinor == nil }) {
            // Without prices the goods are what shipping, tax and discount leave of the total, by units.
            let goods = draft.subtotalMinor ?? draft.totalMinor - draft.shippingMinor - draft.taxMinor
            let own = draft.lines.reduce(0) { $0 + $1.discountMinor }
            gross = Apportion.split(goods + draft.discountMinor + own, by: quantities)
        }
        let discounts = FrozenAmounts.discounts(draft, gross: gross)
        let net = zip(gross, discounts).map { $0 - $1 }
        let goods = net.reduce(0, +) + draft.shippingMinor
        let whenIncluded = draft.totalMinor - goods
        let whenAdded = whenIncluded - draft.taxMinor
        let isIncluded = whenIncluded.magnitude <= whenAdded.magnitude
        let taxes = Apportion.split(draft.taxMinor, by: (net + [draft.shippingMinor]).map { max(0, $0) })
        lines = gross.indices.map { index in
            Line(
                listMinor: isIncluded ? gross[index] - taxes[index] : gross[index],
                discountMinor: discounts[index], taxMinor: taxes[index])
        }
        let shippingTax = taxes.last ?? 0
        order = OrderAmounts(
            shippingMinor: isIncluded ? draft.shippingMinor - shippingTax : draft.shippingMinor,
            shippingTaxMinor: shippingTax, residualMinor: isIncluded ? whenIncluded : whenAdded,
            totalMinor: draft.totalMinor)
    }

    /// What its amounts say against each other, a sentence each. The books follow the total; somebody has to ask the shop.
    func doubts(about draft: OrderDraft) -> [String] {
        func money(_ minor: Int) -> Money { Money(minor: minor, draft.currency) }
        let slack = draft.lines.count
        var doubts: [String] = []
        let residual = order.residualMinor
        if residual.magnitude > slack {
            doubts.append(
                "the total is \(money(draft.totalMinor)), lines and shipping make \(money(draft.totalMinor - residual))")
        }
        if draft.taxMinor > max(0, draft.totalMinor) + slack {
            doubts.append("taxes of \(money(draft.taxMinor)) are more than the total of \(money(draft.totalMinor))")
        }
        guard draft.lines.allSatisfy({ $0.priceMinor != nil }) else { return doubts }
        let gross = draft.lines.reduce(0) { $0 + ($1.priceMinor ?? 0) * $1.quantity }
        let stated = draft.lines.reduce(draft.discountMinor) { $0 + $1.discountMinor }
        let taken = lines.reduce(0) { $0 + $1.discountMinor }
        if taken > stated + slack {
            doubts.append("its prices are \(money(taken)) above its subtotal, and its discounts are \(money(stated))")
        } else if stated > max(gross, 0) + draft.shippingMinor + draft.taxMinor + slack {
            doubts.append("discounts of \(money(stated)) are more than its goods of \(money(gross))")
        }
        return doubts
    }

    /// Each line's discount: its own, and its share of the order's.
    private static func discounts(_ draft: OrderDraft, gross: [Int]) -> [Int] {
        let own = draft.lines.map(\.discountMinor)
        let ownSum = own.reduce(0, +)
        var whole = draft.discountMinor + ownSum
        if let subtotal = draft.subtotalMinor { whole = gross.reduce(0, +) - subtotal }
        guard whole > 0 else { return gross.map { _ in 0 } }
        if whole < ownSum { return Apportion.split(whole, by: gross.map { max(0, $0) }) }
        let shared = Apportion.split(whole - ownSum, by: zip(gross, own).map { max(0, $0 - $1) })
        return zip(own, shared).map { $0 + $1 }
    }
}

extension OrderDraft {
    /// Whether all that the order says of money, added up, is more than an account holds: no sum of its parts overflows otherwise.
    var isBeyondTheBooks: Bool {
        var sum = 0
        func add(_ minor: Int) -> Bool {
            let (next, isOver) = sum.addingReportingOverflow(Int(clamping: minor.magnitude))
            sum = next
            return isOver || sum >= Money.limitMinor
        }
        for line in lines {
            let (gross, isOver) = (line.priceMinor ?? 0).multipliedReportingOverflow(by: line.quantity)
            if isOver || add(gross) || add(line.discountMinor) { return true }
        }
        return [subtotalMinor ?? 0, shippingMinor, taxMinor, discountMinor, totalMinor, refundedMinor, outstandingMinor ?? 0]
            .contains(where: add)
    }

    /// Money that the shop has taken for it.
    var paidMinor: Int {
        switch payment {
        case .paid: max(0, totalMinor - max(0, outstandingMinor ?? 0))
        case .partlyRefunded, .refunded: max(0, totalMinor)
        case .partlyPaid: max(0, totalMinor - max(0, outstandingMinor ?? totalMinor))
        case .pending, .authorized, .voided: 0
        }
    }

    /// Money that the shop has given back; all of it when the file calls the order refunded and names no amount.
    var givenBackMinor: Int { payment == .refunded && refundedMinor == 0 ? paidMinor : refundedMinor }

    /// More given back than was paid, in a sentence: the books take no more than that, and somebody has to ask the shop.
    func refundBeyond(_ order: Order) -> String? {
        guard currency == order.currency, givenBackMinor > order.paidMinor else { return nil }
        let (said, paid) = (Money(minor: givenBackMinor, currency), Money(minor: order.paidMinor, currency))
        return "the file says that \(said) was refunded, and only \(paid) was paid"
    }

    /// What keeps it from being an order at all, in a sentence; nil when nothing does. Bounds keep every sum of it in range.
    var oddity: String? {
        guard !lines.isEmpty else { return "it has no lines" }
        let amounts = [
            shippingMinor, taxMinor, discountMinor, totalMinor, refundedMinor, subtotalMinor ?? 0, outstandingMinor ?? 0,
        ]
        guard amounts.allSatisfy({ $0.magnitude < Money.limitMinor }) else { return "its amounts are larger than any order's" }
        var goods = 0
        for (index, line) in lines.enumerated() {
            guard line.quantity > 0, line.quantity <= StockLimits.units else {
                return "line \(index + 1) has \(line.quantity) units; it has 1 to \(StockLimits.units)"
            }
            let (gross, isOver) = (line.priceMinor ?? 0).multipliedReportingOverflow(by: line.quantity)
            guard !isOver, gross.magnitude < Money.limitMinor, line.discountMinor.magnitude < Money.limitMinor else {
                return "line \(index + 1) is worth more than any order"
            }
            goods += gross + line.discountMinor
            guard goods.magnitude < Money.limitMinor else { return "its lines are worth more than any order" }
        }
        return nil
    }

    var isCancelled: Bool { cancelledAt != nil || payment == .voided }

    /// Given back in full before anything left.
    var isUndone: Bool {
        isCancelled || payment == .refunded && !lines.contains { $0.isFulfilled }
    }
}
