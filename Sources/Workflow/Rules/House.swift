import Ledger
import Vocabulary

/// Everything that a shop's policy folder says, read and checked: the active version of it.
public struct House: Sendable {
    public var version: Int
    public var rules: any Rules
    public var chart: Chart
    public var closeSteps: [CloseStep]

    public init(version: Int, rules: any Rules, chart: Chart, closeSteps: [CloseStep]) {
        self.version = version
        self.rules = rules
        self.chart = chart
        self.closeSteps = closeSteps
    }
}
