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
        guard !words.isEmpty else { throw Failure.use("say what to do, such as: tally do release 1051") }
        let command = try CommandForms.command(DoCommand.dashed(words, of: CommandLine.arguments))
        let session = try global.open()
        defer { try? session.desk.close() }
        let performed = try session.desk.perform(command, as: session.signature, preview: preview)
        try PerformedOutput(performed, isPreview: preview, session: session).print(global.printer)
    }

    /// The words with the bare `--` that the parser of options has taken away, which ends a command's options too.
    static func dashed(_ words: [String], of arguments: [String]) -> [String] {
        guard let end = arguments.firstIndex(of: "--") else { return words }
        let behind = Array(arguments[(end + 1)...])
        let before = words.count - behind.count
        guard before > 0, Array(words.suffix(behind.count)) == behind else { return words }
        return words[..<before] + ["--"] + behind
    }
}
