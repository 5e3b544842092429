import ArgumentParser
import Foundation
import Policy
import Vocabulary
import Workflow

/// `tally policy`: check a folder, show what is active, try an expression, run test cases.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Check a policy folder, show the active one, replay decisions under a draft, try an expression, run test cases.")

    static let verbs = ["check", "show", "replay", "eval", "test"]

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What: \(verbs.joined(separator: ", ")).", valueName: "verb")) var verb: String
    @Argument(help: ArgumentHelp("A folder to check, a file to show, an expression, files of cases.", valueName: "what"))
    var what: [String] = []
    @Option(name: .long, help: ArgumentHelp("What the rules of a family may ask.", valueName: "family"))
    var context: String?
    @Option(name: .long, help: ArgumentHelp("A JSON object: the names that an expression may use.", valueName: "file"))
    var facts: String?

    @Option(name: .long, help: ArgumentHelp("replay: the decisions of so many days; 30 when left out.", valueName: "number"))
    var days: Int = 30

    func run() throws {
        switch verb {
        case "check": try check(try only("a folder: tally policy check FOLDER"))
        case "show": try show()
        case "eval": try evaluate(try only("an expression: tally policy eval 'total > money(\"100 EUR\")' --facts facts.json"))
        case "test": try test()
        case "replay": try replay(try only("a folder, or the number of a version: tally policy replay FOLDER --days 30"))
        default:
            let near = Nearest.match(verb, among: PolicyCommand.verbs).map { "; did you mean \($0)?" } ?? ""
            throw Failure.use("there is no policy \(verb)\(near) There are: \(PolicyCommand.verbs.joined(separator: ", "))")
        }
    }

    private func only(_ wanted: String) throws -> String {
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
        let sheets = (try? PolicyVersion.read(folder.files, number: 1).get().sheets) ?? []
        if global.json {
            var line = JSONLine()
            line.add("folder", path)
            line.add("ok", true)
            line.add("files", folder.files.map(\.name))
            line.add("digest", folder.digest)
            line.add("families", sheets.map { sheet in
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
    private func showContext(_ name: String) throws {
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

    private func show() throws {
        if let context { return try showContext(context) }
        let session = try global.open()
        defer { try? session.desk.close() }
        let policy = try session.desk.answer(PolicyInForce())
        guard let name = what.first else {
            return global.printer.print(
                policy.files.map { file in
                    let lines =
                        file.text.split(separator: "\n", omittingEmptySubsequences: false).count
                        - (file.text.hasSuffix("\n") ? 1 : 0)
                    var json = JSONLine()
                    json.add("version", policy.version)
                    json.add("file", file.name)
                    json.add("lines", lines)
                    return Record(cells: [String(policy.version), file.name, String(lines)], json: json)
                }, columns: [Column("Version", isNumber: true), Column("File"), Column("Lines", isNumber: true)])
        }
        guard let file = policy.files.first(where: { $0.name == name }) else {
            let names = policy.files.map(\.name)
            let near =
                Nearest.match(name, among: names).map { "did you mean \($0)?" } ?? "there are: \(names.joined(separator: ", "))"
            throw Failure.no("policy \(policy.version) has no file \(name); \(near)", kind: "unknown_file")
        }
        if global.json {
            var json = JSONLine()
            json.add("version", policy.version)
            json.add("file", file.name)
            json.add("text", file.text)
            global.printer.object(json)
        } else {
            global.printer.say(file.text.hasSuffix("\n") ? String(file.text.dropLast()) : file.text)
        }
    }
}
