import Vocabulary

/// What of a request's evidence somebody should look at twice. A request without any is clean; one with doubts is approved
/// with a sentence, and with its amount said once more.
enum ApprovalDoubts {
    /// Days after which an order is old for a refund.
    private static let oldDays = 30
    /// Exceptions that speak for a request rather than against it.
    private static let supporting: Set = ["damaged", "count_variance", "stock_differs", "refund_unassigned", "return_unexpected"]

    static func of(_ approval: Approval) -> [String] {
        var doubts: [String] = []
        var earlier: Money?
        var owed = 0
        if case .money(let money)? = approval.evidence.first(where: { $0.name == "owed" })?.value { owed = money.minor }
        for fact in approval.evidence {
            switch (fact.name, fact.value) {
            case ("refunded", .money(let money)) where money.minor > 0:
                doubts.append("\(money) of this order went back before")
            case ("refunds_payable", .money(let money)) where approval.kind == "refund" && money.minor > owed:
                doubts.append("\(Money(minor: money.minor - owed, money.currency)) of this order is promised back already")
            case ("age_days", .number(let days)) where days > oldDays: doubts.append("the order is \(days) days old")
            case ("earlier_refunds", .money(let money)): earlier = money
            case ("other_requests_waiting", .number(let count)) where count > 0:
                doubts.append("\(count) other request\(count == 1 ? " about it waits" : "s about it wait") too")
            case ("open_exception", .text(let kind)) where !supporting.contains(kind):
                doubts.append("an exception about it is open: \(kind)")
            case ("value_here", .money(let money)) where money.minor > 0 && approval.amount.minor >= money.minor:
                doubts.append("it takes all that is worth anything there")
            default: break
            }
        }
        if case .number(let orders)? = approval.evidence.first(where: { $0.name == "earlier_refunded_orders" })?.value, orders > 0
        {
            let amount = earlier.map { ", \($0)" } ?? ""
            doubts.append("money went back for \(orders) other order\(orders == 1 ? "" : "s") of this customer\(amount)")
        }
        return doubts
    }
}

extension Approval {
    /// What somebody should look at twice before saying yes, a few words each; empty for a clean request.
    public var doubts: [String] { ApprovalDoubts.of(self) }

    /// What has to be said once more with a yes, such as `14.90`; nil where a yes is enough.
    public var confirmation: String? {
        if doubts.isEmpty { return nil }
        switch subject {
        case .policy(let version): return "policy \(version)"
        case .period(let period): return "\(period)"
        default: return amount.plain
        }
    }

    /// The fewest letters of a sentence that somebody else can understand.
    public static let leastReason = 10

    /// Why this sentence and this amount are not enough for a yes; nil when they are.
    func refusal(reason: String, confirmed: String) -> Refusal? {
        guard let wanted = confirmation else { return nil }
        guard reason.count >= Self.leastReason, confirmed == wanted || confirmed == amount.description else {
            return .doubtful("request \(id)", doubts: doubts, amount: wanted)
        }
        return nil
    }
}
