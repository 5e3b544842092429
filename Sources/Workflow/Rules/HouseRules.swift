import Vocabulary

/// The rules as limits: conditions with their figures, read from `limits.yaml`.
struct HouseRules: Rules {
    enum HoldCondition: Sendable {
        case paymentPending, riskHigh, addressMissing, refundedUnshipped
        case totalOver(Money)
    }

    enum PriorityCondition: Sendable {
        case dueWithin(hours: Int)
        case overdue
        case channel(String)
        case totalOver(Money)
    }

    enum EliminationCondition: String, Sendable, CaseIterable {
        case notActive = "not_active"
        case channelNotServed = "channel_not_served"
        case noStock = "no_stock"
        case vendorOnlyFor = "vendor_only_for"
    }

    struct HoldLine: Sendable {
        var rule: HoldRule
        var when: HoldCondition
        var lifters: Set<Role>
    }

    struct PriorityLine: Sendable {
        var term: PriorityTerm
        var when: PriorityCondition
    }

    struct ApprovalLine: Sendable {
        var over: Money
        var rule: ApprovalRule
    }

    struct Protection: Sendable {
        var sku: String
        var channel: String
        var quantity: Int
    }

    var version: Int
    var holdLines: [HoldLine] = []
    var priorityLines: [PriorityLine] = []
    var eliminations: [(rule: RuleTitle, when: EliminationCondition)] = []
    var ranking: [RankRule] = []
    var allowsPartialAllocation = true
    var protections: [Protection] = []
    var releaseMinutesBeforeCutoff = 0
    var approvals: [String: ApprovalLine] = [:]
    var exceptions: [String: ExceptionRule] = [:]
    var titles: [String: String] = [:]

    func holds(on order: OrderFacts) -> [HoldRule] {
        holdLines.filter { line in
            switch line.when {
            case .paymentPending: order.payment == .pending || order.payment == .partlyPaid
            case .riskHigh: order.risk == .high
            case .addressMissing: order.needsShipping && !order.hasAddress
            case .refundedUnshipped: order.isRefundedBeforeShipping
            case .totalOver(let limit): limit.currency == order.total.currency && order.total.minor > limit.minor
            }
        }.map(\.rule)
    }

    func lifters(ofHold kind: String) -> Set<Role> {
        let named = holdLines.filter { $0.rule.kind == kind }.reduce(into: Set<Role>()) { $0.formUnion($1.lifters) }
        return named.isEmpty ? [.supervisor, .controller] : named
    }

    func priority(of order: QueueFacts) -> [PriorityTerm] {
        priorityLines.filter { line in
            switch line.when {
            case .dueWithin(let hours):
                order.deadline >= order.now && order.deadline.seconds(since: order.now) < hours * 3_600
            case .overdue: order.deadline < order.now
            case .channel(let code): order.channel.text == code
            case .totalOver(let limit): limit.currency == order.total.currency && order.total.minor > limit.minor
            }
        }.map(\.term)
    }

    func elimination(of candidate: CandidateFacts) -> RuleTitle? {
        eliminations.first { elimination in
            switch elimination.when {
            case .notActive: candidate.location.isProvisional || candidate.location.shippingDays == 0
            case .channelNotServed:
                !candidate.location.channels.isEmpty && !candidate.location.channels.contains(candidate.channel)
            case .noStock: candidate.units == 0 && candidate.linesNeeded > 0
            case .vendorOnlyFor: candidate.foreignVendorLines > 0
            }
        }?.rule
    }

    func protected(sku: SKUCode, from channel: ChannelCode) -> Int {
        protections.reduce(0) { $0 + ($1.sku == sku.text && $1.channel != channel.text ? $1.quantity : 0) }
    }

    func approval(for kind: String, amount: Money) -> ApprovalRule? {
        guard let line = approvals[kind] else { return nil }
        // A write-off is asked for whatever its amount: its limit is zero, and nothing is below that.
        let isOver = amount.minor > line.over.minor || line.over.minor == 0
        return isOver || amount.currency != line.over.currency ? line.rule : nil
    }

    func exception(_ kind: String) -> ExceptionRule {
        exceptions[kind] ?? ExceptionRule(severity: .medium, dueHours: 24, desk: .supervisor)
    }

    func title(of rule: String) -> String? { titles[rule] }
}
