import Vocabulary

/// Asks that a locked month takes entries again for some hours. A controller has to say yes, and it shuts by itself.
public struct ReopenPeriod: Command {
    public static let name = "reopen"
    public static let roles: Set<Role> = [.financeClerk, .controller]
    /// No exception is longer than this.
    static let longestHours = 72
    /// Where nobody says for how long.
    static let usualHours = 24

    public var period: String
    public var hours: Int
    public var reason: String

    public init(period: String, hours: Int, reason: String) {
        self.period = period
        self.hours = hours
        self.reason = reason
    }

    /// The month and whether it is shut.
    public struct Facts: Sendable {
        var period: Period
        var isLocked: Bool
        var isFinal: Bool
        var openUntil: Instant?
        var nextApproval: Int
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let month = try books.closingPeriod(period, in: context)
        return Facts(
            period: month, isLocked: books.locks.through[.all].map { month <= $0 } ?? false,
            isFinal: books.locks.isFinal(month), openUntil: books.locks.reopened(month, at: context.at),
            nextApproval: books.counters.approval + 1)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let text = "\(facts.period)"
        guard facts.isLocked else { return .refused(.wouldNotFit(text, because: "it is not locked")) }
        guard !facts.isFinal else {
            return .refused(.wouldNotFit(text, because: "it is locked for good: correct it in the open month"))
        }
        if let until = facts.openUntil {
            return .refused(.alreadyThere("an exception for \(text) until \(context.local(until))"))
        }
        guard (1...ReopenPeriod.longestHours).contains(hours) else { return .refused(.badQuantity(hours)) }
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        guard let approval = context.approval else { return asking(facts, in: context) }
        let until = context.at.adding(hours: hours)
        let record = DecisionRecord(
            command: Self.name, subject: .period(facts.period), question: "lock", answer: "reopened",
            policyVersion: context.rules.version,
            facts: [Fact("until", .moment(until)), Fact("reason", .text(reason))],
            rules: [RuleTrace(rule: approval.rule, effect: "approved as request \(approval.id)")])
        return .done([.closing(.reopened(facts.period, until: until, approval: approval.id))], record)
    }

    private func asking(_ facts: Facts, in context: Context) -> Decision {
        let nothing = Money(minor: 0, context.shop.currency)
        let request = RequestFacts(
            kind: "reopen", amount: nothing, reason: reason, requester: context.by, clock: context.shopClock)
        guard let rule = context.rules.approval(for: request, context.log) else {
            return .refused(.wouldNotFit(Self.name, because: "no rule says who approves it: add one to approvals.yaml"))
        }
        return .asking(
            by: rule,
            Approval(
                id: ApprovalID(facts.nextApproval), kind: "reopen", subject: .period(facts.period), subjectVersion: 0,
                command: [Self.name, "\(facts.period)", "--hours", "\(hours)", "--reason", reason], amount: nothing,
                reason: reason, requestedBy: context.by.id, requestedAt: context.at,
                dueAt: context.at.adding(hours: rule.withinHours), rule: rule.rule.id,
                policyVersion: context.rules.version, role: rule.role, evidence: [Fact("hours", .number(hours))],
                course: ApprovalCourse(rule)),
            command: Self.name)
    }
}
