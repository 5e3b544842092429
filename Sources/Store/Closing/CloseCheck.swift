import Ledger
import Vocabulary
import Workflow

/// A check that proves a step of the month's close: its name in the policy, and how it is made.
struct CloseCheck: Sendable {
    var name: String
    var look: @Sendable (Reader, Period) throws -> CloseFinding

    /// Every check that a policy may name: one line each.
    static let all: [CloseCheck] = [
        CloseCheck(name: "feeds_complete", look: feedsComplete),
        CloseCheck(name: "shipments_cut_off", look: shipmentsCutOff),
        CloseCheck(name: "receipts_cut_off", look: receiptsCutOff),
        CloseCheck(name: "approvals_pending", look: approvalsPending),
        CloseCheck(name: "sales_locked", look: salesLocked),
        CloseCheck(name: "purchase_locked", look: purchaseLocked),
        CloseCheck(name: "dates_match", look: datesMatch),
        CloseCheck(name: "negative_stock", look: negativeStock),
        CloseCheck(name: "counts_decided", look: countsDecided),
        CloseCheck(name: "transit_age", look: transitAge),
        CloseCheck(name: "costs_known", look: costsKnown),
        CloseCheck(name: "inventory_equals_layers", look: inventoryEqualsLayers),
        CloseCheck(name: "inventory_locked", look: inventoryLocked),
        CloseCheck(name: "received_not_invoiced", look: receivedNotInvoiced),
        CloseCheck(name: "drop_ship_accrued", look: dropShipAccrued),
        CloseCheck(name: "deposits_equal_unshipped", look: depositsEqualUnshipped),
        CloseCheck(name: "refunds_payable", look: refundsPayable),
        CloseCheck(name: "returns_matched", look: returnsMatched),
        CloseCheck(name: "tax_equals_shipped", look: taxEqualsShipped),
        CloseCheck(name: "receivables_listed", look: receivablesListed),
        CloseCheck(name: "suspense_zero", look: suspenseZero),
        CloseCheck(name: "variances_explained", look: variancesExplained),
        CloseCheck(name: "channels_add_up", look: channelsAddUp),
        CloseCheck(name: "trial_balance", look: trialBalance),
        CloseCheck(name: "chain_verifies", look: chainVerifies),
        CloseCheck(name: "previous_locked", look: previousLocked),
        CloseCheck(name: "month_locked", look: monthLocked),
    ]

    /// So many offending rows are named.
    static let named = 20

    /// A finding that passes when nothing offends.
    static func none(
        _ count: Int, _ word: String, _ words: String, _ detail: String, _ offending: [String], fix: String
    ) -> CloseFinding {
        CloseFinding(
            value: "\(count) \(count == 1 ? word : words)", isPassing: count == 0, detail: detail,
            offending: Array(offending.prefix(named)), figure: count, fix: fix)
    }
}
