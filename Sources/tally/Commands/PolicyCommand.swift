import ArgumentParser
import Foundation
import Policy
import Vocabulary
import Workflow

/// `tally policy`: check a folder, show and compare versions, propose and activate one, try an expression, run test cases.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Check, compare, propose and activate a policy; try an expression, run test cases.",
        discussion: """
              check FOLDER            every mistake of a folder, with its place
              show [N] [FILE]         a version with its owners and dates, or one of its files
              show --context FAMILY   what the rules of a family may ask
              list                    every version with its state
              diff A [B]              by rule: versions or folders; one alone is compared with the active version
              draft FOLDER            keep a folder as the next version, to look at
              propose FOLDER|N        the same, or a draft, as a proposal
              activate N [--from MOMENT] [--days N]   ask that it becomes the active one; another person says yes, and
                                      sees what the last days would have been under it
              drop N --reason TEXT    take a version off the table
              replay FOLDER|N [--days N]   what the decisions of the last days would have been under it
              modes                   how far the engine goes by itself, and how often people agreed
              eval EXPR, test FILE    try an expression, run cases
            """)

    static let verbs = [
        "check", "show", "list", "diff", "draft", "propose", "activate", "drop", "replay", "modes", "eval", "test",
    ]

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What: \(verbs.joined(separator: ", ")).", valueName: "verb")) var verb: String
    @Argument(help: ArgumentHelp("A folder to check, a file to show, an expression, files of cases.", valueName: "what"))
    var what: [String] = []
    @Option(name: .long, help: ArgumentHelp("What the rules of a family may ask.", valueName: "family"))
    var context: String?
    @Option(name: .long, help: ArgumentHelp("A JSON object: the names that an expression may use.", valueName: "file"))
    var facts: String?
    @Option(
        name: .long,
        help: ArgumentHelp("The moment from which it holds, by the shop's clock: 2026-12-01T06:00.", valueName: "moment"))
    var from: String?
    @Option(name: .customLong("reason"), help: ArgumentHelp("What it is for, or why it is dropped.", valueName: "text"))
    var reason: String?
    @Flag(name: .long, help: "Show exactly what would be written, and write nothing.") var preview = false
    @Option(
        name: .long, help: ArgumentHelp("replay, activate: the decisions of so many days; 30 when left out.", valueName: "number")
    )
    var days: Int = Rehearsal.usualDays

    func run() throws {
        switch verb {
        case "check": try check(try only("a folder: tally policy check FOLDER"))
        case "show": try show()
        case "list": try list()
        case "diff": try diff()
        case "draft": try draft(try only("a folder: tally policy draft FOLDER"), isProposal: false)
        case "propose":
            let wanted = try only("a folder or the number of a draft: tally policy propose FOLDER")
            if Int(wanted) != nil { try perform(["propose", wanted]) } else { try draft(wanted, isProposal: true) }
        case "activate":
            try perform(
                ["activate", try only("a version: tally policy activate 2")]
                    + (from.map { ["--from=\($0)"] } ?? []) + (days == Rehearsal.usualDays ? [] : ["--days=\(days)"]))
        case "drop": try perform(["drop", try only("a version: tally policy drop 2 --reason TEXT")])
        case "modes": try modes()
        case "eval": try evaluate(try only("an expression: tally policy eval 'total > money(\"100 EUR\")' --facts facts.json"))
        case "test": try test()
        case "replay": try replay(try only("a folder, or the number of a version: tally policy replay FOLDER --days 30"))
        default:
            let near = Nearest.match(verb, among: PolicyCommand.verbs).map { "; did you mean \($0)?" } ?? ""
            throw Failure.use("there is no policy \(verb)\(near) There are: \(PolicyCommand.verbs.joined(separator: ", "))")
        }
    }

    func only(_ wanted: String) throws -> String {
        guard what.count == 1 else { throw Failure.use("policy \(verb) takes \(wanted)") }
        return what[0]
    }

    private func check(_ path: String) throws {
        let folder = try PolicyFolder(path)
        var failures = House.check(folder.files, zones: SystemZones()).map { PolicyCommand.failure($0, in: path) }
        if let last = failures.popLast() {
            for failure in failures { Main.tell(failure, wantsJSON: global.json) }
            throw last
        }
        let sheets = (try? PolicyVersion.read(folder.files, number: 1, zones: SystemZones()).get().sheets) ?? []
        if global.json {
            var line = JSONLine()
            line.add("folder", path)
            line.add("ok", true)
            line.add("files", folder.files.map(\.name))
            line.add("digest", folder.digest)
            line.add(
                "families",
                sheets.map { sheet in
                    var line = JSONLine()
                    line.add("family", sheet.name)
                    line.add("owner", sheet.owner)
                    line.add("review_by", sheet.reviewBy.description)
                    line.add("rules", sheet.rules.map(\.id))
                    return line
                })
            global.printer.object(line)
        } else {
            let rules = sheets.reduce(0) { $0 + $1.rules.count }
            global.printer.say("\(path) can be used: \(folder.files.count) files, \(rules) rules in \(sheets.count) families.")
        }
    }

    /// A defect with its place, which belongs to the sentence that people read.
    static func failure(_ defect: PolicyDefect, in folder: String? = nil) -> Failure {
        let place = (folder.map { "\($0)/" } ?? "") + defect.place
        return .no("\(place): \(defect.sentence)", kind: "policy", place: place)
    }

    /// The declared context of a family: each fact with its type and what it is. Needs no store.
    func showContext(_ name: String) throws {
        let names = Family.allCases.map(\.name)
        guard let family = Family(name: name) else {
            let near = Nearest.match(name, among: names).map { "; did you mean \($0)?" } ?? "."
            throw Failure.use("there is no family \(name)\(near) There are: \(names.joined(separator: ", "))")
        }
        if !global.json, !global.csv { global.printer.say("\(family.name) (\(family.hitPolicy.rawValue)): \(family.decides)\n") }
        global.printer.print(
            family.context.facts.map { fact in
                let fields = fact.type.fields
                var json = JSONLine()
                json.add("family", family.name)
                json.add("fact", fact.name)
                json.add("type", fact.type.description)
                json.add("fields", fields)
                json.add("note", fact.note)
                return Record(cells: [fact.name, fact.type.description, fact.note], json: json)
            }, columns: [Column("Fact"), Column("Type"), Column("What it is")])
    }
}
