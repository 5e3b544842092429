import Policy
import Vocabulary

/// The rules of a store that has none yet: they let it be founded, and no more.
public struct FoundingRules: Rules {
    public init() {}
    public var version: Int { 0 }
    public func holds(on order: OrderFacts, _ log: EvaluationLog) -> [HoldRule] { [] }
    public func lifters(ofHold kind: String) -> Set<Role> { [] }
    public func priority(of order: QueueFacts) -> [PriorityTerm] { [] }
    public func keptBack(from need: NeedFacts, _ log: EvaluationLog) -> Int { 0 }
    public func allowsPart(of order: NeedFacts, _ log: EvaluationLog) -> Bool { false }
    public func route(_ candidates: [CandidateFacts], forced: Int?, _ log: EvaluationLog) -> RoutingVerdict {
        RoutingVerdict(candidates.count)
    }
    public func waits(_ order: ReleaseFacts, _ log: EvaluationLog) -> [RuleSentence] { [] }
    public func approval(for request: RequestFacts, _ log: EvaluationLog) -> ApprovalRule? { nil }
    public var longestWindowHours: Int { 0 }
    public func surprises(in goods: ReturnFacts, _ log: EvaluationLog) -> [ReturnRule] { [] }
    public func exception(_ facts: ExceptionFacts, _ log: EvaluationLog) -> ExceptionRule { .usual }
    public func closeSteps(of period: Period) -> [CloseStep] { [] }
    public func title(of rule: String) -> String? { nil }
}
