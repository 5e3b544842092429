import Policy

/// A family of rules: a line of the catalogue. The numbers stand in decision records and never change.
public enum Family: Int, Sendable, CaseIterable {
    case holds = 1
    case priority, allocation, routing, release, approvals, returns, exceptions, close

    /// As its file and its key `family` call it.
    public var name: String {
        switch self {
        case .holds: "holds"
        case .priority: "priority"
        case .allocation: "allocation"
        case .routing: "routing"
        case .release: "release"
        case .approvals: "approvals"
        case .returns: "returns"
        case .exceptions: "exceptions"
        case .close: "close"
        }
    }

    public var file: String { name + ".yaml" }

    public init?(name: String) {
        guard let family = Family.allCases.first(where: { $0.name == name }) else { return nil }
        self = family
    }

    /// How the answers of its rules become one.
    public enum HitPolicy: String, Sendable {
        /// Every rule that is true has its effect.
        case all
        /// The points of the rules that are true are added up.
        case points
        /// Rules strike candidates out; what is left is compared, and the first difference decides.
        case eliminateThenRank = "eliminate, then rank"
        /// The first rule that is true decides.
        case first
    }

    public var hitPolicy: HitPolicy {
        switch self {
        case .holds, .release, .returns, .close: .all
        case .priority: .points
        case .allocation: .all
        case .routing: .eliminateThenRank
        case .approvals, .exceptions: .first
        }
    }

    /// Whether the engine acts by itself under its rules, and what its modes may name.
    public var modeScope: ModeScope {
        switch self {
        case .holds: .channel
        case .allocation, .routing, .release: .channelAndLocation
        case .priority, .approvals, .returns, .exceptions, .close: .none
        }
    }

    /// When its rules are asked, and what they say: one sentence each.
    public var decides: String {
        switch self {
        case .holds:
            "Asked when an order is captured or changed. Each rule that is true places its hold; a rule that cannot be decided places it too."
        case .priority: "Asked when the queue is shown. Each rule that is true gives its points; the sum is the order's priority."
        case .allocation:
            "Asked when stock is promised. keep_back keeps units for other orders, summed over the rules that are true; the first true rule with partial says whether part of an order may be reserved."
        case .routing:
            "Asked when an order needs a place. A place stays in while every keep is true; those that stay are compared by rank, and the first difference decides."
        case .release:
            "Asked when the engine would hand an order to the floor. Each rule that is true, or cannot be decided, makes it wait."
        case .approvals:
            "Asked when a command has an effect that is governed. The first rule that is true, or cannot be decided, says who has to say yes."
        case .returns: "Asked when goods come back. Each rule that is true raises its exception."
        case .exceptions:
            "Asked when an exception is raised. The first rule that is true says how bad it is, whose it is, and by when; without one: medium, supervisor, 24 hours."
        case .close:
            "Asked when a month's checklist is shown. Each rule is a step; a step whose condition is not true does not apply to the month."
        }
    }

    /// The declared context: what its rules may ask.
    public var context: FactContext {
        switch self {
        case .holds: HoldRules.facts.context
        case .priority: PriorityRules.facts.context
        case .allocation: AllocationRules.facts.context
        case .routing: RoutingRules.facts.context
        case .release: ReleaseRules.facts.context
        case .approvals: ApprovalRules.facts.context
        case .returns: ReturnRules.facts.context
        case .exceptions: ExceptionRules.facts.context
        case .close: CloseRules.facts.context
        }
    }
}
