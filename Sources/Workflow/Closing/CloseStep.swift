import Ledger
import Vocabulary

/// One step of the checklist as the policy folder writes it.
public struct CloseStep: Sendable, Equatable {
    public var number: Int
    public var title: String
    public var dependsOn: [Int]
    public var owner: Role
    public var needsTwoPeople: Bool
    /// Such as `BD+1`.
    public var due: String
    /// Name of the check that proves it; empty when there is none.
    public var check: String
    /// Why it does not apply; empty when it does.
    public var notApplicable: String
    /// What its signature shuts; `all` is shut by a second person with `lock`.
    public var locks: LockArea?

    /// By what its check is judged.
    public var limits: CloseLimits

    /// The checks that a step may name.
    public static let checks = [
        "feeds_complete", "shipments_cut_off", "receipts_cut_off", "approvals_pending", "sales_locked", "purchase_locked",
        "dates_match", "negative_stock", "counts_decided", "transit_age", "costs_known", "inventory_equals_layers",
        "inventory_locked", "received_not_invoiced", "drop_ship_accrued", "deposits_equal_unshipped", "refunds_payable",
        "returns_matched", "tax_equals_shipped", "receivables_listed", "suspense_zero", "variances_explained",
        "channels_add_up", "trial_balance", "chain_verifies", "previous_locked", "month_locked",
    ]

    /// The thresholds that a check asks for; the policy has to say each of them.
    public static func limits(of check: String) -> [CloseLimit] {
        switch check {
        case "approvals_pending": [.exceptions]
        case "feeds_complete", "transit_age", "returns_matched", "received_not_invoiced", "drop_ship_accrued", "refunds_payable",
            "receivables_listed":
            [.days]
        case "suspense_zero": [.amount]
        case "variances_explained": [.percent, .amount]
        case "chain_verifies": [.events]
        default: []
        }
    }

    public init(
        number: Int, title: String, dependsOn: [Int], owner: Role, needsTwoPeople: Bool, due: String,
        check: String, notApplicable: String, locks: LockArea? = nil, limits: CloseLimits = CloseLimits()
    ) {
        self.number = number
        self.title = title
        self.dependsOn = dependsOn
        self.owner = owner
        self.needsTwoPeople = needsTwoPeople
        self.due = due
        self.check = check
        self.notApplicable = notApplicable
        self.locks = locks
        self.limits = limits
    }
}
