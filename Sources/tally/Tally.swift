import ArgumentParser
import Canvas
@preconcurrency import Glibc
import Store
import Vocabulary
import Workflow

/// The program: `tally` alone opens the console; everything the console can do, a script can do.
struct Tally: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally",
        abstract: "The operations console of a retailer: stock, orders, exceptions, approvals and the close.",
        discussion:
            "Exit status: 0 done; 1 the business says no, or some input was rejected; 2 wrong use; 3 the machine failed, nothing done.",
        version: "0.1.0",
        subcommands: [
            ConsoleCommand.self, InitCommand.self, ImportCommand.self, WorkCommand.self, DoCommand.self,
            ListCommand.self, ShowCommand.self, ReportCommand.self, VerifyCommand.self, BackupCommand.self,
            RestoreCommand.self, CloseCommand.self, OperatorCommand.self, PolicyCommand.self,
        ], defaultSubcommand: ConsoleCommand.self)
}

@main
enum Main {
    static func main() {
        prepare()
        let wantsJSON = CommandLine.arguments.contains("--json")
        do {
            var command = try Tally.parseAsRoot(GlobalOptions.behindTheVerb(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch {
            finish(error, wantsJSON: wantsJSON)
        }
    }

    /// What the program makes is for its owner only; and no file that it opens may get the number of a closed standard stream,
    /// or messages would be written into it.
    private static func prepare() {
        umask(0o077)
        // A file that may not grow any more is a fault with a sentence, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
    }

    /// Ends the program with the status and the sentence that fit the error.
    static func finish(_ error: any Error, wantsJSON: Bool) -> Never {
        if let exit = error as? ExitCode { leave(exit.rawValue) }
        let failure: Failure
        switch error {
        case let known as Failure: failure = known
        case let fault as StoreFault: failure = .from(fault)
        case let words as WordsFault: failure = .use(words.sentence)
        default:
            let status = Tally.exitCode(for: error)
            if status == .success {
                Printer.write(Tally.fullMessage(for: error) + "\n", to: 1)
                leave(0)
            }
            let words = GlobalOptions.behindTheVerb(Array(CommandLine.arguments.dropFirst()))
            if let verb = words.first, !verb.hasPrefix("-"), let near = unknownVerb(verb) {
                failure = .use("there is no command \(verb)\(near) tally --help lists them")
                break
            }
            guard status == .validationFailure else {
                failure = .machine(String(describing: error))
                break
            }
            if wantsJSON {
                failure = .use(Tally.message(for: error))
            } else {
                Printer.write(SafeLines.make(Tally.fullMessage(for: error)) + "\n", to: 2)
                leave(2)
            }
        }
        tell(failure, wantsJSON: wantsJSON)
        leave(failure.status)
    }

    /// Says on standard error what went wrong.
    static func tell(_ failure: Failure, wantsJSON: Bool) {
        Printer.write(wantsJSON ? failure.json.text + "\n" : "tally: " + SafeText.make(failure.sentence) + "\n", to: 2)
    }

    /// What the nearest subcommand is when this is none; nil when it is one.
    private static func unknownVerb(_ verb: String) -> String? {
        let known = Tally.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !known.contains(verb), verb != "help" else { return nil }
        return Nearest.match(verb, among: known).map { "; did you mean \($0)?" } ?? "."
    }

    private static func leave(_ status: Int32) -> Never { Tally.exit(withError: ExitCode(status)) }
}
