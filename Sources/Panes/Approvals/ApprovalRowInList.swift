import Workflow

extension ApprovalRow: ListRow {
    public var key: RowKey { RowKey(.approval(approval.id)) }
    public var version: Int { approval.version }
    public var title: String { "approval \(approval.id)" }

    /// Why this operator may not decide it; nil when they may.
    func bar(to me: Operator?) -> String? {
        guard approval.state == .waiting else { return "\(title) is \(approval.state.word) already" }
        guard let me else { return nil }
        if me.person == requesterPerson { return "\(title) is your own request: another person has to decide" }
        if saidYes.contains(me.person) { return "you have said yes to \(title) already: it needs another person's too" }
        // A controller decides what asks any role.
        if me.roles.isDisjoint(with: [approval.role, .controller]) { return "\(title) needs \(approval.role.someone)" }
        return nil
    }
}
