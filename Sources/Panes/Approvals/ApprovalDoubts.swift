import Vocabulary
import Workflow

/// What of a request's evidence somebody should look at twice. A request without any is clean.
enum ApprovalDoubts {
    /// Days after which an order is old for a refund.
    private static let oldDays = 30
    /// Exceptions that speak for a request rather than against it.
    private static let supporting: Set = ["damaged", "count_variance", "stock_differs", "refund_unassigned", "return_unexpected"]

    static func of(_ approval: Approval) -> [String] {
        var doubts: [String] = []
        var earlier: Money?
        for fact in approval.evidence {
            switch (fact.name, fact.value) {
            case ("refunded", .money(let money)) where money.minor > 0:
                doubts.append("\(money) of this order went back before")
            case ("refunds_payable", .money(let money)) where money.minor > 0 && approval.kind == "refund":
                doubts.append("\(money) of this order is promised back already")
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
