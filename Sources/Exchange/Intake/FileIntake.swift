import Vocabulary
import Workflow

/// Brings a file into the store: recognised, read in a stream, and handed to the desk in batches. The only way in for files,
/// whoever asks.
public struct FileIntake {
    private let desk: any Desk
    private let signature: Signature
    /// Drafts that share one transaction.
    private let batch: Int
    /// The shop that order files come from; a channel of the format's name when nil.
    public var channel: String?
    public var format: String?
    /// Decides everything and writes nothing.
    public var isDryRun = false
    /// Moves every date of the file by whole days: for sample data whose dates follow the day of its playing.
    public var shiftDays = 0
    /// Asked after each batch: true stops the reading there. What was taken is kept.
    public var isInterrupted: () -> Bool = { false }

    public init(desk: any Desk, signature: Signature, batch: Int = 200) {
        self.desk = desk
        self.signature = signature
        self.batch = batch
    }

    /// Reads the file to its end, or until it is interrupted. `progress` hears bytes read and bytes in all; `keep` is asked at the
    /// first reject where the file of rejects is written, and what was rejected is there after each batch, also when the reading
    /// breaks off. Throws a `Defect` when the file cannot be read, or not to its end: it says what was kept.
    public func run(
        _ path: String, keep: (_ name: String) throws -> any RejectsKeeping, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> IntakeReport {
        var reading = try FileReading.open(path: path, format: format)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var report = IntakeReport(file: name, format: reading.format.name)
        var rejects = Rejects(reading.header)
        var waiting: [UInt8] = []
        var keeper: (any RejectsKeeping)?
        do {
            try read(&reading, name, &report, progress) { pending, opening, report in
                try perform(pending, after: opening, &report, &rejects)
                waiting += rejects.drain()
                guard report.rejected > 0, !isDryRun else { return }
                if keeper == nil { keeper = try keep(name) }
                try keeper?.append(waiting)
                waiting.removeAll(keepingCapacity: true)
            }
        } catch {
            guard let kept = try keeper?.finish(), var defect = error as? Defect else { throw error }
            defect.kept += " Its rejected records so far are in \(kept)."
            throw defect
        }
        report.rejectsFile = try keeper?.finish()
        try noteFeed(reading.format, name, report)
        return report
    }

    /// Tells the store that a channel was heard, where its file brought no new order.
    private func noteFeed(_ format: any ImportFormat, _ name: String, _ report: IntakeReport) throws {
        guard format.bringsOrders, !isDryRun, !report.isInterrupted, report.accepted == 0,
            let channel = try known(channelName(of: format))
        else { return }
        _ = try desk.perform(NoteFeed(channel: channel, file: name), as: signature, preview: false)
    }

    private func channelName(of format: any ImportFormat) -> String {
        let name = channel ?? format.name.split(separator: "-").first.map(String.init) ?? format.name
        return ChannelCode(name)?.text ?? name
    }

    private func known(_ code: String) throws -> ChannelID? {
        try desk.answer(Names(items: [])).channels.values.first { $0.code.text == code }?.id
    }

    private func read(
        _ reading: inout FileReading, _ name: String, _ report: inout IntakeReport, _ progress: (Int, Int) -> Void,
        flush: ([Pending], OpenChannel?, inout IntakeReport) throws -> Void
    ) throws {
        var source: (id: ChannelID, opening: OpenChannel?)?
        var pending: [Pending] = []
        while let next = try reading.next() {
            switch next {
            case .draft(.order(var draft), let records):
                let channel = try source ?? self.source(of: reading.format, &report)
                source = channel
                shift(&draft)
                report.note(draft)
                let command = CaptureOrder(draft: draft, channel: channel.id)
                pending.append(Pending(command, draft.number.text, draft.line, draft.source, name, records))
            case .draft(.stock(let draft), let records):
                pending.append(Pending(ReadStockRow(draft: draft), draft.sku, draft.line, draft.source, name, records))
            case .draft(.item(let draft), let records):
                var mark = Fingerprint()
                mark.add(draft.sku.utf8)
                mark.add(draft.line)
                pending.append(Pending(RegisterItem(draft: draft), draft.sku, draft.line, mark.value, name, records))
            case .rejected(var rejection, let records):
                rejection.file = name
                pending.append(Pending(rejection, records))
            }
            guard pending.count >= batch else { continue }
            try flush(pending, source?.opening, &report)
            pending.removeAll(keepingCapacity: true)
            progress(reading.bytesRead, reading.bytesTotal)
            report.isInterrupted = isInterrupted()
            if report.isInterrupted { return }
        }
        try flush(pending, source?.opening, &report)
        progress(reading.bytesTotal, reading.bytesTotal)
    }

    /// The channel that orders of this file belong to; opens a provisional one for a name never seen before. A dry run gives
    /// the command that would open it: it goes before the orders each time that they are decided.
    private func source(
        of format: any ImportFormat, _ report: inout IntakeReport
    ) throws -> (id: ChannelID, opening: OpenChannel?) {
        let wanted = channelName(of: format)
        guard let code = ChannelCode(wanted) else {
            throw Defect(file: wanted, reason: "that cannot be a channel's code", remedy: "Name a channel with --channel.")
        }
        if let id = try known(wanted) { return (id, nil) }
        let codes = try desk.answer(Names(items: [])).channels.values.map(\.code.text).sorted()
        if channel != nil, let near = Nearest.match(wanted, among: codes) {
            throw Defect(
                file: wanted, reason: "there is no channel \(wanted), and \(near) is near",
                remedy: "Say --channel \(near), or name a new channel less like it.")
        }
        let opening = OpenChannel(code: code, format: format.name)
        let opened = try desk.perform(opening, as: signature, preview: isDryRun)
        if let refusal = opened.refusal {
            throw Defect(file: wanted, reason: refusal.sentence, remedy: "Name a channel with --channel.")
        }
        for case .catalog(.channelOpened(let channel)) in opened.events.map(\.event) { report.opened = channel }
        report.note(opened.events)
        guard let id = isDryRun ? report.opened?.id : try known(wanted) else {
            throw Defect(file: wanted, reason: "the channel did not open", remedy: "Name a channel with --channel.")
        }
        return (id, isDryRun ? opening : nil)
    }

    private func perform(
        _ pending: [Pending], after opening: OpenChannel?, _ report: inout IntakeReport, _ rejects: inout Rejects
    ) throws {
        guard !pending.isEmpty else { return }
        let before: [any Command] = opening.map { [$0] } ?? []
        let done = try desk.perform(before + pending.map(\.command), as: signature, preview: isDryRun).dropFirst(before.count)
        var refused: [any Command] = []
        for (one, performed) in zip(pending, done) {
            report.note(performed.events)
            if let rejection = one.rejection {
                note(rejection, one.records, &report, &rejects)
            } else if let refusal = performed.refusal {
                let rejection = one.rejection(because: refusal.sentence)
                refused.append(RejectRecord(rejection: rejection))
                note(rejection, one.records, &report, &rejects)
            } else {
                switch (performed.outcome, performed.record?.answer) {
                case (.unchanged, _): report.unchanged += 1
                case (_, "revised"), (_, "differs"), (_, "as expected"): report.updated += 1
                default:
                    if performed.record?.question == "revision" { report.updated += 1 } else { report.accepted += 1 }
                }
            }
        }
        guard !refused.isEmpty else { return }
        for kept in try desk.perform(refused, as: signature, preview: isDryRun) { report.note(kept.events) }
    }

    private func note(
        _ rejection: Rejection, _ records: [[UInt8]], _ report: inout IntakeReport, _ rejects: inout Rejects
    ) {
        report.rejected += 1
        rejects.add(rejection, records: records)
        guard report.complaints.count < 10 else { return }
        let place = "\(rejection.file):\(rejection.line)" + (rejection.column.map { ":\($0)" } ?? "")
        report.complaints.append("\(place): \(rejection.name.isEmpty ? "" : rejection.name + ": ")\(rejection.reason)")
    }

    private func shift(_ draft: inout OrderDraft) {
        guard shiftDays != 0 else { return }
        draft.placedAt = draft.placedAt.adding(days: shiftDays)
        draft.fulfilledAt = draft.fulfilledAt?.adding(days: shiftDays)
        draft.cancelledAt = draft.cancelledAt?.adding(days: shiftDays)
    }

    /// A command that waits for its batch, with the place it comes from.
    private struct Pending {
        var command: any Command
        var name: String
        var line: Int
        var source: UInt64
        var file: String
        var rejection: Rejection?
        /// As they stand in the file.
        var records: [[UInt8]]

        init(
            _ command: any Command, _ name: String, _ line: Int, _ source: UInt64, _ file: String, _ records: [[UInt8]]
        ) {
            self.command = command
            self.name = name
            self.line = line
            self.source = source
            self.file = file
            self.records = records
        }

        init(_ rejection: Rejection, _ records: [[UInt8]]) {
            self.init(
                RejectRecord(rejection: rejection), rejection.name, rejection.line, rejection.source, rejection.file, records)
            self.rejection = rejection
        }

        func rejection(because reason: String) -> Rejection {
            Rejection(file: file, line: line, column: nil, reason: reason, name: name, source: source)
        }
    }
}
