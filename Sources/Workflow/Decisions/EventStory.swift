import Vocabulary

/// Tells each event in one sentence: the same for histories, logs, panes, impacts and `--preview`, so that they cannot say
/// different things.
public struct EventStory {
    let names: EventNames

    public init(_ names: EventNames) { self.names = names }

    /// The item's code.
    public func item(_ id: SKUID) -> String { names.item(id) }

    public func sentence(of event: Event) -> String {
        switch event {
        case .catalog(let event): sentence(of: event)
        case .stock(let event): sentence(of: event)
        case .order(let event): sentence(of: event)
        case .exception(let event): sentence(of: event)
        case .approval(let event): sentence(of: event)
        case .intake(let event): sentence(of: event)
        case .closing(let event): sentence(of: event)
        case .dispatch(.delivered(let key)): "instruction \(key) delivered to the outbox"
        case .dispatch(.withdrawn(let key)): "instruction \(key) withdrawn before it was delivered"
        case .dispatch(.added(let instruction)): "instruction \(instruction.key) for what is left"
        case .policy(let event): sentence(of: event)
        case .proposal(let event): sentence(of: event)
        }
    }

    private func sentence(of event: CatalogEvent) -> String {
        switch event {
        case .storeFounded(let shop):
            "store founded: \(shop.name), in \(shop.currency)\(shop.isPractice ? ", for practice" : "")"
        case .policyActivated(let version, _, let files): "policy version \(version) active, \(counted(files.count, "file"))"
        case .operatorAdded(let person): "operator \(person.name) added: \(words(person.roles))"
        case .rolesChanged(let id, let roles): "\(names.person(id)) is now \(words(roles))"
        case .channelOpened(let channel): "channel \(channel.code) opened, in \(channel.currency)"
        case .locationOpened(let location): "location \(location.code) opened\(provisionally(location.isProvisional))"
        case .channelRevised(let channel): "channel \(channel.code) confirmed"
        case .locationRevised(let location): "location \(location.code) confirmed"
        case .locationMapped(let id, let other): "\(names.location(id)) is another name of \(names.location(other))"
        case .itemMapped(let id, let other): "\(names.item(id)) is another code of \(names.item(other))"
        case .itemRegistered(let item): "item \(item.code) registered\(provisionally(item.isProvisional))"
        case .itemRevised(let item): "item \(item.code) revised"
        case .storeRestored(let file, let sequence): "store restored from \(file), which ended with event \(sequence)"
        case .customerLabelled(_, let labels): "customer tagged: \(labels.isEmpty ? "nothing" : labels.description)"
        case .storeBackedUp(let file, let sequence): "verified copy \(file) made, up to event \(sequence)"
        }
    }

    private func sentence(of event: ExceptionEvent) -> String {
        switch event {
        case .raised(let exception): "exception \(exception.id) raised: \(exception.kind), \(exception.summary)"
        case .taken(let id, let person): "exception \(id) taken by \(names.person(person))"
        case .handedBack(let id): "exception \(id) handed back"
        case .resolved(let id, let resolution): "exception \(id) resolved\(because(resolution))"
        case .closedItself(let id, let resolution): "exception \(id) closed itself\(because(resolution))"
        case .grew(let id, let summary): "exception \(id) is about more now: \(summary)"
        }
    }

    private func sentence(of event: ApprovalEvent) -> String {
        switch event {
        case .asked(let approval):
            "request \(approval.id): \(wish(of: approval)), asked of \(approval.role.someone) by \(names.rule(approval.rule))\(because(approval.reason))"
        case .approved(let id, let person, let note): "request \(id) approved by \(names.person(person))\(because(note))"
        case .seconded(let id, let person, let note, let role, _):
            "request \(id): \(names.person(person)) says yes\(because(note)); a \(spoken(role.rawValue)) is asked next"
        case .escalated(let id, let role, _): "request \(id) went to a \(spoken(role.rawValue)): nobody answered in time"
        case .rejected(let id, let person, let reason):
            "request \(id) rejected by \(names.person(person))\(because(reason))"
        case .withdrawn(let id): "request \(id) withdrawn"
        case .expired(let id): "request \(id) expired: nobody answered in time"
        case .voided(let id, let why): "request \(id) void\(because(why))"
        }
    }

    /// What is asked for, with its amount where it is about one.
    private func wish(of approval: Approval) -> String {
        switch approval.subject {
        case .policy: "a new policy"
        case .period(let period): "\(spoken(approval.kind)) \(period)"
        default: "\(spoken(approval.kind)) of \(approval.amount)"
        }
    }

    private func sentence(of event: ClosingEvent) -> String {
        switch event {
        case .locked(let area, let period):
            "\(period) locked" + (area == .all ? "" : area == .final ? " for good" : ", \(area.word) only")
        case .reopened(let period, let until, let approval): "\(period) open again until \(until) by request \(approval)"
        case .signed(let signature):
            "step \(signature.step) of \(signature.period) \(signature.isApproval ? "approved" : "signed") by \(names.person(signature.by))"
                + because(signature.value)
        }
    }

    private func sentence(of event: IntakeEvent) -> String {
        switch event {
        case .lineRejected(let rejection): "\(rejection.file):\(rejection.line) rejected: \(rejection.reason)"
        case .stockRowRead(let key, _): "stock row read: \(key.split(separator: "\u{1f}").joined(separator: " at "))"
        case .feedRead(_, let file): "\(file) was read to its end and brought no new order"
        }
    }

    private func words(_ roles: Set<Role>) -> String { roles.map { spoken($0.rawValue) }.sorted().joined(separator: ", ") }
    private func provisionally(_ isProvisional: Bool) -> String { isProvisional ? " provisionally" : "" }

    /// A word of scripts as people say it.
    func spoken(_ word: String) -> String { String(word.map { $0 == "_" ? " " : $0 }) }

    /// `: reason`, or nothing when nobody gave one.
    func because(_ reason: String) -> String { reason.isEmpty ? "" : ": \(reason)" }

    /// `1 unit`, `2 units`.
    func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count.magnitude == 1 ? "" : "s")" }
}
