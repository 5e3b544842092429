import Vocabulary

/// Something governed that a person did or asked for: what counts when a limit may not be split.
public struct GovernedEffect: Sendable, Equatable {
    /// `adjustment`, `write_off`, `refund`.
    public var kind: String
    public var amount: Money
    public var at: Instant

    public init(kind: String, amount: Money, at: Instant) {
        self.kind = kind
        self.amount = amount
        self.at = at
    }
}

extension RecordedEvent {
    /// What it moved, where that is governed; `currency` is the shop's.
    public func governed(in currency: Currency) -> GovernedEffect? {
        switch event {
        case .stock(.moved(let move)):
            let kind: String
            switch move.cause {
            case .adjusted, .counted: kind = "adjustment"
            case .writtenOff, .transferLost: kind = "write_off"
            case .opened, .received, .moved, .transferSent, .transferArrived, .mapped: return nil
            }
            return GovernedEffect(
                kind: kind, amount: Money(minor: move.movements.reduce(0) { $0 + $1.costMinor }, currency), at: at)
        case .order(.refundApproved(let grant)):
            return GovernedEffect(kind: "refund", amount: Money(minor: grant.minor, grant.currency), at: at)
        case .catalog, .stock, .order, .exception, .approval, .intake, .closing, .dispatch, .policy, .proposal: return nil
        }
    }
}

extension Books {
    /// What the asker did or asked for within the longest window of the rules, in all accounts: requests that wait or were approved, and what
    /// needed no yes. What was done on somebody else's request counts for that one.
    func earlierEffects(in context: Context) throws -> [GovernedEffect] {
        let hours = context.rules.longestWindowHours
        guard hours > 0, context.approval == nil else { return [] }
        let since = context.at.adding(hours: -hours)
        let accounts = Set(operators.values.filter { $0.isSamePerson(as: context.by) }.map(\.id))
        var requests: [ApprovalID: Approval] = [:]
        for stored in try shelf.requests(by: accounts, since: since) { requests[stored.id] = stored }
        for (id, known) in approvals where accounts.contains(known.requestedBy) && known.requestedAt >= since {
            requests[id] = known
        }
        let asked = requests.values.sorted { $0.id < $1.id }.filter { $0.state == .waiting || $0.state == .approved }
            .map { GovernedEffect(kind: $0.kind, amount: $0.amount, at: $0.requestedAt) }
        let own = try shelf.ownEvents(by: accounts, since: since) + changes.events(by: accounts, since: since)
        return asked + own.compactMap { $0.governed(in: shop.currency) }
    }
}

extension Changes {
    /// Events that these accounts brought about, not on a request. Records and events stand in the order of their sequences.
    fileprivate func events(by accounts: Set<OperatorID>, since: Instant) -> [RecordedEvent] {
        let own = records.filter { accounts.contains($0.by) && !$0.record.subject.isRequest }
        var place = 0
        return events.filter { event in
            while place < own.count, own[place].last < event.sequence { place += 1 }
            return place < own.count && own[place].first <= event.sequence && event.at >= since
        }
    }
}

extension Subject {
    /// Whether it is a request for approval.
    public var isRequest: Bool { if case .approval = self { true } else { false } }
}
