import ArgumentParser

/// `tally backup`: a verified copy of a live store.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the live store to a file, whole and verified.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The file to write; it must not be there yet.", valueName: "file")) var file: String

    func run() throws {
        let session = try global.open()
        defer { try? session.desk.close() }
        let lines = try session.desk.backup(to: file, noting: session.now)
        let failing = lines.filter { !$0.ok }
        guard failing.isEmpty else {
            throw Failure.no(
                "the copy does not verify: \(failing.map(\.check).joined(separator: ", ")). It was not kept", kind: "verify")
        }
        if global.json {
            var line = JSONLine()
            line.add("file", file)
            line.add("checks", lines.count)
            global.printer.object(line)
        } else {
            global.printer.say("\(file) is a verified copy: \(lines.count) checks passed.")
        }
    }
}
