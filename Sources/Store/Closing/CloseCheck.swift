import Ledger
import Vocabulary
import Workflow

/// What a check looks at: a month, judged by the limits of its step.
struct CloseScope {
    var period: Period
    var limits: CloseLimits

    init(_ period: Period, _ limits: CloseLimits) {
        self.period = period
        self.limits = limits
    }
}

/// A check that proves a step of the month's close: its name in the policy, and how it is made.
struct CloseCheck: Sendable {
    var name: String
    var look: @Sendable (Reader, CloseScope) throws -> CloseFinding

    /// A check that is judged by limits.
    init(_ name: String, _ look: @escaping @Sendable (Reader, CloseScope) throws -> CloseFinding) {
        self.name = name
        self.look = look
    }

    /// A check that passes or not, whatever the policy says.
    init(_ name: String, _ look: @escaping @Sendable (Reader, Period) throws -> CloseFinding) {
        self.name = name
        self.look = { try look($0, $1.period) }
    }

    /// Every check that a policy may name: one line each.
    static let all: [CloseCheck] = [
        CloseCheck("feeds_complete", feedsComplete),
        CloseCheck("shipments_cut_off", shipmentsCutOff),
        CloseCheck("receipts_cut_off", receiptsCutOff),
        CloseCheck("approvals_pending", approvalsPending),
        CloseCheck("sales_locked", salesLocked),
        CloseCheck("purchase_locked", purchaseLocked),
        CloseCheck("dates_match", datesMatch),
        CloseCheck("negative_stock", negativeStock),
        CloseCheck("counts_decided", countsDecided),
        CloseCheck("transit_age", transitAge),
        CloseCheck("costs_known", costsKnown),
        CloseCheck("inventory_equals_layers", inventoryEqualsLayers),
        CloseCheck("inventory_locked", inventoryLocked),
        CloseCheck("received_not_invoiced", receivedNotInvoiced),
        CloseCheck("drop_ship_accrued", dropShipAccrued),
        CloseCheck("deposits_equal_unshipped", depositsEqualUnshipped),
        CloseCheck("refunds_payable", refundsPayable),
        CloseCheck("returns_matched", returnsMatched),
        CloseCheck("tax_equals_shipped", taxEqualsShipped),
        CloseCheck("receivables_listed", receivablesListed),
        CloseCheck("suspense_zero", suspenseZero),
        CloseCheck("variances_explained", variancesExplained),
        CloseCheck("channels_add_up", channelsAddUp),
        CloseCheck("trial_balance", trialBalance),
        CloseCheck("chain_verifies", chainVerifies),
        CloseCheck("previous_locked", previousLocked),
        CloseCheck("month_locked", monthLocked),
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The check of that name; nil when there is none.
    static func named(_ name: String) -> CloseCheck? { byName[name] }

    /// So many offending rows are named.
    static let named = 20

    /// A finding that passes when nothing offends.
    static func none(
        _ count: Int, _ word: String, _ words: String, _ detail: String, _ offending: [CloseOffender], fix: String
    ) -> CloseFinding {
        CloseFinding(
            value: "\(count) \(count == 1 ? word : words)", isPassing: count == 0, detail: detail,
            offending: Array(offending.prefix(named)), figure: count, fix: fix)
    }
}

extension Reader {
    /// A row that a check names, by what it is and what it is called.
    func offender(_ subject: CloseSubject, _ words: (String) -> String) throws -> CloseOffender {
        let name =
            switch subject {
            case .order(let id), .orderLine(let id, _), .refund(let id, _): try number(of: id)
            case .stock(let key): "\(try code(of: key.sku)) at \(code(of: key.location))"
            case .item(let sku): try code(of: sku)
            case .channel(let id): channels[id]?.code.text ?? "channel \(id)"
            case .exception(let id): "exception \(id)"
            case .approval(let id): "request \(id)"
            case .transfer(let id, _): "transfer \(id)"
            case .entry(let sequence): "event \(sequence)"
            case .account(let account): "\(account)"
            case .period(let period): "\(period)"
            case .log: "the log"
            }
        return CloseOffender(subject, name: name, words(name))
    }
}
