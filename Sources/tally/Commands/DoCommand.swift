import ArgumentParser
import Vocabulary
import Workflow

/// `tally do`: one workflow command, in the words of its form.
struct DoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "do", abstract: "Do one workflow command, such as tally do release 1051.",
        discussion: CommandForms.all.map { "  \($0.usage)\n      \($0.summary)" }.joined(separator: "\n"))

    @OptionGroup var global: GlobalOptions
    @Flag(name: .long, help: "Show exactly what would be written, and write nothing.") var preview = false
    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("The command and its arguments.", valueName: "command"))
    var words: [String] = []

    func run() throws {
        let words = DoCommand.dashed(words, of: CommandLine.arguments)
        guard !words.isEmpty else { throw Failure.use("say what to do, such as: tally do release 1051") }
        let command = try CommandForms.command(words)
        let session = try global.open()
        defer { try? session.desk.close() }
        let performed = try session.desk.perform(command, as: session.signature, preview: preview)
        try PerformedOutput(performed, isPreview: preview, session: session).print(global.printer)
    }

    /// The words of the command. A bare `--` before them ends the program's own options; one among them, which the parser of
    /// options may have left or taken away, ends the command's.
    static func dashed(_ words: [String], of arguments: [String]) -> [String] {
        guard let end = arguments.firstIndex(of: "--") else { return words }
        let behind = Array(arguments[(end + 1)...])
        guard words.count >= behind.count, Array(words.suffix(behind.count)) == behind else { return words }
        var before = words.dropLast(behind.count)
        if before.last == "--" { before.removeLast() }
        return before.isEmpty ? behind : before + ["--"] + behind
    }
}
