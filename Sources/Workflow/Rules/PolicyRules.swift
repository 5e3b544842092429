import Policy
import Vocabulary

/// The rules of one policy version, compiled: one part for each family.
struct PolicyRules: Rules {
    let version: Int
    let holds: HoldRules
    let priority: PriorityRules
    let allocation: AllocationRules
    let routing: RoutingRules
    private let release: ReleaseRules
    let approvals: ApprovalRules
    let returns: ReturnRules
    let exceptions: ExceptionRules
    private let close: CloseRules
    private let titles: [String: String]
    let alwaysActs: Bool
    let needs: RuleNeeds

    /// Nil when a family cannot be used; what is wrong stands in the list of mistakes.
    init?(version: Int, file: (Family) -> FamilyFile?, ids: RuleIDs) {
        let holds = file(.holds).flatMap(HoldRules.init)
        let priority = file(.priority).flatMap(PriorityRules.init)
        let allocation = file(.allocation).flatMap(AllocationRules.init)
        let routing = file(.routing).flatMap(RoutingRules.init)
        let release = file(.release).flatMap(ReleaseRules.init)
        let approvals = file(.approvals).flatMap(ApprovalRules.init)
        let returns = file(.returns).flatMap(ReturnRules.init)
        let exceptions = file(.exceptions).flatMap(ExceptionRules.init)
        let close = file(.close).flatMap(CloseRules.init)
        guard let holds, let priority, let allocation, let routing, let release, let approvals, let returns, let exceptions,
            let close
        else { return nil }
        self.version = version
        self.holds = holds
        self.priority = priority
        self.allocation = allocation
        self.routing = routing
        self.release = release
        self.approvals = approvals
        self.returns = returns
        self.exceptions = exceptions
        self.close = close
        titles = ids.titles
        needs = PolicyRules.needs(holds: holds, release: release, approvals: approvals, priority: priority)
        alwaysActs = [holds.sheet, allocation.sheet, routing.sheet, release.sheet].allSatisfy {
            $0.modes.allSatisfy { $0.mode == .act }
        }
    }

    /// The compiled rules of a family.
    func sheet(_ family: Family) -> RuleSheet {
        switch family {
        case .holds: holds.sheet
        case .priority: priority.sheet
        case .allocation: allocation.sheet
        case .routing: routing.sheet
        case .release: release.sheet
        case .approvals: approvals.sheet
        case .returns: returns.sheet
        case .exceptions: exceptions.sheet
        case .close: close.sheet
        }
    }

    func holds(on order: OrderFacts, _ log: EvaluationLog) -> [HoldRule] { holds.holds(on: order, log) }
    func news(on order: OrderFacts, since before: OrderFacts, _ log: EvaluationLog) -> [HoldRule] {
        holds.news(on: order, since: before, log)
    }
    func lifters(ofHold kind: String) -> Set<Role> { holds.lifters(of: kind) }
    func priority(of order: QueueFacts) -> [PriorityTerm] { priority.priority(of: order) }
    func score(_ order: QueueFacts, _ log: EvaluationLog) -> Int { priority.score(order, log) }
    func keptBack(from need: NeedFacts, _ log: EvaluationLog) -> Int { allocation.keptBack(from: need, log) }
    func allowsPart(of order: NeedFacts, _ log: EvaluationLog) -> Bool { allocation.allowsPart(of: order, log) }
    func route(_ candidates: [CandidateFacts], forced: Int?, _ log: EvaluationLog) -> RoutingVerdict {
        routing.route(candidates, forced: forced, log)
    }
    func waits(_ order: ReleaseFacts, _ log: EvaluationLog) -> [RuleSentence] { release.waits(order, log) }
    func approval(for request: RequestFacts, _ log: EvaluationLog) -> ApprovalRule? { approvals.approval(for: request, log) }
    var longestWindowHours: Int { approvals.longestWindowHours }
    func surprises(in goods: ReturnFacts, _ log: EvaluationLog) -> [ReturnRule] { returns.surprises(in: goods, log) }
    func exception(_ facts: ExceptionFacts, _ log: EvaluationLog) -> ExceptionRule { exceptions.exception(facts, log) }
    func closeSteps(of period: Period) -> [CloseStep] { close.steps(of: period) }
    func title(of rule: String) -> String? { titles[rule] }
    func mode(_ family: Family, channel: ChannelCode, location: LocationCode?) -> Mode {
        alwaysActs ? .act : sheet(family).mode(channel: channel.text, location: location?.text)
    }
}
