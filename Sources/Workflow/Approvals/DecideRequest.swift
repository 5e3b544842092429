import Vocabulary

/// A request as the one who decides finds it.
public struct RequestSight: Sendable {
    var approval: Approval
    var requesterPerson: String
    var decider: String
    var decidedAt: Instant
    /// The people who have said yes so far.
    var saidYes: [String]
    /// The person who wrote the version of the policy that it is about; empty for other requests.
    var author = ""

    var text: String { "request \(approval.id)" }

    /// Refuses what can only be done to a waiting request, and what nobody may do to his own.
    func refusal(in context: Context, isDecision: Bool) -> Refusal? {
        guard approval.state == .waiting else {
            return .alreadyDecided(text, state: approval.state.word, by: decider, at: context.local(decidedAt))
        }
        if isDecision, Operator.isSamePerson(requesterPerson, context.by.person) { return .ownRequest(text) }
        if isDecision, !context.by.roles.contains(approval.role), !context.by.roles.contains(.controller) {
            return .notAllowed("decide \(text)", by: context.by.name.text, needs: [approval.role, .controller])
        }
        return nil
    }

    func record(_ command: String, _ answer: String, note: String, in context: Context) -> DecisionRecord {
        DecisionRecord(
            command: command, subject: .approval(approval.id), question: "approval", answer: answer,
            policyVersion: context.rules.version,
            facts: approval.worthFacts + [
                Fact("requested_at", .moment(approval.requestedAt)), Fact("requested_by", .text(requesterPerson)),
                Fact("note", .text(note)),
            ] + approval.evidence, rules: [RuleTrace(rule: approval.rule, effect: answer)])
    }
}

extension Books {
    func requestSight(_ id: ApprovalID) throws -> RequestSight {
        guard let approval = try approval(id) else { throw Refusal.unknownThing("request \(id)") }
        let touch = try lastTouch(of: .approval(id))
        return RequestSight(
            approval: approval, requesterPerson: operators[approval.requestedBy]?.person ?? "",
            decider: touch.map { name(of: $0.by) } ?? "", decidedAt: touch?.at ?? approval.requestedAt,
            saidYes: approval.course.yeses.compactMap { operators[$0]?.person },
            author: approval.policy.flatMap { policies[$0] }.flatMap { operators[$0.draftedBy]?.person } ?? "")
    }
}

/// Says yes to a request and does exactly what it holds, in the same transaction.
public struct ApproveRequest: Command {
    public static let name = "approve"
    public static let roles: Set<Role> = [.financeClerk, .controller, .supervisor, .buyer]

    public var request: ApprovalID
    public var reason: String
    /// The amount of a request with doubts, said once more.
    public var confirmed: String

    public init(request: ApprovalID, reason: String, confirmed: String = "") {
        self.request = request
        self.reason = reason
        self.confirmed = confirmed
    }

