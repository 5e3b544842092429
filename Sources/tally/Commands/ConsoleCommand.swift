import ArgumentParser
import Canvas
import Foundation
import Panes
import Store
import Terminal

/// `tally console`: the full-screen console; also what `tally` alone does.
struct ConsoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "console", abstract: "Open the console.")

    @OptionGroup var global: GlobalOptions
    @Option(name: .long, help: ArgumentHelp("A theme of the themes folder, such as light.", valueName: "name")) var theme: String?
    @Option(name: .long, help: ArgumentHelp("The pane to start with.", valueName: "name")) var pane: String?

    func run() throws {
        let log = Places.log
        try? FileManager.default.createDirectory(
            atPath: URL(filePath: log).deletingLastPathComponent().path, withIntermediateDirectories: true)
        let status = Supervisor.run(log: log) {
            do {
                try open(log: log)
                return 0
            } catch {
                Main.finish(error, wantsJSON: false)
            }
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func open(log: String) throws {
        let themes = ConsoleThemes()
        let colours = try themes.chosen(theme)
        let panes = PaneCatalogue.all.map(\.id.word)
        if let pane, !panes.contains(pane) {
            throw Failure.use("there is no pane \(pane): there are \(panes.joined(separator: ", "))")
        }
        let folder = global.folder
        let session = folder.exists ? try global.open() : nil
        let terminal: Terminal
        do {
            terminal = try Terminal.open(TerminalOptions(log: log, isMonochrome: global.noColor ? true : nil))
        } catch {
            throw Failure.use(error.description, kind: "no_terminal")
        }
        defer { terminal.close() }
        let loop = ConsoleLoop(terminal, session: session, folder: folder, themes: themes, theme: colours, pane: pane)
        guard let left = loop.run() else { return }
        terminal.close()
        Printer.write("tally: " + SafeText.make(left) + "\n", to: 2)
    }
}
