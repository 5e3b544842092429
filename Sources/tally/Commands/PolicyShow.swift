import Policy
import Vocabulary
import Workflow

/// `tally policy show`, `list`, `diff` and `modes`: what there is.
extension PolicyCommand {
    func show() throws {
        if let context { return try showContext(context) }
        let session = try global.open()
        defer { try? session.desk.close() }
        var words = what
        var version = session.overview.policyVersion
        if let first = words.first, let number = Int(first) {
            version = number
            words.removeFirst()
        }
        let rows = try session.desk.answer(PolicyVersions())
        guard let row = rows.first(where: { $0.standing.version == version }),
            let files = try session.desk.answer(PolicyText(version))
        else {
            throw Failure.no(
                "there is no policy \(version); the versions are \(rows.map { "\($0.standing.version)" }.reversed().joined(separator: ", "))",
                kind: "unknown_version")
        }
        guard words.count <= 1 else {
            throw Failure.use("policy show takes a version, a file, or both: tally policy show 2 holds.yaml")
        }
        if let name = words.first { return try show(name, of: version, files) }
        try show(row, files, in: session)
    }

    private func show(_ name: String, of version: Int, _ files: [PolicyFile]) throws {
        guard let file = files.first(where: { $0.name == name }) else {
            let names = files.map(\.name)
            let near =
                Nearest.match(name, among: names).map { "did you mean \($0)?" } ?? "there are: \(names.joined(separator: ", "))"
            throw Failure.no("policy \(version) has no file \(name); \(near)", kind: "unknown_file")
        }
        if global.json {
            var json = JSONLine()
            json.add("version", version)
            json.add("file", file.name)
            json.add("text", file.text)
            global.printer.object(json)
        } else {
            global.printer.file(file.text)
        }
    }

    /// The version as a whole: its state, who had to do with it, and each family with its owner, its date and its mode.
    private func show(_ row: PolicyVersionRow, _ files: [PolicyFile], in session: Session) throws {
        let standing = row.standing
        let sheets = (try? PolicyVersion.read(files, number: standing.version, zones: SystemZones()).get().sheets) ?? []
        let today = session.now.day(offsetSeconds: SystemZones().offsetSeconds(of: session.overview.shop.zone, at: session.now))
        let families = sheets.map { sheet -> Record in
            var json = JSONLine()
            json.add("family", sheet.name)
            json.add("owner", sheet.owner)
            json.add("desk", sheet.desk)
            json.add("review_by", sheet.reviewBy.description)
            json.add("review_due", sheet.reviewBy < today)
            json.add("rules", sheet.rules.map(\.id))
            json.add("modes", sheet.modes.map { "\($0.scope): \($0.mode.rawValue)" })
            return Record(
                cells: [
                    sheet.name, "\(sheet.rules.count)", sheet.owner, "\(sheet.reviewBy)\(sheet.reviewBy < today ? " due" : "")",
                    sheet.modes.map { "\($0.scope) \($0.mode.rawValue)" }.joined(separator: ", "),
                ], json: json)
        }
        if global.json {
            var json = PolicyCommand.json(of: row)
            json.add("families", families.map(\.json))
            json.add("files", files.map(\.name))
            return global.printer.object(json)
        }
        if !global.csv { for line in PolicyCommand.lines(of: row) { global.printer.say(line) } }
        global.printer.print(
            families,
            columns: [Column("Family"), Column("Rules", isNumber: true), Column("Owner"), Column("Review by"), Column("Modes")])
    }

    /// A version's life, one line for each thing that happened to it.
    static func lines(of row: PolicyVersionRow) -> [String] {
        let standing = row.standing
        func moment(_ label: String, _ at: Instant?, _ by: String = "") -> String? {
            at.map { "  \(label) \($0)\(by.isEmpty ? "" : " by \(by)")" }
        }
        return [
            "Policy \(standing.version): \(standing.state.word)"
                + (row.waiting.map { ", request \($0) waits for somebody's yes" } ?? ""),
            "  digest \(standing.digest)", moment("drafted", standing.draftedAt, row.draftedBy),
            moment("proposed", standing.proposedAt, row.proposedBy),
            moment("approved", standing.approvedAt, row.approvedBy + (standing.approval.map { ", request \($0)" } ?? "")),
            moment("effective from", standing.effectiveFrom), moment("active since", standing.activeAt),
            moment("retired", standing.retiredAt),
            standing.note.isEmpty ? nil : "  note: \(standing.note)",
            standing.reason.isEmpty ? nil : "  reason: \(standing.reason)",
        ].compactMap { $0 }
    }

