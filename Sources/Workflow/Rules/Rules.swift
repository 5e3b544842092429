import Vocabulary

/// The rules of the house, whatever they are written in. Limits from YAML files stand behind it today, the policy
/// language will.
public protocol Rules: Sendable {
    /// Number of the active policy version.
    var version: Int { get }
    /// Every hold that a captured or changed order asks for.
    func holds(on order: OrderFacts) -> [HoldRule]
    /// Who may lift a hold of this kind.
    func lifters(ofHold kind: String) -> Set<Role>
    /// Points of an order in the queue, term by term; the sum is its priority.
    func priority(of order: QueueFacts) -> [PriorityTerm]
    /// The rule that puts a location out, or nil when it stays in.
    func elimination(of candidate: CandidateFacts) -> RuleTitle?
    /// Criteria that order what is left, first to last.
    var ranking: [RankRule] { get }
    /// Whether part of an order may be reserved when not all is there.
    var allowsPartialAllocation: Bool { get }
    /// Units of a SKU kept back from this channel.
    func protected(sku: SKUCode, from channel: ChannelCode) -> Int
    /// Minutes before the cut-off at which work is no longer handed to the floor for today.
    var releaseMinutesBeforeCutoff: Int { get }
    /// Who must say yes to a command of this kind and amount; nil when nobody.
    func approval(for kind: String, amount: Money) -> ApprovalRule?
    /// Severity, desk and time for an exception of this kind.
    func exception(_ kind: String) -> ExceptionRule
    /// The title of a rule, for people.
    func title(of rule: String) -> String?
}

/// What the hold rules look at.
public struct OrderFacts: Sendable {
    public var channel: ChannelCode
    public var total: Money
    public var payment: PaymentState
    public var risk: Risk
    public var hasAddress: Bool
    public var needsShipping: Bool
    public var isRefundedBeforeShipping: Bool

    public init(
        channel: ChannelCode, total: Money, payment: PaymentState, risk: Risk, hasAddress: Bool,
        needsShipping: Bool, isRefundedBeforeShipping: Bool
    ) {
        self.channel = channel
        self.total = total
        self.payment = payment
        self.risk = risk
        self.hasAddress = hasAddress
        self.needsShipping = needsShipping
        self.isRefundedBeforeShipping = isRefundedBeforeShipping
    }
}

/// What the priority rules look at.
public struct QueueFacts: Sendable {
    public var channel: ChannelCode
    public var total: Money
    public var deadline: Instant
    public var now: Instant

    public init(channel: ChannelCode, total: Money, deadline: Instant, now: Instant) {
        self.channel = channel
        self.total = total
        self.deadline = deadline
        self.now = now
    }
}

/// What the routing rules look at, for one location.
public struct CandidateFacts: Sendable {
    public var location: Location
    public var channel: ChannelCode
    /// Lines that it can serve in full, out of `linesNeeded`.
    public var lines: Int
    public var linesNeeded: Int
    /// Units it has of what is needed, and units it lacks.
    public var units: Int
    public var shortUnits: Int
    /// Lines whose item only another vendor ships.
    public var foreignVendorLines: Int

    public init(
        location: Location, channel: ChannelCode, lines: Int, linesNeeded: Int, units: Int, shortUnits: Int,
        foreignVendorLines: Int
    ) {
        self.location = location
        self.channel = channel
        self.lines = lines
        self.linesNeeded = linesNeeded
        self.units = units
        self.shortUnits = shortUnits
        self.foreignVendorLines = foreignVendorLines
    }
}

/// A rule's id and what it says.
public struct RuleTitle: Sendable, Equatable {
    public var id: String
    public var title: String

    public init(id: String, title: String) {
        self.id = id
        self.title = title
    }
}

/// A hold that a rule asks for.
public struct HoldRule: Sendable, Equatable {
    public var rule: RuleTitle
    public var kind: String
    /// Hours until somebody should have decided.
    public var hours: Int

    public init(rule: RuleTitle, kind: String, hours: Int) {
        self.rule = rule
        self.kind = kind
        self.hours = hours
    }
}

/// Points that one rule gives an order.
public struct PriorityTerm: Sendable, Equatable {
    public var rule: RuleTitle
    public var points: Int

    public init(rule: RuleTitle, points: Int) {
        self.rule = rule
        self.points = points
    }
}

/// One criterion by which locations are compared.
public struct RankRule: Sendable, Equatable {
    public enum Criterion: String, Sendable, CaseIterable {
        case lines, rank, cost
    }

    public var rule: RuleTitle
    public var criterion: Criterion

    public init(rule: RuleTitle, criterion: Criterion) {
        self.rule = rule
        self.criterion = criterion
    }
}

/// Who must say yes.
public struct ApprovalRule: Sendable, Equatable {
    public var rule: RuleTitle
    public var role: Role
    public var withinHours: Int

    public init(rule: RuleTitle, role: Role, withinHours: Int) {
        self.rule = rule
        self.role = role
        self.withinHours = withinHours
    }
}

/// How an exception of one kind is treated.
public struct ExceptionRule: Sendable, Equatable {
    public var severity: Severity
    public var dueHours: Int
    public var desk: Role

    public init(severity: Severity, dueHours: Int, desk: Role) {
        self.severity = severity
        self.dueHours = dueHours
        self.desk = desk
    }
}
