import ArgumentParser
import Foundation
import Store
import Vocabulary
import Workflow

/// What every subcommand understands.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The store's folder (or TALLY_STORE).", valueName: "dir"))
    var store: String?

    @Option(name: .customLong("as"), help: ArgumentHelp("Act as this operator; on practice stores only.", valueName: "operator"))
    var operatorName: String?

    @Flag(name: .long, help: "One JSON object a line.") var json = false
    @Flag(name: .long, help: "Comma-separated values.") var csv = false
    @Flag(name: .long, help: "No progress and no messages.") var quiet = false
    @Flag(name: .customLong("no-color"), help: "No colours (or NO_COLOR).") var noColor = false

    /// The words with global options that stand before the verb put behind it, where its parser looks for them:
    /// `--store DIR list orders` is `list --store DIR orders`.
    static func behindTheVerb(_ words: [String]) -> [String] {
        var verb = 0
        while verb < words.count, words[verb].hasPrefix("-") {
            switch words[verb] {
            case "--store", "--as": verb += 2
            case "--json", "--csv", "--quiet", "--no-color": verb += 1
            case let word where word.hasPrefix("--store=") || word.hasPrefix("--as="): verb += 1
            default: return words
            }
        }
        guard verb > 0, verb < words.count else { return words }
        return [words[verb]] + words[..<verb] + words[(verb + 1)...]
    }

    var folder: StoreFolder {
        let environment = ProcessInfo.processInfo.environment
        return StoreFolder(store ?? environment["TALLY_STORE"].flatMap { $0.isEmpty ? nil : $0 } ?? Places.defaultStore)
    }

    var printer: Printer { Printer(style: json ? .json : csv ? .csv : .table, isQuiet: quiet) }

    /// The store, open, with the operator who acts.
    func open() throws -> Session {
        try Session(StoreDesk.opened(folder), as: operatorName)
    }
}

extension StoreDesk {
    /// Opens a store with the system's zones and the house's reader.
    static func opened(_ folder: StoreFolder, creating: Bool = false) throws -> StoreDesk {
        try StoreDesk(folder, creating: creating, zones: SystemZones(), readHouse: House.read)
    }
}

/// An open store and the operator who acts in it.
struct Session {
    let desk: StoreDesk
    let overview: Overview.Answer
    let person: Operator
    private let zones = SystemZones()

    /// A moment in the shop's time.
    func local(_ moment: Instant) -> LocalTime {
        LocalTime(moment, offsetSeconds: zones.offsetSeconds(of: overview.shop.zone, at: moment))
    }

    /// Takes the operator from the system; a practice store lets one act as another, and starts as the supervisor.
    init(_ desk: StoreDesk, as name: String?) throws {
        self.desk = desk
        overview = try desk.answer(Overview(now: SystemClock.now(), countsClose: false))
        let isPractice = overview.shop.isPractice
        if name != nil, !isPractice {
            throw Failure.use(
                "this is a real store: only a practice store lets one person act as another (--as)", kind: "not_practice")
        }
        guard overview.operators.contains(where: { $0.roles.contains(.administrator) }) else {
            throw Failure.machine(
                "the store was never finished: \(desk.folder.path) holds no operators. Take the folder away and run tally init again"
            )
        }
        let wanted = name ?? (isPractice ? "supervisor" : Places.account)
        // What the engine does stands in its own name: nobody acts as it.
        let people = overview.operators.filter { $0.id != Operator.engineID }
        guard let found = people.first(where: { $0.name.text == wanted }) else {
            let near = Nearest.match(wanted, among: people.map(\.name.text)).map { "; did you mean \($0)?" } ?? "."
            throw Failure.use(
                "\(wanted) is no operator of this store\(near) An administrator adds one: tally operator add \(wanted) --role supervisor",
                kind: "unknown_operator")
        }
        person = found
        _ = try SystemClock.now(isPractice: isPractice)
    }

    /// Refuses somebody who may only look: what files bring and what falls due is entered in the engine's name.
    func confirmWriting(_ verb: String) throws {
        guard person.roles.subtracting([.auditor]).isEmpty else { return }
        throw Failure.no("\(person.name) may not \(verb): an auditor only looks", kind: "not_allowed")
    }

    /// Refuses an operator who has none of the roles that bring files in and set the engine to work.
    func requires(_ roles: Set<Role>, to what: String) throws {
        guard person.roles.isDisjoint(with: roles) else { return }
        let refusal = Refusal.notAllowed(what, by: person.name.text, needs: roles)
        throw Failure.no(refusal.sentence, kind: refusal.code)
    }

    /// Who acts, now. On a practice store TALLY_NOW sets the clock, so that exercises can be repeated.
    var signature: Signature { Signature(by: person.id, at: now) }

    var now: Instant { (try? SystemClock.now(isPractice: overview.shop.isPractice)) ?? SystemClock.now() }
}

extension Instant {
    /// Reads `2026-11-23T10:42:00Z`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "T")
        guard parts.count == 2, text.hasSuffix("Z"), let day = Day(parts[0]) else { return nil }
        let time = parts[1].dropLast().split(separator: ":").map { Int($0) }
        guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2], (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        self.init(day: day, hour: hour, minute: minute, second: second)
    }
}
