import ArgumentParser
import Vocabulary
import Workflow

/// `tally close`: the month's checklist, its signatures and its lock.
struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "The month's close: status, run, sign STEP, lock, reopen, reopened.",
        discussion:
            "run makes every check and fails where one does. lock wants --confirm 'LOCK 2026-10'; lock --area final locks it for good. reopen wants --hours and --reason; reopened lists what was posted meanwhile, and by whom."
    )

    static let verbs = ["status", "run", "sign", "lock", "reopen", "reopened"]

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("What: \(verbs.joined(separator: ", ")).", valueName: "verb")) var verb = "status"
    @Argument(help: ArgumentHelp("The step to sign.", valueName: "step")) var step: Int?
    @Option(name: .long, help: ArgumentHelp("The month; the one before this when not given.", valueName: "yyyy-mm")) var period:
        String?
    @Option(
        name: .long,
        help: ArgumentHelp("Lock one side only: sales, purchase or inventory; or final: for good.", valueName: "area")) var area:
        String?
    @Option(name: .long, help: ArgumentHelp("The words LOCK and the month.", valueName: "words")) var confirm: String?
    @Option(name: .long, help: ArgumentHelp("For how long a locked month is opened.", valueName: "hours")) var hours: Int?
    @Option(name: .long, help: ArgumentHelp("Why it is opened, or what a check found.", valueName: "text")) var reason: String?
    @Flag(name: .long, help: "Show exactly what would be written, and write nothing.") var preview = false

    func run() throws {
        guard CloseCommand.verbs.contains(verb) else {
            throw Failure.use("there is no close \(verb); there are: \(CloseCommand.verbs.joined(separator: ", "))")
        }
        let session = try global.open()
        defer { try? session.desk.close() }
        var month = session.overview.closing
        if let period {
            guard let named = Period(period) else { throw Failure.use("\(period) is no month such as 2026-10") }
            month = named
        }
        if verb == "status" || verb == "run" { return try show(month, session) }
        if verb == "reopened" { return try report(month, session) }
        let performed = try session.desk.perform(
            CommandForms.command(words(month)), as: session.signature, preview: preview)
        try PerformedOutput(performed, isPreview: preview, session: session).print(global.printer)
    }

    private func words(_ month: Period) throws -> [String] {
        switch verb {
        case "sign":
            guard let step else { throw Failure.use("say which step: tally close sign STEP") }
            return ["sign", "\(step)", "--period", "\(month)"] + (reason.map { ["--reason", $0] } ?? [])
        case "lock":
            return ["lock", "\(month)"] + (area.map { ["--area", $0] } ?? []) + (confirm.map { ["--confirm", $0] } ?? [])
        default:
            return ["reopen", "\(month)", "--reason", reason ?? ""] + (hours.map { ["--hours", "\($0)"] } ?? [])
        }
    }

    /// What was posted while a locked month was open by exception.
    private func report(_ month: Period, _ session: Session) throws {
        let found = try session.desk.answer(ReopeningReport(month))
        if global.json { return found.forEach { global.printer.object(Record.make($0)) } }
        for reopened in found {
            global.printer.note(
                "request \(reopened.approval): \(month) open from \(reopened.from) until \(reopened.until), asked by \(reopened.requestedBy), approved by \(reopened.approvedBy): \(reopened.reason)"
            )
        }
        let rows = found.flatMap { reopened in
            reopened.entries.map { entry in
                Record(
                    cells: [
                        reopened.approval.description, String(entry.sequence), entry.at.description, entry.by,
                        entry.day.description,
                        entry.amounts.map(\.description).joined(separator: ", "), entry.what,
                    ], json: JSONLine())
            }
        }
        global.printer.print(
            rows,
            columns: [
                Column("Request", isNumber: true), Column("Event", isNumber: true), Column("At"), Column("By"), Column("Day"),
                Column("Amount"), Column("What"),
            ])
        global.printer.note("\(month) was reopened \(found.count) times; \(rows.count) entries were posted to it meanwhile")
    }

    private func show(_ month: Period, _ session: Session) throws {
        let rows = try session.desk.answer(CloseList(month))
        global.printer.print(rows.map(CloseRecord.make), columns: Listing.close.columns)
        let failing = rows.filter { $0.isPassing == false }
        let signed = rows.filter { $0.state == .signed }.count
        let asked = rows.filter { $0.state != .notApplicable }.count
        global.printer.note("\(month): \(signed) of \(asked) steps signed, \(failing.count) checks fail")
        for row in rows where row.isPassing == false || row.state == .redo {
            global.printer.note("  step \(row.step.number): \(row.value)" + (row.moved.isEmpty ? "" : "; \(row.moved)"))
            for line in row.offending { global.printer.note("    \(line.words)") }
            if !row.fix.isEmpty { global.printer.note("    to do: \(row.fix)") }
        }
        if verb == "run", !failing.isEmpty { throw ExitCode(1) }
    }
}
