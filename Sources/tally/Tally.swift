import ArgumentParser
import Store
import Workflow

/// The program: `tally` alone opens the console; everything the console can do, a script can do.
struct Tally: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally", abstract: "The operations console of a retailer: stock, orders, exceptions, approvals and the close.",
        discussion: "Exit status: 0 done; 1 the business says no, or some input was rejected; 2 wrong use; 3 the machine failed, nothing done.",
        version: "0.1.0",
        subcommands: [
            ConsoleCommand.self, InitCommand.self, ImportCommand.self, WorkCommand.self, DoCommand.self,
            ListCommand.self, ShowCommand.self, ReportCommand.self, VerifyCommand.self, BackupCommand.self,
            OperatorCommand.self, PolicyCommand.self,
        ], defaultSubcommand: ConsoleCommand.self)
}

@main
enum Main {
    static func main() {
        let wantsJSON = CommandLine.arguments.contains("--json")
        do {
            var command = try Tally.parseAsRoot(GlobalOptions.behindTheVerb(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch {
            finish(error, wantsJSON: wantsJSON)
        }
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
        Printer.write(wantsJSON ? failure.json.text + "\n" : "tally: " + SafeLines.make(failure.sentence) + "\n", to: 2)
        leave(failure.status)
    }

    private static func leave(_ status: Int32) -> Never { Tally.exit(withError: ExitCode(status)) }
}
