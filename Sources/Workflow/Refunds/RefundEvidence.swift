import Vocabulary

extension RefundOrder {
    /// The command in words, as a request keeps it.
    func words(_ order: Order, channel: Channel, amount: Money) -> [String] {
        [Self.name, "\(channel.code):\(order.number)", amount.plain]
            + lines.flatMap { ["--line", "\($0.line):\($0.quantity)"] } + (includesShipping ? ["--shipping"] : [])
            + ["--return", isReturnExpected ? "expected" : "none", "--reason", reason]
    }

    /// The order's money as a request sees it: when one of these moves, the request is about something else.
    static func money(of order: Order) -> [Fact] {
        func fact(_ name: String, _ minor: Int) -> Fact { Fact(name, .money(Money(minor: minor, order.currency))) }
        return [
            fact("paid", order.paidMinor), fact("refunded", order.refundedMinor),
            fact("refunds_payable", order.refundPayableMinor), fact("deposit", order.depositMinor),
        ]
    }

    /// What the one who decides should know.
    func evidence(_ facts: Facts, in context: Context) -> [Fact] {
        let order = facts.sight.order
        var evidence = RefundOrder.money(of: order)
        // A cancellation owes it: what a refund is for, not a refund before this one.
        if order.owedMinor > 0 { evidence.append(Fact("owed", .money(Money(minor: order.owedMinor, order.currency)))) }
        evidence.append(Fact("state", .text(order.state.word)))
        evidence.append(Fact("age_days", .number(max(0, context.at.seconds(since: order.placedAt) / 86_400))))
        for part in lines where part.line > 0 && part.line <= order.lines.count {
            let line = order.lines[part.line - 1]
            evidence.append(
                Fact(
                    "line \(part.line)",
                    .text("\(part.quantity) of \(line.shipped) shipped, \(order.back.line(part.line).returned) back")))
        }
        evidence.append(Fact("earlier_refunded_orders", .number(facts.earlierOrders)))
        if facts.earlierMinor > 0 {
            evidence.append(Fact("earlier_refunds", .money(Money(minor: facts.earlierMinor, order.currency))))
        }
        if !facts.waiting.isEmpty { evidence.append(Fact("other_requests_waiting", .number(facts.waiting.count))) }
        for exception in facts.sight.openExceptions { evidence.append(Fact("open_exception", .text(exception.kind))) }
        return evidence
    }

    /// The refusal that says which of the order's amounts moved since the request was made.
    func moved(_ approval: Approval, _ order: Order) -> Refusal? {
        let changes = RefundOrder.money(of: order).compactMap { now -> Change? in
            guard let then = approval.evidence.first(where: { $0.name == now.name }), then.value != now.value else { return nil }
            let names = ["refunded": "given back", "refunds_payable": "promised back", "deposit": "paid, not shipped yet"]
            return Change(names[now.name] ?? now.name, before: DecisionStory.text(then.value), now: DecisionStory.text(now.value))
        }
        return changes.isEmpty ? nil : .changedSince("request \(approval.id)", what: changes)
    }

    /// Asks another person, where the rules want that and nobody has said yes yet.
    func asking(_ money: Money, _ facts: Facts, in context: Context) -> Decision? {
        guard context.approval == nil else { return nil }
        let sight = facts.sight
        var request = RequestFacts(kind: "refund", amount: money, reason: reason, requester: context.by, clock: context.shopClock)
        request.order = sight.order
        request.channel = sight.channel
        request.expectsReturn = isReturnExpected
        request.refundedOrders = facts.earlierOrders
        request.refunded = Money(minor: facts.earlierMinor, sight.order.currency)
        request.earlier = facts.earlier
        request.customer = facts.customer
        guard let rule = context.rules.approval(for: request, context.log) else { return nil }
        return .asking(
            by: rule,
            Approval(
                id: ApprovalID(facts.nextApproval), kind: "refund", subject: .order(sight.order.id),
                subjectVersion: sight.order.version,
                command: words(sight.order, channel: sight.channel, amount: money),
                amount: money, reason: reason, requestedBy: context.by.id, requestedAt: context.at,
                dueAt: context.at.adding(hours: rule.withinHours), rule: rule.rule.id,
                policyVersion: context.rules.version, role: rule.role, evidence: evidence(facts, in: context),
                course: ApprovalCourse(rule)),
            command: Self.name)
    }
}

extension ApprovalRule {
    /// `a finance clerk`; `2 times a finance clerk, then a controller`.
    fileprivate var words: String {
        steps.map { ($0.count > 1 ? "\($0.count) times " : "") + $0.role.someone }.joined(separator: ", then ")
    }
}

extension ApprovalCourse {
    /// The course of a request that a rule asks for.
    init(_ rule: ApprovalRule) { self.init(steps: rule.steps, escalates: rule.escalates) }
}

extension Decision {
    /// The decision that keeps a request until somebody has said yes or no.
    static func asking(by rule: ApprovalRule, _ approval: Approval, command: String) -> Decision {
        let record = DecisionRecord(
            command: command, subject: .approval(approval.id), question: "approval", answer: "asked",
            policyVersion: approval.policyVersion,
            facts: approval.worthFacts + [Fact("reason", .text(approval.reason))] + approval.evidence,
            rules: [rule.via, RuleTrace(rule: approval.rule, effect: "asks \(rule.words)")].compactMap { $0 })
        return .asked([.approval(.asked(approval))], record, approval.id)
    }
}

extension Books {
    /// What went back to the same customer for other orders, or is to: one amount for each.
    func givenBack(to key: CustomerKey?, except order: OrderID) throws -> [Money] {
        guard let key else { return [] }
        var found = try shelf.givenBack(to: key)
        for (id, known) in orders where known.customerKey == key {
            found[id] = known.goneBackMinor > 0 ? Money(minor: known.goneBackMinor, known.currency) : nil
        }
        found[order] = nil
        return Array(found.values)
    }
}
