import ArgumentParser
import Foundation
import Store
import Vocabulary
import Workflow

/// `tally restore`: a backup becomes the store again.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in place as the store; it is verified first, and a store that is there is kept aside.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The file that tally backup wrote.", valueName: "file")) var file: String

    func run() throws {
        let folder = global.folder
        let now = SystemClock.now()
        if let parent = folder.path.range(of: "/", options: .backwards), parent.lowerBound > folder.path.startIndex {
            try? FileManager.default.createDirectory(
                atPath: String(folder.path[..<parent.lowerBound]), withIntermediateDirectories: true)
        }
        let stamp = now.description.replacingOccurrences(of: ":", with: "")
        let name = URL(filePath: file).lastPathComponent
        let restored = try Restoring(file, into: folder, zones: SystemZones()).run(stamp: "\(stamp)-\(getpid())") {
            copy, sequence in
            let desk = try StoreDesk.opened(copy)
            defer { try? desk.close() }
            _ = try desk.perform(NoteRestore(file: name, sequence: sequence), as: Signature(by: Operator.engineID, at: now))
        }
        if global.json {
            var line = JSONLine()
            line.add("store", folder.path)
            line.add("checks", restored.checks)
            line.add("sequence", restored.sequence)
            line.add("kept_aside", restored.keptAside)
            global.printer.object(line)
        } else {
            global.printer.say(
                "\(folder.path) is restored from \(name): \(restored.checks) checks passed, the last event is \(restored.sequence)."
            )
            if let kept = restored.keptAside { global.printer.say("The store that was there is kept in \(kept).") }
        }
    }
}
