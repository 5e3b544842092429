import Vocabulary

/// Where a version of the policy stands.
public enum PolicyState: Int, Sendable, CaseIterable {
    case draft = 0
    case proposed, approved, active, retired, rejected, dropped

    public var word: String {
        switch self {
        case .draft: "draft"
        case .proposed: "proposed"
        case .approved: "approved"
        case .active: "active"
        case .retired: "retired"
        case .rejected: "rejected"
        case .dropped: "dropped"
        }
    }

    /// Whether something may still come of it by itself: it waits for somebody, or for its moment.
    public var waits: Bool { self == .draft || self == .proposed || self == .approved }

    /// Whether its activation can be asked for.
    var canBeAsked: Bool { self == .proposed || self == .retired }
}

/// A version of the policy with what became of it. Its files never change; another text is another version.
public struct PolicyStanding: Sendable, Equatable {
    public let version: Int
    /// SHA-256 of its canonical bytes, hexadecimal.
    public let digest: String
    public let draftedBy: OperatorID
    public let draftedAt: Instant
    /// What its author says it is for; may be empty.
    public let note: String
    public var state: PolicyState
    public var proposedBy: OperatorID?
    public var proposedAt: Instant?
    /// The request by which it was approved, who said yes and when, and the moment from which it holds.
    public var approval: ApprovalID?
    public var approvedBy: OperatorID?
    public var approvedAt: Instant?
    public var effectiveFrom: Instant?
    public var activeAt: Instant?
    public var retiredAt: Instant?
    /// Why it was rejected or dropped.
    public var reason: String = ""

    public init(
        version: Int, digest: String, draftedBy: OperatorID, draftedAt: Instant, note: String, state: PolicyState = .draft
    ) {
        self.version = version
        self.digest = digest
        self.draftedBy = draftedBy
        self.draftedAt = draftedAt
        self.note = note
        self.state = state
    }

    var text: String { "policy \(version)" }
}

/// What happened to a version of the policy.
public enum PolicyEvent: Sendable, Equatable {
    case drafted(version: Int, digest: String, files: [PolicyFile], note: String)
    case proposed(Int)
    /// What the last days would have been under it, for the request that asks to activate it.
    case rehearsed(Int, for: ApprovalID, Rehearsal)
    /// Another person said yes: it holds from that moment on.
    case approved(Int, from: Instant, approval: ApprovalID)
    /// It holds now; the one before it is retired.
    case activated(Int)
    case dropped(Int, reason: String)

    /// The version that it is about.
    public var version: Int {
        switch self {
        case .drafted(let version, _, _, _), .proposed(let version), .rehearsed(let version, _, _),
            .approved(let version, _, _), .activated(let version), .dropped(let version, _):
            version
        }
    }
}
