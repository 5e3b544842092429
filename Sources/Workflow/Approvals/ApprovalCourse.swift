import Vocabulary

/// One step of a request: so many people of a role, within so many hours.
public struct ApprovalStep: Sendable, Equatable {
    public var role: Role
    public var count: Int
    public var withinHours: Int

    public init(role: Role, count: Int = 1, withinHours: Int) {
        self.role = role
        self.count = count
        self.withinHours = withinHours
    }
}

/// How a request goes on: its steps one after the other, who has said yes so far, and what follows from silence.
public struct ApprovalCourse: Sendable, Equatable {
    public var steps: [ApprovalStep]
    /// Everybody who said yes, in order; the first belong to the first step.
    public var yeses: [OperatorID]
    /// Whether a step that nobody answers in time goes to a controller, once, instead of expiring.
    public var escalates: Bool

    public init(steps: [ApprovalStep], yeses: [OperatorID] = [], escalates: Bool = false) {
        self.steps = steps
        self.yeses = yeses
        self.escalates = escalates
    }

    /// The step after so many yeses; nil when that is all of them.
    public func step(after yeses: Int) -> Int? {
        var wanted = 0
        for (index, step) in steps.enumerated() {
            wanted += step.count
            if yeses < wanted { return index }
        }
        return nil
    }

    /// The step that waits for its people now.
    public var current: Int? { step(after: yeses.count) }

    /// `1 of 2 finance clerks, then 1 controller`; empty for a request that one yes decides.
    public var words: String {
        guard steps.count > 1 || steps.contains(where: { $0.count > 1 }) else { return "" }
        var left = yeses.count
        return steps.map { step in
            let given = min(left, step.count)
            left -= given
            let role = step.role.rawValue.replacing("_", with: " ")
            return "\(given) of \(step.count) \(role)"
        }.joined(separator: ", then ")
    }
}
