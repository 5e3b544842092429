import Ledger
import Vocabulary

/// The general ledger's side of every event: the posting table as a pure function.
public enum Bookkeeping {
    /// The journal entry that the event posts, or nil when it is a memo only.
    public static func entry(for event: Event, shop: Shop, at moment: Instant) -> Entry? {
        switch event {
        case .stock(.moved(let move)): return entry(for: move, in: shop.currency)
        case .stock(.revalued(let revaluation)): return entry(for: revaluation)
        case .order(let event): return entry(for: event, shop: shop)
        case .stock(.countConfirmed), .catalog, .exception, .approval, .intake, .closing, .dispatch, .policy, .proposal:
            return nil
        }
    }

    /// Posting table, "Stock movements without a third party" and "Purchasing and receipts".
    static func entry(for move: StockMove, in currency: Currency) -> Entry? {
        guard move.owned else { return nil }
        var draft = EntryDraft(currency)
        for movement in move.movements {
            draft.sku = movement.sku
            let (debit, into) = side(movement.to, of: move.cause)
            let (credit, outOf) = side(movement.from, of: move.cause)
            draft.debit(debit, movement.costMinor, at: into ?? outOf)
            draft.credit(credit, movement.costMinor, at: outOf ?? into)
        }
        return draft.entry(on: move.day)
    }

    /// The account of one end of a movement, and its location.
    private static func side(_ place: StockPlace, of cause: StockCause) -> (Account, LocationID?) {
        switch place {
        case .at(let location, let state): (state.account, location)
        case .opening: (.openingBalance, nil)
        case .supplier: (.receivedNotInvoiced, nil)
        case .customer: (.costOfGoodsSold, nil)
        case .adjustment: (.shrinkage, nil)
        case .count: (.shrinkage, nil)
        case .scrap: (cause == .transferLost ? .shrinkage : .writeOff, nil)
        }
    }

    /// Posting table, "Price difference": stock for what is still here, 5020 for what has gone; against what it came in by.
    /// What was shipped elsewhere is booked as its shipment would have been.
    static func entry(for revaluation: StockRevaluation) -> Entry? {
        var draft = EntryDraft(revaluation.unit.currency)
        draft.sku = revaluation.sku
        for layer in revaluation.layers { draft.debit(layer.state.account, layer.costMinor, at: layer.location) }
        draft.debit(.purchasePriceVariance, revaluation.goneMinor)
        draft.credit(.openingBalance, revaluation.openedMinor)
        draft.credit(.receivedNotInvoiced, revaluation.receivedMinor)
        draft.credit(.shrinkage, revaluation.foundMinor)
        draft.debit(.costOfDropShip, revaluation.dropShippedMinor)
        draft.credit(.dropShipAccrual, revaluation.dropShippedMinor)
        draft.debit(.costOfGoodsSold, revaluation.elsewhereMinor)
        draft.credit(.openingBalance, revaluation.elsewhereMinor)
        return draft.entry(on: revaluation.day)
    }

    /// Posting table, "Order to cash" and "Returns and refunds".
    static func entry(for event: OrderEvent, shop: Shop) -> Entry? {
        switch event {
        case .captured(let order, let day):
            guard order.depositMinor > 0 else { return nil }
            var draft = EntryDraft(order.currency)
            draft.channel = order.channel
            draft.order = order.id
            draft.debit(.paymentClearing, order.depositMinor)
            draft.credit(.customerDeposits, order.depositMinor)
            return draft.entry(on: day)
        case .shipped(let shipment): return entry(for: shipment, shop: shop)
        case .cancelled(let cancellation):
            var draft = EntryDraft(cancellation.currency)
            draft.channel = cancellation.channel
            draft.order = cancellation.order
            draft.debit(.customerDeposits, cancellation.fromDepositMinor)
            draft.credit(.refundsPayable, cancellation.fromDepositMinor)
            return draft.entry(on: cancellation.day)
        case .paymentRecorded(let payment):
            var draft = EntryDraft(payment.currency)
            draft.channel = payment.channel
            draft.order = payment.order
            draft.debit(.paymentClearing, payment.minor)
            draft.credit(.receivable, payment.toReceivableMinor)
            draft.credit(.customerDeposits, payment.toDepositMinor)
            return draft.entry(on: payment.day)
        case .refundRecorded(let refund):
            var draft = EntryDraft(refund.currency)
            draft.channel = refund.channel
            draft.order = refund.order
            draft.debit(.refundsPayable, refund.fromPayableMinor)
            draft.debit(.customerDeposits, refund.fromDepositMinor)
            draft.debit(.returnsAndAllowances, refund.fromRevenueMinor)
            draft.debit(.salesTax, refund.fromTaxMinor)
            draft.credit(.paymentClearing, refund.minor)
            return draft.entry(on: refund.day)
        case .refundApproved(let grant): return entry(for: grant)
        case .refundExecuted(let execution): return entry(for: execution)
        case .returned(let receipt): return entry(for: receipt, shop: shop)
        case .held, .lifted, .routed, .allocated, .deallocated, .backordered, .released, .reread, .relabelled, .overruled,
            .waited:
            return nil
        }
    }

    /// Revenue, tax and cost of goods that left: one entry, so that operations and finance cannot disagree.
    static func entry(for shipment: Shipment, shop: Shop) -> Entry? {
        var draft = EntryDraft(shipment.currency)
        draft.channel = shipment.channel
        draft.order = shipment.order
        draft.location = shipment.location
        var list = 0
        var discount = 0
        var tax = shipment.shippingTaxMinor
        var cost = 0
        for line in shipment.lines {
            list += line.listMinor
            discount += line.discountMinor
            tax += line.taxMinor
            cost += line.costMinor
        }
        draft.debit(.customerDeposits, shipment.fromDepositMinor)
        draft.debit(.paymentClearing, shipment.capturedMinor)
        draft.debit(.receivable, shipment.receivableMinor)
        draft.debit(.returnsAndAllowances, shipment.allowed.goodsMinor)
        draft.debit(.shippingRevenue, shipment.allowed.shippingMinor)
        draft.debit(.salesTax, shipment.allowed.taxMinor)
        draft.debit(.discounts, discount)
        draft.credit(.productRevenue, list)
        draft.credit(.shippingRevenue, shipment.shippingMinor)
        draft.credit(.salesTax, tax)
        draft.credit(shipment.isRounding ? .rounding : .suspense, shipment.residualMinor)
        switch shipment.source {
        case .own:
            draft.debit(.costOfGoodsSold, cost, in: shop.currency)
            draft.credit(.inventory, cost, in: shop.currency)
        case .vendor:
            draft.debit(.costOfDropShip, cost, in: shop.currency)
            draft.credit(.dropShipAccrual, cost, in: shop.currency)
        case .elsewhere:
            draft.debit(.costOfGoodsSold, cost, in: shop.currency)
            draft.credit(.openingBalance, cost, in: shop.currency)
        }
        return draft.entry(on: shipment.day)
    }
}
