import Workflow

extension ApprovalRow: ListRow {
    public var key: RowKey { RowKey(.approval(approval.id)) }
    public var version: Int { approval.version }
    public var title: String { "approval \(approval.id)" }

    /// Why this operator may not decide it; nil when they may.
    func bar(to me: Operator?) -> String? {
        guard approval.state == .waiting else { return "\(title) is \(approval.state.word) already" }
        guard let me else { return nil }
        if Operator.isSamePerson(me.person, requesterPerson) { return "\(title) is your own request: another person has to decide" }
        // A controller decides what asks any role.
        if me.roles.isDisjoint(with: [approval.role, .controller]) { return "\(title) needs \(approval.role.someone)" }
        return nil
    }
}
