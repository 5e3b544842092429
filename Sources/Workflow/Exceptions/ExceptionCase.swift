import Vocabulary

/// How bad it is.
public enum Severity: Int, Sendable, CaseIterable {
    case low = 0
    case medium, high, critical

    public var word: String {
        switch self {
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        case .critical: "critical"
        }
    }

    public init?(word: String) {
        guard let severity = Severity.allCases.first(where: { $0.word == word }) else { return nil }
        self = severity
    }
}

/// Where an exception stands.
public enum ExceptionState: Int, Sendable, CaseIterable {
    case open = 0
    case owned, snoozed, resolved, closedItself

    public var word: String {
        switch self {
        case .open: "open"
        case .owned: "owned"
        case .snoozed: "snoozed"
        case .resolved: "resolved"
        case .closedItself: "closed_itself"
        }
    }

    public var isOpen: Bool { self == .open || self == .owned || self == .snoozed }
}

/// Something that somebody has to look at.
public struct ExceptionCase: Sendable, Equatable {
    public let id: ExceptionID
    /// What it is, such as `stock_short`: the rule's word.
    public var kind: String
    public var severity: Severity
    public var subject: Subject
    /// One sentence: what is wrong, with the figures.
    public var summary: String
    /// The role that should look at it.
    public var desk: Role
    public var owner: OperatorID?
    public var state: ExceptionState
    public var raisedAt: Instant
    public var dueAt: Instant
    public var resolution: String
    public var version: Int

    public init(
        id: ExceptionID, kind: String, severity: Severity, subject: Subject, summary: String, desk: Role,
        owner: OperatorID? = nil, state: ExceptionState = .open, raisedAt: Instant, dueAt: Instant,
        resolution: String = "", version: Int = 1
    ) {
        self.id = id
        self.kind = kind
        self.severity = severity
        self.subject = subject
        self.summary = summary
        self.desk = desk
        self.owner = owner
        self.state = state
        self.raisedAt = raisedAt
        self.dueAt = dueAt
        self.resolution = resolution
        self.version = version
    }
}

/// What happened to an exception.
public enum ExceptionEvent: Sendable, Equatable {
    case raised(ExceptionCase)
    case taken(ExceptionID, by: OperatorID)
    case handedBack(ExceptionID)
    case resolved(ExceptionID, resolution: String)
    /// The condition went away.
    case closedItself(ExceptionID, resolution: String)
    /// More of its kind came up about its subject: what there is to look at now.
    case grew(ExceptionID, summary: String)
}
