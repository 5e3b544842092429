import ArgumentParser
import Store
import Vocabulary

/// `tally verify`: every invariant, recomputed from the events.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recompute every invariant from the events; one line each.")

    @OptionGroup var global: GlobalOptions
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The end of the log that an earlier verify printed, kept elsewhere: the log must go on from it.", valueName: "n:hash")
    )
    var anchor: String?

    /// The clock of who looks; the system's where rows are so damaged that nobody can be named.
    private func now(_ desk: StoreDesk) throws -> Instant {
        do { return try Session(desk, as: global.operatorName).now } catch is StoreFault { return SystemClock.now() }
    }

    func run() throws {
        let kept = try anchor.map { text in
            guard let kept = Anchor(text) else {
                throw Failure.use("'\(text)' is no anchor: tally verify prints one, a number, a colon and 64 digits")
            }
            return kept
        }
        let desk = try StoreDesk.opened(global.folder)
        defer { try? desk.close() }
        let lines = try desk.verify(at: now(desk)) + [desk.anchorLine(kept)]
        global.printer.print(
            lines.map { line in
                var json = JSONLine()
                json.add("check", line.check)
                json.add("ok", line.ok)
                json.add("examined", line.examined)
                json.add("detail", line.detail)
                return Record(
                    cells: [line.ok ? "ok" : "FAILS", line.check, String(line.examined), line.detail], json: json)
            }, columns: [Column(""), Column("Check"), Column("Examined", isNumber: true), Column("Detail")])
        let failing = lines.filter { !$0.ok }
        guard failing.isEmpty else {
            throw Failure.no(
                "\(failing.count) of \(lines.count) checks fail\(failing.count == 1 ? "s" : ""): \(failing.map(\.check).joined(separator: ", ")). Stop writing and restore the newest verified backup",
                kind: "verify")
        }
    }
}
