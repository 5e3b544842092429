import Vocabulary
import Workflow

/// Tells each event in one sentence, for histories and logs.
struct EventStory {
    let reader: Reader

    func sentence(of event: Event) throws -> String {
        switch event {
        case .catalog(let event): try sentence(of: event)
        case .stock(let event): try sentence(of: event)
        case .order(let event): try sentence(of: event)
        case .exception(let event): sentence(of: event)
        case .approval(let event): sentence(of: event)
        case .intake(let event): sentence(of: event)
        case .closing(let event): sentence(of: event)
        case .dispatch(.delivered(let key)): "instruction \(key) delivered to the outbox"
        }
    }

    private func sentence(of event: CatalogEvent) throws -> String {
        switch event {
        case .storeFounded(let shop):
            "store founded: \(shop.name), in \(shop.currency)\(shop.isPractice ? ", for practice" : "")"
        case .policyActivated(let version, _, let files): "policy version \(version) active, \(counted(files.count, "file"))"
        case .operatorAdded(let person): "operator \(person.name) added: \(words(person.roles))"
        case .rolesChanged(let id, let roles): "\(reader.name(of: id)) is now \(words(roles))"
        case .channelOpened(let channel): "channel \(channel.code) opened, in \(channel.currency)"
        case .locationOpened(let location): "location \(location.code) opened\(provisionally(location.isProvisional))"
        case .channelRevised(let channel): "channel \(channel.code) confirmed"
        case .locationRevised(let location): "location \(location.code) confirmed"
        case .locationMapped(let id, let other): "\(reader.code(of: id)) is another name of \(reader.code(of: other))"
        case .itemMapped(let id, let other): "\(try reader.code(of: id)) is another code of \(try reader.code(of: other))"
        case .itemRegistered(let item): "item \(item.code) registered\(provisionally(item.isProvisional))"
        case .itemRevised(let item): "item \(item.code) revised"
        case .storeRestored(let file, let sequence): "store restored from \(file), which ended with event \(sequence)"
        }
    }

    private func sentence(of event: ExceptionEvent) -> String {
        switch event {
        case .raised(let exception): "exception \(exception.id) raised: \(exception.kind), \(exception.summary)"
        case .taken(let id, let person): "exception \(id) taken by \(reader.name(of: person))"
        case .handedBack(let id): "exception \(id) handed back"
        case .resolved(let id, let resolution): "exception \(id) resolved\(because(resolution))"
        case .closedItself(let id, let resolution): "exception \(id) closed itself\(because(resolution))"
        }
    }

    private func sentence(of event: ApprovalEvent) -> String {
        switch event {
        case .asked(let approval):
            "request \(approval.id): \(approval.kind) of \(approval.amount)\(because(approval.reason))"
        case .approved(let id, let person, let note):
            "request \(id) approved by \(reader.name(of: person))\(because(note))"
        case .rejected(let id, let person, let reason):
            "request \(id) rejected by \(reader.name(of: person))\(because(reason))"
        case .withdrawn(let id): "request \(id) withdrawn"
        case .expired(let id): "request \(id) expired: nobody answered in time"
        case .voided(let id, let why): "request \(id) void\(because(why))"
        }
    }

    private func sentence(of event: ClosingEvent) -> String {
        switch event {
        case .locked(let area, let period):
            "\(period) locked" + (area == .all ? "" : ", \(area.word) only")
        case .reopened(let period, let until, let approval): "\(period) open again until \(until) by request \(approval)"
        case .signed(let signature):
            "step \(signature.step) of \(signature.period) \(signature.isApproval ? "approved" : "signed") by \(reader.name(of: signature.by))"
                + because(signature.value)
        }
    }

    private func sentence(of event: IntakeEvent) -> String {
        switch event {
        case .lineRejected(let rejection):
            "\(rejection.file):\(rejection.line) rejected: \(rejection.reason)"
        case .stockRowRead(let key, _):
            "stock row read: \(key.split(separator: "\u{1f}").joined(separator: " at "))"
        }
    }

    private func words(_ roles: Set<Role>) -> String { roles.map(\.rawValue).sorted().joined(separator: ", ") }
    private func provisionally(_ isProvisional: Bool) -> String { isProvisional ? " provisionally" : "" }

    /// `: reason`, or nothing when nobody gave one.
    func because(_ reason: String) -> String { reason.isEmpty ? "" : ": \(reason)" }

    /// `1 unit`, `2 units`.
    func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
