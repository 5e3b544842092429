import Policy
import Vocabulary

/// Takes a policy's files in as the next version, if all of them can be used; with `isProposal` it is proposed at once.
public struct DraftPolicy: Command {
    public static let name = "draft"
    public static let roles: Set<Role> = [.administrator, .supervisor, .controller]

    public var files: [PolicyFile]
    /// SHA-256 of the files, hexadecimal.
    public var digest: String
    public var note: String
    public var isProposal: Bool

    public init(files: [PolicyFile], digest: String, note: String, isProposal: Bool) {
        self.files = files
        self.digest = digest
        self.note = note
        self.isProposal = isProposal
    }

    /// What the files are measured against: the active version, those that wait, and the shop as it is.
    public struct Facts: Sendable {
        var active: [PolicyFile]
        var standings: [PolicyStanding]
        var next: Int
        var channels: [String]
        var locations: [String]
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        Facts(
            active: try books.policyFiles(books.activePolicy),
            standings: books.policies.values.sorted { $0.version < $1.version },
            next: books.counters.policy + 1, channels: books.channels.values.map(\.code.text).sorted(),
            locations: books.locations.values.map(\.code.text).sorted())
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let defects = DraftPolicy.defects(
            of: files, against: facts.active, channels: facts.channels, locations: facts.locations, zones: context.zones)
        guard defects.isEmpty else {
            return .refused(.policyBroken(defects.map(\.description), active: context.rules.version))
        }
        if let same = facts.standings.first(where: { $0.digest == digest && ($0.state.waits || $0.state == .active) }) {
            return .refused(.wouldNotFit("this policy", because: "it is version \(same.version), which is \(same.state.word)"))
        }
        var events: [Event] = [.policy(.drafted(version: facts.next, digest: digest, files: files, note: note))]
        if isProposal { events.append(.policy(.proposed(facts.next))) }
        let diff = try? PolicyDiff(from: facts.active, to: files)
        let record = DecisionRecord(
            command: isProposal ? ProposePolicy.name : Self.name, subject: .policy(facts.next), question: "policy",
            answer: isProposal ? "proposed" : "drafted", policyVersion: context.rules.version,
            facts: [
                Fact("digest", .text(digest)), Fact("against", .number(context.rules.version)),
                Fact("changes", .text(diff?.summary ?? "")),
            ] + (note.isEmpty ? [] : [Fact("note", .text(note))]))
        return .done(events, record)
    }

    /// Every mistake of a policy that would become the next version of a store's: what cannot be read, modes for channels and places
    /// that are not there, and changes of the shop itself, which no version makes.
    public static func defects(
        of files: [PolicyFile], against active: [PolicyFile], channels: [String], locations: [String], zones: any Zones
    ) -> [PolicyDefect] {
        let found = House.check(files, zones: zones)
        guard found.isEmpty, case .success(let version) = PolicyVersion.read(files, number: 1, zones: zones) else { return found }
        return version.sheets.flatMap { sheet in
            sheet.modes.flatMap { rule in
                [("channel", rule.channel, channels), ("location", rule.location, locations)].compactMap { what, name, known in
                    name.flatMap { unknown($0, what, among: known, at: rule.place, in: sheet.name) }
                }
            }
        } + shopChanges(from: active, to: files)
    }

    private static func unknown(
        _ name: String, _ what: String, among known: [String], at place: String, in family: String
    ) -> PolicyDefect? {
        guard !known.contains(name) else { return nil }
        let near =
            Nearest.match(name, among: known).map { "; did you mean \($0)?" } ?? "; there are: \(known.joined(separator: ", "))"
        let numbers = place.split(separator: ":").suffix(2).compactMap { Int($0) }
        return PolicyDefect(
            file: family + ".yaml", line: numbers.first ?? 1, column: numbers.last ?? 1,
            sentence: "modes: there is no \(what) \(name)\(near)")
    }

    /// The shop, its channels and its places are made once, with the store: a version that says otherwise would not do what it says.
    private static func shopChanges(from active: [PolicyFile], to files: [PolicyFile]) -> [PolicyDefect] {
        guard let diff = try? PolicyDiff(from: active, to: files) else { return [] }
        return diff.changes.filter { ["shop", "channels", "locations"].contains($0.family) }.map { change in
            PolicyDefect(
                file: change.family + ".yaml", line: 1, column: 1,
                sentence:
                    "\(change.rule.isEmpty ? "" : "\(change.rule): ")\(change.sentence). The shop, its channels and its places are set when the store is made: keep the active version's \(change.family).yaml"
            )
        }
    }
}

/// Says that a drafted version is ready to be decided about.
public struct ProposePolicy: Command {
    public static let name = "propose"
    public static let roles = DraftPolicy.roles

    public var version: Int
    public init(version: Int) { self.version = version }

    public func gather(from books: Books, in context: Context) throws -> PolicyStanding { try books.policy(version) }

    public func decide(on standing: PolicyStanding, in context: Context) -> Decision {
        guard standing.state == .draft else { return .refused(.policyStands(version, standing.state.word)) }
        return .done([.policy(.proposed(version))], standing.record(Self.name, "proposed", in: context))
    }
}

/// Takes a version off the table that is not active: it will never be.
public struct DropPolicy: Command {
    public static let name = "drop"
    public static let roles = DraftPolicy.roles

    public var version: Int
    public var reason: String

    public init(version: Int, reason: String) {
        self.version = version
        self.reason = reason
    }

    /// The version and its request that waits, if there is one.
    public struct Facts: Sendable {
        var standing: PolicyStanding
        var waiting: [Approval]
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        Facts(standing: try books.policy(version), waiting: try books.waitingApprovals(about: .policy(version)))
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard facts.standing.state.waits else { return .refused(.policyStands(version, facts.standing.state.word)) }
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        let voided = facts.waiting.map { Event.approval(.voided($0.id, because: "policy \(version) was dropped: \(reason)")) }
        return .done(
            [.policy(.dropped(version, reason: reason))] + voided,
            facts.standing.record(Self.name, "dropped", [Fact("reason", .text(reason))], in: context))
    }
}

extension Books {
    /// A version by its number.
    func policy(_ version: Int) throws -> PolicyStanding {
        guard let standing = policies[version] else { throw Refusal.unknownThing("policy \(version)") }
        return standing
    }
}

extension PolicyStanding {
    func record(
        _ command: String, _ answer: String, _ facts: [Fact] = [], rules: [RuleTrace] = [], in context: Context
    ) -> DecisionRecord {
        DecisionRecord(
            command: command, subject: .policy(version), question: "policy", answer: answer, policyVersion: context.rules.version,
            facts: [Fact("digest", .text(digest)), Fact("active", .number(context.rules.version))] + facts, rules: rules)
    }
}
