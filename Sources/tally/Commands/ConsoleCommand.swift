import ArgumentParser

/// `tally console`: the full-screen console; also what `tally` alone does.
struct ConsoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "console", abstract: "Open the console.")

    @OptionGroup var global: GlobalOptions
    @Option(name: .long, help: ArgumentHelp("A theme of the themes folder, such as light.", valueName: "name")) var theme = "dark"
    @Option(name: .long, help: ArgumentHelp("The pane to start with.", valueName: "name")) var pane: String?

    func run() throws {}
}
