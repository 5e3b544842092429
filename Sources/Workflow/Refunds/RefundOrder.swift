import Vocabulary

/// Promises money back: for lines, for shipping, or an amount. What was not shipped comes out of the deposit, what was out of
/// revenue and tax. Another person has to say yes, as the limits want it.
public struct RefundOrder: Command {
    public static let name = "refund"
    public static let roles: Set<Role> = [.supervisor, .financeClerk, .controller]

    public var order: OrderReference
    /// In the order's currency.
    public var amount: String
    public var lines: [RefundGrant.Line]
    public var includesShipping: Bool
    public var isReturnExpected: Bool
    public var reason: String

    public init(
        order: OrderReference, amount: String, lines: [RefundGrant.Line] = [], includesShipping: Bool = false,
        isReturnExpected: Bool = false, reason: String
    ) {
        self.order = order
        self.amount = amount
        self.lines = lines
        self.includesShipping = includesShipping
        self.isReturnExpected = isReturnExpected
        self.reason = reason
    }

    /// The order, and what speaks for or against giving its money back.
    public struct Facts: Sendable {
        var sight: OrderSight
        /// What went back to the same customer for other orders, in this order's currency; and how many orders that were.
        var earlierMinor: Int
        var earlierOrders: Int
        var waiting: [Approval]
        var nextApproval: Int
        /// What the asker did or asked for before.
        var earlier: [GovernedEffect]
        var customer: CustomerFacts?
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let sight = try books.sight(of: order, in: context)
        let earlier = try books.givenBack(to: sight.order.customerKey, except: sight.order.id)
        return Facts(
            sight: sight,
            earlierMinor: earlier.reduce(0) {
                $0 + ($1.currency == sight.order.currency ? $1.minor : 0)
            }, earlierOrders: earlier.count, waiting: try books.waitingApprovals(about: .order(sight.order.id)),
            nextApproval: books.counters.approval + 1, earlier: try books.earlierEffects(in: context),
            customer: try books.customer(
                sight.order.customerKey, in: sight.order.currency, besides: sight.order, context))
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let sight = facts.sight
        let order = sight.order
        guard let money = Money(amount, in: order.currency), money.currency == order.currency, money.minor > 0 else {
            return .refused(.unreadable("\(amount) is no amount to refund in \(order.currency)"))
        }
        if let refusal = sight.holdRefusal(.refund, in: context) { return .refused(refusal) }
        if let approval = context.approval, let refusal = moved(approval, order) { return .refused(refusal) }
        guard money.minor <= order.refundableMinor else {
            return .refused(
                .refundTooLarge(sight.text, wanted: money, left: Money(minor: order.refundableMinor, order.currency)))
        }
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        guard !isReturnExpected || !lines.isEmpty else {
            return .refused(.wouldNotFit(Self.name, because: "only the units of lines come back: name them with --line N:QTY"))
        }
        let grant: RefundGrant
        switch granted(money.minor, of: sight, on: context.today) {
        case .success(let made): grant = made
        case .failure(let refusal): return .refused(refusal)
        }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        if let asking = asking(money, facts, in: context) { return asking }
        let record = DecisionRecord(
            command: Self.name, subject: .order(order.id), question: "refund", answer: "approved",
            policyVersion: context.rules.version,
            facts: evidence(facts, in: context) + [Fact("amount", .money(money)), Fact("reason", .text(reason))],
            rules: context.approval.map { [RuleTrace(rule: $0.rule, effect: "approved as request \($0.id)")] } ?? [])
        let settled = sight.closing(["refund_unassigned"], because: "a refund was decided")
        return .done([.order(.refundApproved(grant))] + settled, record)
    }

    /// What the refund takes from where.
    private func granted(_ minor: Int, of sight: OrderSight, on day: Day) -> Result<RefundGrant, Refusal> {
        let order = sight.order
        var grant = RefundGrant(
            order: order.id, channel: order.channel, currency: order.currency, day: day,
            number: order.back.grants.count + 1, fromOwedMinor: 0, fromDepositMinor: 0, shares: RefundShares(), lines: lines,
            isReturnExpected: isReturnExpected, reason: reason)
        guard !lines.isEmpty || includesShipping else {
            grant.fromOwedMinor = min(minor, order.owedMinor)
            grant.fromDepositMinor = max(0, min(minor - grant.fromOwedMinor, order.depositMinor))
            grant.shares = order.kept.split(minor - grant.fromOwedMinor - grant.fromDepositMinor)
            return .success(grant)
        }
        for (index, part) in lines.enumerated() {
            let left = order.refundableUnits(line: part.line)
            guard part.quantity > 0, part.quantity <= left, !lines[..<index].contains(where: { $0.line == part.line }) else {
                return .failure(.notRefundable(sight.text, line: part.line, wanted: part.quantity, left: left))
            }
        }
        if includesShipping {
            guard order.amounts.shippingEarned else {
                return .failure(
                    .wouldNotFit("order \(sight.text)", because: "its shipping is not earned yet: refund an amount, or cancel it")
                )
            }
        }
        let most = order.most(for: lines, withShipping: includesShipping)
        guard minor <= most else {
            return .failure(
                .refundTooLarge(
                    "\(sight.text) (for what was named)", wanted: Money(minor: minor, order.currency),
                    left: Money(minor: most, order.currency)))
        }
        grant.shares = order.worth(of: lines, withShipping: includesShipping).split(minor)
        return .success(grant)
    }
}