    /// The request, and what its command decides today, as its requester and with this approval.
    public struct Facts: Sendable {
        var sight: RequestSight
        var inner: Decision
        var shop: Shop
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let sight = try books.requestSight(request)
        if sight.approval.state == .waiting, sight.saidYes.contains(where: { Operator.isSamePerson($0, context.by.person) }) {
            throw Refusal.wouldNotFit(sight.text, because: "you have said yes already: it needs another person's too")
        }
        // Whether this person may decide comes before what the command would do.
        if let refusal = sight.refusal(in: context, isDecision: true) { throw refusal }
        if let version = sight.approval.policy, Operator.isSamePerson(sight.author, context.by.person) {
            throw Refusal.ownDraft(sight.text, policy: version)
        }
        let command: any Command
        do { command = try CommandForms.command(sight.approval.command) } catch let fault as WordsFault {
            throw Refusal.unreadable("the command of \(sight.text) cannot be read: \(fault.sentence)")
        }
        guard context.at <= sight.approval.dueAt else {
            throw Refusal.wouldNotFit(
                sight.text, because: "it expired on \(context.local(sight.approval.dueAt)): ask again")
        }
        var inner = context
        inner.approval = sight.approval
        inner.seen = nil
        if let requester = books.operators[sight.approval.requestedBy] { inner.by = requester }
        return Facts(sight: sight, inner: try books.decision(of: command, in: inner), shop: books.shop)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        switch facts.inner {
        case .refused(let refusal), .declined(_, _, let refusal): return .refused(refusal)
        case .unchanged: return .refused(.alreadyThere(facts.sight.text))
        case .asked: return .refused(.wouldNotFit(facts.sight.text, because: "it asks for another approval now"))
        case .done(let events, let carried):
            let effect = ApprovalEffect(of: events, shop: facts.shop, at: context.at)
            let changes = effect.differences(from: facts.sight.approval.effect)
            guard changes.isEmpty else { return .refused(.changedSince(facts.sight.text, what: changes)) }
            if let refusal = facts.sight.approval.refusal(reason: reason, confirmed: confirmed) { return .refused(refusal) }
            if let next = facts.sight.approval.course.step(after: facts.sight.saidYes.count + 1) {
                return seconded(facts.sight, next, in: context)
            }
            var record = facts.sight.record(Self.name, "approved", note: reason, in: context)
            let known = Set(record.facts.map(\.name))
            record.facts += carried.facts.filter { !known.contains($0.name) }
            return .done(
                [.approval(.approved(request, by: context.by.id, note: reason))] + events, record)
        }
    }
}

extension Books {
    /// Whether a yes would still do exactly what was asked; `context` is the requester's.
    public func isStillAsked(_ approval: Approval, in context: Context) throws -> Bool {
        var inner = context
        inner.approval = approval
        do {
            guard case .done(let events, _) = try decision(of: CommandForms.command(approval.command), in: inner) else {
                return false
            }
            return ApprovalEffect(of: events, shop: shop, at: context.at).differences(from: approval.effect).isEmpty
        } catch is Refusal { return false }
    }
}

extension ApproveRequest {
    /// One yes of several: nothing is done yet. A step that begins has its own time.
    private func seconded(_ sight: RequestSight, _ next: Int, in context: Context) -> Decision {
        let course = sight.approval.course
        let step = course.steps[next]
        let dueAt = next == course.current ? sight.approval.dueAt : context.at.adding(hours: step.withinHours)
        return .done(
            [.approval(.seconded(request, by: context.by.id, note: reason, role: step.role, dueAt: dueAt))],
            sight.record(Self.name, "seconded", note: reason, in: context))
    }
}

/// Says no to a request, with a reason that its requester can read.
public struct RejectRequest: Command {
    public static let name = "reject"
    public static let roles: Set<Role> = [.financeClerk, .controller, .supervisor, .buyer]

    public var request: ApprovalID
    public var reason: String

    public init(request: ApprovalID, reason: String) {
        self.request = request
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> RequestSight {
        try books.requestSight(request)
    }

    public func decide(on sight: RequestSight, in context: Context) -> Decision {
        if let refusal = sight.refusal(in: context, isDecision: true) { return .refused(refusal) }
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        return .done(
            [.approval(.rejected(request, by: context.by.id, reason: reason))],
            sight.record(Self.name, "rejected", note: reason, in: context))
    }
}

/// Takes back one's own request.
public struct WithdrawRequest: Command {
    public static let name = "withdraw"
    public static let roles: Set<Role> = [.financeClerk, .controller, .supervisor, .buyer, .administrator]

    public var request: ApprovalID
    public init(request: ApprovalID) { self.request = request }

    public func gather(from books: Books, in context: Context) throws -> RequestSight {
        try books.requestSight(request)
    }

    public func decide(on sight: RequestSight, in context: Context) -> Decision {
        if let refusal = sight.refusal(in: context, isDecision: false) { return .refused(refusal) }
        guard Operator.isSamePerson(sight.requesterPerson, context.by.person) else {
            return .refused(
                .wouldNotFit(sight.text, because: "only who asked may withdraw it; reject it instead"))
        }
        return .done(
            [.approval(.withdrawn(request))], sight.record(Self.name, "withdrawn", note: "", in: context))
    }
}