    static func json(of row: PolicyVersionRow) -> JSONLine {
        let standing = row.standing
        var json = JSONLine()
        json.add("version", standing.version)
        json.add("state", standing.state.word)
        json.add("digest", standing.digest)
        json.add("drafted_by", row.draftedBy)
        json.add("drafted_at", standing.draftedAt)
        json.add("proposed_by", row.proposedBy.isEmpty ? nil : row.proposedBy)
        json.add("proposed_at", standing.proposedAt)
        json.add("request", (row.waiting ?? standing.approval)?.number)
        json.add("approved_by", row.approvedBy.isEmpty ? nil : row.approvedBy)
        json.add("approved_at", standing.approvedAt)
        json.add("effective_from", standing.effectiveFrom)
        json.add("active_at", standing.activeAt)
        json.add("retired_at", standing.retiredAt)
        json.add("note", standing.note)
        json.add("reason", standing.reason)
        return json
    }

    func list() throws {
        guard what.isEmpty else { throw Failure.use("policy list takes nothing: every version is listed") }
        let session = try global.open()
        defer { try? session.desk.close() }
        global.printer.print(
            try session.desk.answer(PolicyVersions()).map { row in
                let standing = row.standing
                return Record(
                    cells: [
                        "\(standing.version)", standing.state.word, String(standing.digest.prefix(12)), row.draftedBy,
                        row.approvedBy,
                        standing.effectiveFrom?.description ?? "", standing.note,
                    ], json: PolicyCommand.json(of: row))
            },
            columns: [
                Column("Version", isNumber: true), Column("State"), Column("Digest"), Column("Drafted by"), Column("Approved by"),
                Column("Effective from"), Column("Note"),
            ])
    }

    func diff() throws {
        guard (1...2).contains(what.count) else {
            throw Failure.use(
                "policy diff takes two versions or folders, or one to compare with the active version: tally policy diff 1 2")
        }
        let isOutside = what.count == 2 && what.allSatisfy { Int($0) == nil && $0 != "active" }
        let session = isOutside ? nil : try global.open()
        defer { try? session?.desk.close() }
        let names = what.count == 1 ? ["active", what[0]] : what
        let sides = try names.map { try side($0, in: session) }
        let diff: PolicyDiff
        do { diff = try PolicyDiff(from: sides[0], to: sides[1]) } catch let defect as PolicyDefect {
            throw PolicyCommand.failure(defect)
        }
        PolicyCommand.print(diff, global.printer)
    }

    private func side(_ name: String, in session: Session?) throws -> [PolicyFile] {
        guard let session, name == "active" || Int(name) != nil else { return try PolicyFolder(name).files }
        let version = Int(name) ?? session.overview.policyVersion
        guard let files = try session.desk.answer(PolicyText(version)) else {
            throw Failure.no("there is no policy \(version)", kind: "unknown_version")
        }
        return files
    }

    /// One line for each part of a rule that differs.
    static func print(_ diff: PolicyDiff, _ printer: Printer) {
        if diff.isEmpty, printer.style == .table { return printer.say("No rule differs.") }
        var records: [Record] = []
        for change in diff.changes {
            var json = JSONLine()
            json.add("kind", change.kind.rawValue)
            json.add("family", change.family)
            json.add("rule", change.rule)
            json.add("title", change.title)
            json.add(
                "parts",
                change.parts.map { part -> JSONLine in
                    var line = JSONLine()
                    line.add("part", part.name)
                    line.add("old", part.old)
                    line.add("new", part.new)
                    return line
                })
            records.append(Record(cells: [change.kind.rawValue, change.family, change.rule, change.sentence], json: json))
        }
        printer.print(records, columns: [Column("Change"), Column("Family"), Column("Rule"), Column("What")])
    }

    func modes() throws {
        guard what.isEmpty else { throw Failure.use("policy modes takes nothing: every family and channel is listed") }
        let session = try global.open()
        defer { try? session.desk.close() }
        global.printer.print(
            try session.desk.answer(PolicyModes()).map { row in
                var json = JSONLine()
                json.add("family", row.family.name)
                json.add("channel", row.channel)
                json.add("location", row.location.isEmpty ? nil : row.location)
                json.add("mode", row.mode.rawValue)
                json.add("same", row.same)
                json.add("other", row.other)
                json.add("open", row.open)
                return Record(
                    cells: [
                        row.family.name, row.channel, row.location, row.mode.rawValue, "\(row.same)", "\(row.other)",
                        "\(row.open)",
                        Agreement.words(same: row.same, other: row.other) ?? "",
                    ], json: json)
            },
            columns: [
                Column("Family"), Column("Channel"), Column("Place"), Column("Mode"), Column("Same", isNumber: true),
                Column("Other", isNumber: true), Column("Open", isNumber: true), Column("Agreed"),
            ])
    }
}
