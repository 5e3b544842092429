import Ledger
import Policy
import Vocabulary

/// Everything that a shop's policy folder says, read and checked: the active version of it.
public struct House: Sendable {
    public var version: Int
    public var rules: any Rules
    public var chart: Chart
    /// Nil for a store that has no policy yet.
    public var policy: PolicyVersion?

    public init(version: Int, rules: any Rules, chart: Chart, policy: PolicyVersion? = nil) {
        self.version = version
        self.rules = rules
        self.chart = chart
        self.policy = policy
    }
}
