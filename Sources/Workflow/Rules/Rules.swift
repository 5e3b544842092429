import Policy
import Vocabulary

/// The rules of the house under one version of its policy. Every answer is a function of the facts alone; what was asked and found is noted
/// in the log, from which the decision's record is made.
public protocol Rules: Sendable {
    /// Number of the policy version.
    var version: Int { get }
    /// Every hold that a captured or changed order asks for.
    func holds(on order: OrderFacts, _ log: EvaluationLog) -> [HoldRule]
    /// The holds that a changed order asks for now and did not ask for before.
    func news(on order: OrderFacts, since before: OrderFacts, _ log: EvaluationLog) -> [HoldRule]
    /// Who may lift a hold of this kind.
    func lifters(ofHold kind: String) -> Set<Role>
    /// Points of an order in the queue, term by term; the sum is its priority.
    func priority(of order: QueueFacts) -> [PriorityTerm]
    /// The sum of these points, noted with the facts that it was made of.
    func score(_ order: QueueFacts, _ log: EvaluationLog) -> Int
    /// Units of what a line needs that are kept for other orders, at each location.
    func keptBack(from need: NeedFacts, _ log: EvaluationLog) -> Int
    /// Whether part of an order may be reserved when not all is there.
    func allowsPart(of order: NeedFacts, _ log: EvaluationLog) -> Bool
    /// Which locations are out and by which rule, and which of the others serves best. `forced` is the place of the only
    /// candidate that is asked about.
    func route(_ candidates: [CandidateFacts], forced: Int?, _ log: EvaluationLog) -> RoutingVerdict
    /// The rules that keep the engine from handing an order to the floor now.
    func waits(_ order: ReleaseFacts, _ log: EvaluationLog) -> [RuleSentence]
    /// Who must say yes to a command; nil when nobody.
    func approval(for request: RequestFacts, _ log: EvaluationLog) -> ApprovalRule?
    /// The longest time over which an approval rule adds up what one person did; 0 when none does.
    var longestWindowHours: Int { get }
    /// What somebody has to look at in goods that came back.
    func surprises(in goods: ReturnFacts, _ log: EvaluationLog) -> [ReturnRule]
    /// Severity, desk and time for an exception.
    func exception(_ facts: ExceptionFacts, _ log: EvaluationLog) -> ExceptionRule
    /// The checklist of a month.
    func closeSteps(of period: Period) -> [CloseStep]
    /// The title of a rule, for people.
    func title(of rule: String) -> String?
    /// How far the engine goes by itself with an order of a channel, at a place where it has one.
    func mode(_ family: Family, channel: ChannelCode, location: LocationCode?) -> Mode
    /// Whether it only acts, under every family.
    var alwaysActs: Bool { get }
    /// What its rules ask that costs something to know.
    var needs: RuleNeeds { get }
}

extension Rules {
    public func mode(_ family: Family, channel: ChannelCode, location: LocationCode?) -> Mode { .act }
    public var alwaysActs: Bool { true }
    public var needs: RuleNeeds { [] }
    public func score(_ order: QueueFacts, _ log: EvaluationLog) -> Int { 0 }
    public func news(on order: OrderFacts, since before: OrderFacts, _ log: EvaluationLog) -> [HoldRule] { [] }
}

/// What the rules were asked while one command was decided, in order.
public final class EvaluationLog {
    public private(set) var evaluations: [Evaluation] = []

    public init() {}

    public func note(_ evaluation: Evaluation) { evaluations.append(evaluation) }
}

/// A rule's id and what it says.
public struct RuleTitle: Sendable, Equatable {
    public var id: String
    public var title: String

    public init(id: String, title: String) {
        self.id = id
        self.title = title
    }

    /// `High value (H-02)`.
    public var words: String { title.isEmpty ? id : "\(title) (\(id))" }
}

/// A rule that was true, with its sentence about what it looked at.
public struct RuleSentence: Sendable, Equatable {
    public var rule: RuleTitle
    /// Its `because` with the facts put in; its title where it has none.
    public var sentence: String
}

/// A hold that a rule asks for.
public struct HoldRule: Sendable, Equatable {
    public var rule: RuleTitle
    public var kind: String
    /// Hours until somebody should have decided.
    public var hours: Int
    public var stops: Stops
    /// Who may lift it.
    public var lifters: Set<Role>

    public init(rule: RuleTitle, kind: String, hours: Int, stops: Stops = .usual, lifters: Set<Role> = []) {
        self.rule = rule
        self.kind = kind
        self.hours = hours
        self.stops = stops
        self.lifters = lifters
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

/// What routing came to, for each candidate in its order.
public struct RoutingVerdict: Sendable, Equatable {
    /// The rule that put it out; empty when it stayed in.
    public var eliminatedBy: [String]
    /// The rule that put it behind the one that was best then; empty for the chosen one and for those that are out.
    public var decidedBy: [String]
    public var chosen: Int?

    init(_ count: Int) {
        eliminatedBy = Array(repeating: "", count: count)
        decidedBy = eliminatedBy
    }
}

/// Who must say yes.
public struct ApprovalRule: Sendable, Equatable {
    public var rule: RuleTitle
    /// One after the other; at least one.
    public var steps: [ApprovalStep]
    /// Whether a step that nobody answers in time goes to a controller instead of expiring.
    public var escalates: Bool
    /// The rule that was true at first, and why its cumulative limit led to this one; nil where this one was true itself.
    public var via: RuleTrace?

    public init(rule: RuleTitle, steps: [ApprovalStep], escalates: Bool = false, via: RuleTrace? = nil) {
        precondition(!steps.isEmpty, "a rule that asks has a step")
        self.rule = rule
        self.steps = steps
        self.escalates = escalates
        self.via = via
    }

    /// Of the first step.
    public var role: Role { steps[0].role }
    public var withinHours: Int { steps[0].withinHours }
}

/// An exception that goods which came back give rise to.
public struct ReturnRule: Sendable, Equatable {
    public var rule: RuleTitle
    public var kind: String
    public var sentence: String
}

/// How an exception is treated.
public struct ExceptionRule: Sendable, Equatable {
    public var severity: Severity
    public var dueHours: Int
    public var desk: Role

    public init(severity: Severity, dueHours: Int, desk: Role) {
        self.severity = severity
        self.dueHours = dueHours
        self.desk = desk
    }

    /// Where no rule says anything.
    public static let usual = ExceptionRule(severity: .medium, dueHours: 24, desk: .supervisor)
}
