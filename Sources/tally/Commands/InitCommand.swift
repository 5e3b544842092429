import ArgumentParser
import Store

/// `tally init`: make a store.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a store; --demo fills it from the sample data.")

    @OptionGroup var global: GlobalOptions
    @Flag(name: .long, help: "A practice store filled from the sample data.") var demo = false
    @Flag(name: .long, help: "A practice store, where one person may act as several.") var practice = false
    @Option(name: .long, help: ArgumentHelp("The currency that cost is kept in.", valueName: "code")) var currency: String?
    @Option(name: .long, help: ArgumentHelp("The policy folder: channels, locations, accounts, limits.", valueName: "folder"))
    var policy: String?

    @Option(name: .long, help: ArgumentHelp("The shop's name.", valueName: "text")) var name: String?
    @Option(name: .long, help: ArgumentHelp("The clock of its business days, such as Europe/Berlin.", valueName: "zone"))
    var zone: String?

    func run() throws {
        let printer = global.printer
        if demo, practice { throw Failure.use("--demo is a practice store already: say one of --demo and --practice") }
        if demo, let currency, currency.uppercased() != "EUR" {
            throw Failure.use(
                "the demo's prices and limits are in EUR: --currency \(currency) goes with --practice or your own store")
        }
        let maker = StoreMaker(
            folder: global.folder, kind: demo ? .demo : practice ? .practice : .real, currency: currency, policy: policy,
            name: name, zone: zone)
        try maker.make { printer.note($0) }
        if global.json {
            var line = JSONLine()
            line.add("store", global.folder.path)
            line.add("kind", demo ? "demo" : practice ? "practice" : "real")
            printer.object(line)
        } else {
            printer.say("The store is ready in \(global.folder.path).")
        }
    }
}
