import Vocabulary
import Workflow

/// One request for approval with its whole story: who asked for what and why, the rule that asks, the evidence, what a yes
/// writes, and who decided.
struct ApprovalOutput {
    private let row: ApprovalRow
    private let session: Session
    private let names: Names.Answer
    private let history: [HistoryLine]
    private let rule: String
    private let rehearsal: Rehearsal?

    init(_ row: ApprovalRow, session: Session) throws {
        self.row = row
        self.session = session
        names = try session.desk.answer(Names(items: row.approval.effect.movements.map(\.sku)))
        history = try session.desk.answer(History(.approval(row.approval.id)))
        rule =
            try session.desk.answer(Decisions(.approval(row.approval.id))).lazy.compactMap { $0.titles[row.approval.rule] }.first
            ?? ""
        rehearsal = row.approval.policy == nil ? nil : try session.desk.answer(RehearsalKept(row.approval.id))
    }

    func print(_ printer: Printer) {
        if printer.style == .json { printer.object(json) } else { text.forEach(printer.say) }
    }

    private var text: [String] {
        let approval = row.approval
        var lines = [
            [
                "Approval \(approval.id)", approval.kind, approval.worth?.description, approval.state.word,
                "about \(row.subject)"
                    + (approval.subjectVersion > 0 ? ", version \(approval.subjectVersion) when it was asked" : ""),
            ].compactMap { $0 }.joined(separator: "  "),
            "  Asked by \(row.requestedBy) on \(session.local(approval.requestedAt)): \(approval.reason.isEmpty ? "no reason given" : approval.reason)",
            "  To do: \(approval.command.joined(separator: " "))",
            "  Rule \(approval.rule)\(rule.isEmpty ? "" : " \(rule)") of policy \(approval.policyVersion): \(approval.role.someone) decides, until \(session.local(approval.dueAt))",
        ]
        if !approval.course.words.isEmpty {
            let names = approval.course.yeses.map { id in
                session.overview.operators.first { $0.id == id }?.name.text ?? "operator \(id)"
            }
            lines.append(
                "  Yeses: \(approval.course.words)" + (names.isEmpty ? "" : ", so far \(names.joined(separator: " and "))"))
        }
        if approval.state != .waiting {
            let who = row.decidedBy.isEmpty ? "" : " by \(row.decidedBy)"
            let when = row.decidedAt.map { " on \(session.local($0))" } ?? ""
            lines.append(
                "  Decided: \(approval.state.word)\(who)\(when)" + (approval.decision.isEmpty ? "" : ": \(approval.decision)"))
        }
        if approval.state == .waiting, let wanted = approval.confirmation {
            lines += approval.doubts.map { "  Look: \($0)" }
            lines.append("  A yes needs --reason TEXT, a sentence, and its amount once more: --confirm \(wanted)")
        }
        if row.isChanged {
            lines.append("  Changed: it is no longer what was asked; a yes would be refused. Reject it, and have it asked again")
        }
        if !approval.evidence.isEmpty {
            lines +=
                ["  Evidence, as it was when it was asked"]
                + approval.evidence.map { "    \($0.name.replacing("_", with: " ")) \(DecisionStory.text($0.value))" }
        }
        if let rehearsal { lines += RehearsalOutput.text(rehearsal, session) }
        let effect = Impact.lines(of: approval.effect, names: names)
        if !effect.isEmpty {
            let heading =
                approval.state == .approved
                ? "What it wrote" : approval.state == .waiting ? "When it is approved" : "What it would have written"
            lines += ["  " + heading] + effect.map { "    " + $0 }
        }
        return lines + HistoryOutput.text(history, session)
    }

    private var json: JSONLine {
        var json = ApprovalRecord.make(row).json
        json.add("rule_title", rule)
        json.add(
            "movements",
            row.approval.effect.movements.map { movement -> JSONLine in
                var line = JSONLine()
                let story = EventStory(EventNames(names))
                line.add("sku", story.item(movement.sku))
                line.add("from", story.words(movement.from))
                line.add("to", story.words(movement.to))
                line.add("quantity", movement.quantity)
                line.add("cost_minor", movement.costMinor)
                return line
            })
        if let rehearsal { json.add("replay", RehearsalOutput.json(rehearsal)) }
        json.add("history", HistoryOutput.json(history))
        return json
    }
}

/// One exception with its whole story: what is wrong, whose it is, how it ended, and what happened to what it is about.
struct ExceptionOutput {
    private let row: ExceptionRow
    private let session: Session
    private let history: [HistoryLine]
    private let subjectHistory: [HistoryLine]

    init(_ row: ExceptionRow, session: Session) throws {
        self.row = row
        self.session = session
        history = try session.desk.answer(History(.exception(row.exception.id)))
        subjectHistory = try session.desk.answer(History(row.exception.subject))
    }

    func print(_ printer: Printer) {
        if printer.style == .json { printer.object(json) } else { text.forEach(printer.say) }
    }

    private var text: [String] {
        let exception = row.exception
        var lines = [
            "Exception \(exception.id)  \(exception.kind)  \(exception.severity.word)  \(exception.state.word)  about \(row.subject)",
            "  What: \(exception.summary)",
            "  Owner: \(row.owner.isEmpty ? "nobody yet" : row.owner); for \(exception.desk.someone)",
            "  Raised on \(session.local(exception.raisedAt)), due \(session.local(exception.dueAt))",
        ]
        if !exception.state.isOpen, let end = history.last {
            lines.append("  Closed by \(end.by) on \(session.local(end.at)): \(exception.resolution)")
        }
        return lines + HistoryOutput.text(history, session)
            + (subjectHistory.isEmpty
                ? [] : ["  What happened to \(row.subject)"] + HistoryOutput.lines(subjectHistory.suffix(10), session))
    }

    private var json: JSONLine {
        var json = ExceptionRecord.make(row).json
        json.add("resolution", row.exception.resolution)
        json.add("closed_at", row.exception.state.isOpen ? nil : history.last?.at)
        json.add("closed_by", row.exception.state.isOpen ? nil : history.last?.by)
        json.add("history", HistoryOutput.json(history))
        return json
    }
}

/// What happened, as part of something else's output.
enum HistoryOutput {
    static func text(_ history: [HistoryLine], _ session: Session) -> [String] {
        history.isEmpty ? [] : ["  History"] + lines(history, session)
    }

    static func lines(_ history: some Sequence<HistoryLine>, _ session: Session) -> [String] {
        history.map { "    \(session.local($0.at)) \($0.by): \($0.what)" }
    }

    static func json(_ history: [HistoryLine]) -> [JSONLine] {
        history.map { line in
            var json = JSONLine()
            json.add("sequence", line.sequence)
            json.add("at", line.at)
            json.add("by", line.by)
            json.add("what", line.what)
            return json
        }
    }
}
