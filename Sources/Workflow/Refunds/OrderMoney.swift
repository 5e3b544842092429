import Vocabulary

extension Order {
    /// What may still be promised back: paid, less what went back and what is approved to go.
    public var refundableMinor: Int { max(0, paidMinor - refundedMinor - back.openMinor) }

    /// What went back, and what is owed and to go.
    public var goneBackMinor: Int { refundedMinor + refundPayableMinor }

    /// Owed to the customer since something was cancelled, and not yet told to the processor.
    public var owedMinor: Int { max(0, refundPayableMinor - back.openMinor) }

    /// Paid for what has left, and not given back.
    public var keptMinor: Int { max(0, paidMinor - refundedMinor - refundPayableMinor - depositMinor) }

    /// What was earned and not given back, by what it was earned for.
    public var kept: RefundShares {
        var earned = RefundShares()
        if amounts.shippingEarned {
            earned.shippingMinor = amounts.shippingMinor
            earned.taxMinor = amounts.shippingTaxMinor
            earned.goodsMinor = amounts.residualMinor
        }
        for line in lines where line.shipped > 0 { earned = earned + line.share(ofFirst: line.shipped) }
        return RefundShares(
            goodsMinor: max(0, earned.goodsMinor - back.shares.goodsMinor),
            shippingMinor: max(0, earned.shippingMinor - back.shares.shippingMinor),
            taxMinor: max(0, earned.taxMinor - back.shares.taxMinor))
    }

    /// Units of a line that have left and whose money has not gone back.
    public func refundableUnits(line number: Int) -> Int {
        guard lines.indices.contains(number - 1) else { return 0 }
        return max(0, lines[number - 1].shipped - back.line(number).refunded)
    }

    /// Units of a line that have left and have not come back.
    public func returnableUnits(line number: Int) -> Int {
        guard lines.indices.contains(number - 1), lines[number - 1].needsStock else { return 0 }
        return max(0, lines[number - 1].shipped - back.line(number).returned)
    }

    /// What units of lines and the shipping have earned and may still be given back: never more than is kept.
    public func worth(of parts: [RefundGrant.Line], withShipping: Bool) -> RefundShares {
        var worth = withShipping ? keptShipping : RefundShares()
        for part in parts where lines.indices.contains(part.line - 1) {
            let units = min(part.quantity, refundableUnits(line: part.line))
            guard units > 0 else { continue }
            worth = worth + lines[part.line - 1].share(of: units, after: back.line(part.line).refunded)
        }
        return worth.limited(to: kept)
    }

    /// The most that may be given back for them, minor units.
    public func most(for parts: [RefundGrant.Line], withShipping: Bool) -> Int {
        min(worth(of: parts, withShipping: withShipping).totalMinor, keptMinor)
    }

    /// The shipping that was earned and not given back, with its tax.
    var keptShipping: RefundShares {
        guard amounts.shippingEarned else { return RefundShares() }
        let gone = min(max(0, back.shares.shippingMinor), max(0, amounts.shippingMinor))
        let tax = amounts.shippingTaxMinor
        return RefundShares(
            shippingMinor: max(0, amounts.shippingMinor - gone),
            taxMinor: max(
                0, amounts.shippingMinor > 0 ? tax - Apportion.cumulative(tax, count: gone, of: amounts.shippingMinor) : tax))
    }
}

extension OrderLine {
    /// What the first `count` units that left have earned.
    func share(ofFirst count: Int) -> RefundShares {
        func part(_ amount: Int) -> Int { Apportion.cumulative(amount, count: count, of: quantity) }
        return RefundShares(goodsMinor: part(listMinor) - part(discountMinor), taxMinor: part(taxMinor))
    }

    /// What `count` units have earned, after `before` of them went back already.
    func share(of count: Int, after before: Int) -> RefundShares {
        let (upTo, until) = (share(ofFirst: before + count), share(ofFirst: before))
        return RefundShares(
            goodsMinor: max(0, upTo.goodsMinor - until.goodsMinor), taxMinor: max(0, upTo.taxMinor - until.taxMinor))
    }
}

extension Order {
    /// A refund that somebody else paid out already.
    mutating func record(_ refund: Refund) {
        back.settle(refund.fromPayableMinor - owedMinor)
        refundedMinor += refund.minor
        refundPayableMinor -= refund.fromPayableMinor
        depositMinor -= refund.fromDepositMinor
        back.allowedMinor += refund.fromDepositMinor
        back.shares = back.shares + RefundShares(goodsMinor: refund.fromRevenueMinor, taxMinor: refund.fromTaxMinor)
    }

    /// A refund that was approved here.
    mutating func promise(_ grant: RefundGrant) {
        depositMinor -= grant.fromDepositMinor
        refundPayableMinor += grant.newlyPayableMinor
        back.allowedMinor += grant.fromDepositMinor
        back.shares = back.shares + grant.shares
        back.grants.append(GivenBack.Grant(number: grant.number, minor: grant.minor, openMinor: grant.minor))
        for part in grant.lines {
            back.change(part.line) {
                $0.refunded += part.quantity
                if grant.isReturnExpected { $0.expected += part.quantity }
            }
        }
    }

    /// A refund that the processor confirmed.
    mutating func pay(_ execution: RefundExecution) {
        refundPayableMinor -= execution.minor
        refundedMinor += execution.minor
        guard let index = back.grants.firstIndex(where: { $0.number == execution.number }) else { return }
        back.grants[index].openMinor -= execution.minor
        back.grants[index].reference = execution.reference
    }

    /// Goods that came back.
    mutating func takeBack(_ receipt: ReturnReceipt) {
        for part in receipt.lines {
            back.change(part.line) {
                $0.returned += part.quantity
                $0.returnedCostMinor += part.costMinor
                $0.expected = max(0, $0.expected - part.quantity)
            }
        }
    }

    /// What a shipment earned less because it had been given back before.
    mutating func earn(_ shipment: Shipment) {
        back.allowedMinor -= shipment.allowed.totalMinor
        back.shares = back.shares + shipment.allowed
    }
}
