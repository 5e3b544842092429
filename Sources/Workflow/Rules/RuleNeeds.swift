/// Facts that are gathered, or kept up to date, only while a rule of the active policy asks for them.
public struct RuleNeeds: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A customer's other orders, and what was paid for them.
    public static let customerTotals = RuleNeeds(rawValue: 1)
    /// What is written on a customer.
    public static let customerLabels = RuleNeeds(rawValue: 2)
    /// What is written on an order, where the queue is put in order.
    public static let queueLabels = RuleNeeds(rawValue: 4)
}

extension PolicyRules {
    /// What its rules ask that costs something to know.
    static func needs(holds: HoldRules, release: ReleaseRules, approvals: ApprovalRules, priority: PriorityRules) -> RuleNeeds {
        var needs: RuleNeeds = []
        for sheet in [holds.sheet, release.sheet, approvals.sheet] {
            if sheet.uses("customer.orders") || sheet.uses("customer.spent") { needs.insert(.customerTotals) }
            if sheet.uses("customer.tags") || sheet.uses("customer.attributes") { needs.insert(.customerLabels) }
        }
        if priority.sheet.uses("order.tags") || priority.sheet.uses("order.attributes") { needs.insert(.queueLabels) }
        return needs
    }
}
