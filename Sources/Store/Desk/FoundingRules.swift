import Ledger
import Vocabulary
import Workflow

/// The rules of a store that has no policy yet: nothing is held, asked or kept back. Only the founding commands meet them.
struct FoundingRules: Rules {
    static let house = House(version: 0, rules: FoundingRules(), chart: Chart([]), closeSteps: [])

    var version: Int { 0 }
    var ranking: [RankRule] { [] }
    var allowsPartialAllocation: Bool { true }
    var releaseMinutesBeforeCutoff: Int { 0 }
    func holds(on order: OrderFacts) -> [HoldRule] { [] }
    func lifters(ofHold kind: String) -> Set<Role> { [] }
    func priority(of order: QueueFacts) -> [PriorityTerm] { [] }
    func elimination(of candidate: CandidateFacts) -> RuleTitle? { nil }
    func protected(sku: SKUCode, from channel: ChannelCode) -> Int { 0 }
    func approval(for kind: String, amount: Money) -> ApprovalRule? { nil }
    func exception(_ kind: String) -> ExceptionRule {
        ExceptionRule(severity: .medium, dueHours: 24, desk: .supervisor)
    }
    func title(of rule: String) -> String? { nil }
}
