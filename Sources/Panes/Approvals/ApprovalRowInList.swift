import Workflow

extension ApprovalRow: ListRow {
    public var key: RowKey { RowKey(.approval(approval.id)) }
    public var version: Int { approval.version }
    public var title: String { "approval \(approval.id)" }

    public var gist: String { [approval.worth?.description, kindWords, subject].compactMap { $0 }.joined(separator: "  ") }

    /// `write-off`, `refund`.
    var kindWords: String { String(approval.kind.map { $0 == "_" ? "-" : $0 }) }

    /// Why this operator may not decide it; nil when they may.
    func bar(to me: Operator?) -> String? {
        guard approval.state == .waiting else { return "\(title) is \(approval.state.word) already" }
        guard let me else { return nil }
        if Operator.isSamePerson(me.person, requesterPerson) {
            return "\(title) is your own request: another person has to decide"
        }
        if saidYes.contains(where: { Operator.isSamePerson(me.person, $0) }) {
            return "you have said yes to \(title) already: it needs another person's too"
        }
        // A controller decides what asks any role.
        if me.roles.isDisjoint(with: [approval.role, .controller]) { return "\(title) needs \(approval.role.someone)" }
        return nil
    }

    /// Why this operator may not say yes to it; nil when they may.
    func barYes(to me: Operator?) -> String? {
        if let bar = bar(to: me) { return bar }
        guard let me, let version = approval.policy, Operator.isSamePerson(me.person, author) else { return nil }
        return "you drafted policy \(version): another person has to approve \(title)"
    }

    /// Why nobody can say yes any more, though it still waits; nil while somebody can.
    func lapse(in scene: Scene) -> String? {
        guard approval.state == .waiting, approval.dueAt < scene.now else { return nil }
        return
            "\(title) expired, since nobody answered until \(TimeWords.stamp(approval.dueAt, in: scene)): it has to be asked again"
    }

    /// Whether this operator may approve it, in a word: `can`, `can !` where it has doubts, `own`, `changed`, `expired`, `cannot`.
    func right(in scene: Scene) -> (word: String, tone: Tone) {
        let me = scene.me
        if lapse(in: scene) != nil { return ("expired", .bad) }
        if isChanged { return ("changed", .bad) }
        if approval.state == .waiting, me?.person == requesterPerson { return ("own", .dim) }
        if approval.state == .waiting, bar(to: me) == nil, barYes(to: me) != nil { return ("author", .dim) }
        if bar(to: me) != nil { return (approval.state == .waiting ? "cannot" : "-", .dim) }
        return approval.doubts.isEmpty ? ("can", .ok) : ("can !", .warn)
    }

    /// Whether a yes of this moment does it; else it is one of several.
    var isLastYes: Bool { approval.course.step(after: approval.course.yeses.count + 1) == nil }

    /// What Enter on the subject leads to.
    var subjectLink: LineLink? {
        switch approval.subject {
        case .order, .stock, .policy: .row(RowKey(approval.subject))
        case .period(let period): .list(PaneID("close"), filter: "period:\(period)")
        case .item: .list(PaneID("stock"), filter: "sku:\(subject)")
        default: nil
        }
    }
}
