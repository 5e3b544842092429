import Ledger
import Vocabulary

/// Posting table, "Returns and refunds": the money, its execution, and the goods.
extension Bookkeeping {
    static func entry(for grant: RefundGrant) -> Entry? {
        var draft = EntryDraft(grant.currency)
        draft.channel = grant.channel
        draft.order = grant.order
        draft.debit(.customerDeposits, grant.fromDepositMinor)
        draft.debit(.returnsAndAllowances, grant.shares.goodsMinor)
        draft.debit(.shippingRevenue, grant.shares.shippingMinor)
        draft.debit(.salesTax, grant.shares.taxMinor)
        draft.credit(.refundsPayable, grant.newlyPayableMinor)
        return draft.entry(on: grant.day)
    }

    static func entry(for execution: RefundExecution) -> Entry? {
        var draft = EntryDraft(execution.currency)
        draft.channel = execution.channel
        draft.order = execution.order
        draft.debit(.refundsPayable, execution.minor)
        draft.credit(.paymentClearing, execution.minor)
        return draft.entry(on: execution.day)
    }

    static func entry(for receipt: ReturnReceipt, shop: Shop) -> Entry? {
        var draft = EntryDraft(shop.currency)
        draft.channel = receipt.channel
        draft.order = receipt.order
        draft.location = receipt.location
        for line in receipt.lines {
            draft.sku = line.sku
            draft.debit(.inventoryUnchecked, line.costMinor)
            draft.credit(line.isDropShip ? .costOfDropShip : .costOfGoodsSold, line.costMinor)
        }
        return draft.entry(on: receipt.day)
    }
}
