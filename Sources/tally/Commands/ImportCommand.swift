import ArgumentParser
import Canvas
import Exchange
import Vocabulary
import Workflow

/// `tally import`: files into the store, recognised by their content.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring files of shops into the store; the format is found by the content.",
        discussion: "Formats: " + Formats.all.map { "\($0.name) (\($0.title))" }.joined(separator: ", ") + ".")

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Files to read.", valueName: "file")) var files: [String]
    @Option(name: .long, help: ArgumentHelp("The shop that orders come from.", valueName: "name")) var channel: String?
    @Option(name: .long, help: ArgumentHelp("Take the file for this format.", valueName: "name")) var format: String?
    @Flag(name: .customLong("dry-run"), help: "Decide everything and write nothing.") var isDryRun = false

    func run() throws {
        try confirmWords()
        let session = try global.open()
        defer { try? session.desk.close() }
        try session.requires(Role.importers, to: "import")
        Interruption.watch()
        var failed: Failure?
        var rejected = 0
        for (place, file) in files.enumerated() {
            do {
                guard !Interruption.isAsked else {
                    let left = files[place...].joined(separator: ", ")
                    throw Failure.no("interrupted: not read were \(left). Import them again", kind: "interrupted")
                }
                rejected += try read(file, session)
            } catch {
                // The last one ends the program; those before are told at once.
                if let failed { Main.tell(failed, wantsJSON: global.json) }
                guard let defect = error as? Defect else { throw error }
                failed = Failure.no(defect.description, kind: "defect", place: defect.place)
            }
        }
        if let failed { throw failed }
        if rejected > 0 { throw ExitCode(1) }
    }

    /// Refuses words that no file could make right.
    private func confirmWords() throws {
        let names = Formats.all.map(\.name)
        if let format, !names.contains(format) {
            let near = Nearest.match(format, among: names).map { "; did you mean \($0)?" } ?? "."
            throw Failure.use("there is no format \(format)\(near) There are: \(names.joined(separator: ", "))")
        }
        if let channel, ChannelCode(channel) == nil {
            throw Failure.use("'\(SafeText.make(channel))' cannot be a channel's code: name a channel with --channel")
        }
    }

    private func read(_ file: String, _ session: Session) throws -> Int {
        var intake = FileIntake(desk: session.desk, signature: Signature(by: Operator.engineID, at: session.now))
        intake.channel = channel
        intake.format = format
        intake.isDryRun = isDryRun
        intake.isInterrupted = { Interruption.isAsked }
        let bar = ProgressBar(isOn: !global.quiet && !global.json, label: "import")
        let report: IntakeReport
        do {
            report = try intake.run(file, keep: RejectsFolder(session.desk.folder).keep(of:)) { bar.show($0, of: $1) }
            bar.end()
        } catch {
            bar.end()
            throw error
        }
        if global.json {
            global.printer.object(report.json)
        } else {
            global.printer.say(SafeText.make(report.sentence) + (isDryRun ? " Nothing was written: this was a dry run." : ""))
            for complaint in report.complaints { global.printer.note("  " + SafeText.make(complaint)) }
            if report.rejected > report.complaints.count {
                global.printer.note("  and \(report.rejected - report.complaints.count) more")
            }
        }
        if report.isInterrupted {
            throw Failure.no(report.interruption, kind: "interrupted")
        }
        return report.rejected
    }
}

extension IntakeReport {
    /// Records that were read, whatever became of them.
    fileprivate var read: Int { accepted + updated + unchanged + rejected }

    /// What happened, in one sentence.
    var sentence: String {
        var parts = ["\(accepted) accepted"]
        if updated > 0 { parts.append("\(updated) updated") }
        if unchanged > 0 { parts.append("\(unchanged) unchanged") }
        if rejected > 0 { parts.append("\(rejected) rejected") }
        return "\(file) (\(format)): " + ([parts.joined(separator: ", ")] + remarks).joined(separator: "; ") + "."
    }

    /// What else somebody should know: where the rejects are, a channel that was opened, exceptions.
    private var remarks: [String] {
        var remarks = rejectsFile.map { ["see \($0)"] } ?? []
        if let opened {
            let foreign = currencies.filter { $0 != opened.currency }.map(\.description).sorted()
            let other = foreign.isEmpty ? "" : ", and its orders are in \(foreign.joined(separator: ", "))"
            remarks.append("a new channel \(opened.code) in \(opened.currency)\(other)")
        }
        if !raised.isEmpty {
            let all = raised.values.reduce(0, +)
            remarks.append("\(all) exception\(all == 1 ? "" : "s")")
        }
        return remarks
    }

    /// What a dry run found, each with its label: for a sheet before anything is taken.
    func findings(local: (Instant) -> String) -> [(label: String, text: String, isOdd: Bool)] {
        var lines = [
            ("Takes ", "\(accepted) new, \(updated) changed; \(unchanged) known already", accepted + updated == 0)
        ]
        if rejected > 0 {
            lines.append(("Leaves", "\(rejected) that cannot be taken: \(complaints(atMost: 3))", true))
        }
        if let placed { lines.append(("Placed", "\(local(placed.lowerBound)) to \(local(placed.upperBound))", false)) }
        if let opened {
            let foreign = currencies.contains { $0 != opened.currency }
            let of = currencies.map(\.description).sorted().joined(separator: ", ")
            lines.append(
                (
                    "Opens ",
                    "the channel \(opened.code), which nobody has told of, in \(opened.currency); its orders are in \(of)",
                    foreign
                ))
            lines.append(("", "if they belong to a known channel, leave it and name that: :import FILE CHANNEL", true))
        }
        for (kind, count) in raised.sorted(by: { $0.key < $1.key }) { lines.append(("Raises", "\(count) \(kind)", true)) }
        return lines.map { (label: $0.0, text: $0.1, isOdd: $0.2) }
    }

    /// What somebody is told whose import was stopped.
    var interruption: String {
        "\(file): interrupted: \(read) of its records were read, and what was taken of them is kept. Import the file again: what is known is not taken twice"
    }

    /// The keys that scripts rely on.
    var json: JSONLine {
        var line = JSONLine()
        line.add("file", file)
        line.add("format", format)
        line.add("accepted", accepted)
        line.add("updated", updated)
        line.add("unchanged", unchanged)
        line.add("rejected", rejected)
        line.add("rejects_file", rejectsFile)
        line.add("opened_channel", opened?.code.text)
        line.add("exceptions", raised.values.reduce(0, +))
        if isInterrupted { line.add("interrupted", true) }
        return line
    }
}
