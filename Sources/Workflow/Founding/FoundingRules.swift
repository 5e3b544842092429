import Vocabulary

/// The rules of a store that has none yet: they let it be founded, and no more.
public struct FoundingRules: Rules {
    public init() {}
    public var version: Int { 0 }
    public func holds(on order: OrderFacts) -> [HoldRule] { [] }
    public func lifters(ofHold kind: String) -> Set<Role> { [] }
    public func priority(of order: QueueFacts) -> [PriorityTerm] { [] }
    public func elimination(of candidate: CandidateFacts) -> RuleTitle? { nil }
    public var ranking: [RankRule] { [] }
    public var allowsPartialAllocation: Bool { false }
    public func protected(sku: SKUCode, from channel: ChannelCode) -> Int { 0 }
    public var releaseMinutesBeforeCutoff: Int { 0 }
    public func approval(for kind: String, amount: Money) -> ApprovalRule? { nil }
    public func exception(_ kind: String) -> ExceptionRule {
        ExceptionRule(severity: .medium, dueHours: 24, desk: .supervisor)
    }
    public func title(of rule: String) -> String? { nil }
}
