import Vocabulary

/// Where a request for approval stands.
public enum ApprovalState: Int, Sendable, CaseIterable {
    case waiting = 0
    case approved, rejected, expired, withdrawn, void

    public var word: String {
        switch self {
        case .waiting: "waiting"
        case .approved: "approved"
        case .rejected: "rejected"
        case .expired: "expired"
        case .withdrawn: "withdrawn"
        case .void: "void"
        }
    }
}

/// A command that waits for another person's yes. It holds exactly what will be done.
public struct Approval: Sendable, Equatable {
    public let id: ApprovalID
    /// `adjustment`, `write_off`, `refund`, `reopen`.
    public var kind: String
    public var subject: Subject
    /// The version of the order or stock level when it was asked, for who decides: the effect must still be the same, the version need
    /// not. 0 for what has none.
    public var subjectVersion: Int
    /// The command as its form reads it: name, then arguments.
    public var command: [String]
    public var amount: Money
    public var reason: String
    public var requestedBy: OperatorID
    public var requestedAt: Instant
    public var dueAt: Instant
    /// The rule that asks for it, and the role that may say yes.
    public var rule: String
    public var policyVersion: Int
    public var role: Role
    public var state: ApprovalState
    public var decidedBy: OperatorID?
    public var decision: String
    public var version: Int
    /// What the one who decides should know, as it was when it was asked.
    public var evidence: [Fact]
    /// What a yes writes.
    public var effect: ApprovalEffect
    /// Its steps, who has said yes so far, and what follows from silence. `role` and `dueAt` are those of the step that waits.
    public var course: ApprovalCourse

    public init(
        id: ApprovalID, kind: String, subject: Subject, subjectVersion: Int, command: [String],
        amount: Money, reason: String, requestedBy: OperatorID, requestedAt: Instant, dueAt: Instant,
        rule: String, policyVersion: Int, role: Role, state: ApprovalState = .waiting,
        decidedBy: OperatorID? = nil, decision: String = "", version: Int = 1,
        evidence: [Fact] = [], effect: ApprovalEffect = ApprovalEffect(), course: ApprovalCourse? = nil
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.subjectVersion = subjectVersion
        self.command = command
        self.amount = amount
        self.reason = reason
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
        self.dueAt = dueAt
        self.rule = rule
        self.policyVersion = policyVersion
        self.role = role
        self.state = state
        self.decidedBy = decidedBy
        self.decision = decision
        self.version = version
        self.evidence = evidence
        self.effect = effect
        self.course =
            course
            ?? ApprovalCourse(
                steps: [ApprovalStep(role: role, withinHours: max(1, dueAt.seconds(since: requestedAt) / 3_600))])
    }
}

extension Approval {
    /// The version of the policy that it is to make the active one.
    public var policy: Int? {
        if kind == "policy", case .policy(let version) = subject { version } else { nil }
    }

    /// Its amount, where it is about one: a new policy and a month that is to be open again are about none.
    public var worth: Money? {
        switch subject {
        case .policy, .period: nil
        default: amount
        }
    }

    var worthFacts: [Fact] { worth.map { [Fact("amount", .money($0))] } ?? [] }
}

/// What happened to a request.
public enum ApprovalEvent: Sendable, Equatable {
    case asked(Approval)
    case approved(ApprovalID, by: OperatorID, note: String)
    /// One yes of several: the role that the next one needs, and by when.
    case seconded(ApprovalID, by: OperatorID, note: String, role: Role, dueAt: Instant)
    /// Nobody of the role answered in time: the step goes to another.
    case escalated(ApprovalID, to: Role, dueAt: Instant)
    case rejected(ApprovalID, by: OperatorID, reason: String)
    case withdrawn(ApprovalID)
    /// Nobody answered in time.
    case expired(ApprovalID)
    /// What it was about had changed: nothing was done.
    case voided(ApprovalID, because: String)
}
