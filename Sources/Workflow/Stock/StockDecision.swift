import Vocabulary

extension StockSight {
    /// Moves units with one cause and records why.
    func moved(
        _ movements: [Movement], cause: StockCause, command: String, reason: String, transfer: TransferID? = nil,
        facts: [Fact] = [], more: [Event] = [], in context: Context
    ) -> Decision {
        if let refusal = excess(movements) { return .refused(refusal) }
        let move = StockMove(
            cause: cause, movements: movements, owned: owned, day: context.today, reason: reason, transfer: transfer)
        var rules: [RuleTrace] = []
        if let approval = context.approval {
            rules.append(RuleTrace(rule: approval.rule, effect: "approved as request \(approval.id)"))
        }
        let record = DecisionRecord(
            command: command, subject: subject, question: "stock", answer: cause.word,
            policyVersion: context.rules.version,
            facts: [
                Fact("sellable", .number(level[.sellable])), Fact("reserved", .number(level.reserved)),
                Fact("units", .number(movements.reduce(0) { $0 + $1.quantity })),
                Fact("cost", .money(Money(minor: movements.reduce(0) { $0 + $1.costMinor }, context.shop.currency))),
            ] + facts + (reason.isEmpty ? [] : [Fact("reason", .text(reason))]), rules: rules)
        return .done([.stock(.moved(move))] + more, record)
    }

    /// Refuses units from outside that are worth more than the books hold.
    private func excess(_ movements: [Movement]) -> Refusal? {
        var value = level.valueMinor
        for movement in movements {
            if case .at = movement.from { continue }
            value += movement.costMinor
            guard value < Money.limitMinor else { return tooDear }
        }
        return nil
    }

    /// Asks another person to say yes, where the rules want that; nil where they do not, or where somebody has.
    func asking(
        _ kind: String, words: [String], command: String, costMinor: Int, reason: String, in context: Context
    ) -> Decision? {
        guard costMinor < Money.limitMinor else { return .refused(tooDear) }
        let amount = Money(minor: costMinor, context.shop.currency)
        if let approval = context.approval {
            guard approval.amount == amount else {
                let change = Change("its cost", before: approval.amount.description, now: amount.description)
                return .refused(.changedSince("request \(approval.id)", what: [change]))
            }
            return nil
        }
        var request = RequestFacts(kind: kind, amount: amount, reason: reason, requester: context.by, clock: context.shopClock)
        request.item = item
        request.location = location
        request.earlier = earlier
        guard let rule = context.rules.approval(for: request, context.log) else { return nil }
        let id = ApprovalID(nextApproval)
        let approval = Approval(
            id: id, kind: kind, subject: subject, subjectVersion: level.version, command: words, amount: amount,
            reason: reason, requestedBy: context.by.id, requestedAt: context.at,
            dueAt: context.at.adding(hours: rule.withinHours), rule: rule.rule.id,
            policyVersion: context.rules.version, role: rule.role,
            evidence: [
                Fact("sellable", .number(level[.sellable])), Fact("reserved", .number(level.reserved)),
                Fact("value_here", .money(Money(minor: level.valueMinor, context.shop.currency))),
            ] + openExceptions.map { Fact("open_exception", .text($0.kind)) }, course: ApprovalCourse(rule))
        return .asking(by: rule, approval, command: command)
    }
}
