import Canvas
import Vocabulary
import Workflow

/// What a person needs to see before saying yes or no: the request, the rule that asks, the evidence, and the impact.
enum ApprovalLines {
    /// From this width the detail stands below the list, and few lines have to hold it all.
    private static let flowing = 78

    static func evidence(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int, isShort: Bool
    ) -> [TextLine] {
        if isShort, width >= flowing { return brief(row, content, in: scene, width: width) }
        let approval = row.approval
        var lines = request(row, content, in: scene, width: width, isWhole: true)
        lines += standing(row, content, in: scene, width: width)
        guard let content else { return lines + [TextLine(" LOADING", .dim)] }
        lines += table(row, content, width: width)
        if approval.state == .waiting {
            lines.append(.rule(isRefused(content) ? "What was asked for" : "If approved"))
            lines +=
                (isRefused(content) ? nil : content.impact).map { ImpactLines.all($0, in: scene, width: width) }
                ?? ImpactLines.effect(approval.effect, content.names, width: width)
        } else if !approval.effect.postings.isEmpty || !approval.effect.movements.isEmpty {
            lines.append(.rule(approval.state == .approved ? "What it wrote" : "What it would have written"))
            lines += ImpactLines.effect(approval.effect, content.names, width: width)
        }
        let history = isShort ? Array(content.subjectHistory.suffix(4)) : content.subjectHistory
        var heading = TextLine.rule("What happened to \(row.subject)" + (isShort ? "" : " (Enter opens it)"))
        heading.link = isShort ? nil : row.subjectLink
        lines.append(heading)
        return lines + HistoryLines.all(history, in: scene, width: width)
    }

    /// All of it in ten lines, for a small screen.
    private static func brief(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int
    ) -> [TextLine] {
        var lines = request(row, content, in: scene, width: width, isWhole: false)
        lines += standing(row, content, in: scene, width: width)
        guard let content else { return lines + [TextLine(" LOADING", .dim)] }
        lines += flow(row, content, width: width)
        return lines + impact(row, content, width: width, room: ApprovalsPane.briefRows - lines.count)
    }

    /// What stands over the impact of a decision that is about to be made.
    static func grounds(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int
    ) -> [TextLine] {
        let last = content?.subjectHistory.suffix(1) ?? []
        return request(row, content, in: scene, width: width, isWhole: true)
            + standing(row, isRefused(content) ? nil : content, in: scene, width: width)
            + (content.map { flow(row, $0, width: width) } ?? [])
            + last.flatMap {
                TextLine.wrapped(
                    "\(TimeWords.stamp($0.at, in: scene)) \($0.by): \($0.what)", label: "Before", width: width)
            }
    }

    private static func isRefused(_ content: ApprovalsPane.Content?) -> Bool {
        content?.impact?.performed.first?.outcome == .refused
    }

    /// Who asks for what, when and why; by which rule, and who decides until when.
    private static func request(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int, isWhole: Bool
    ) -> [TextLine] {
        let approval = row.approval
        let title =
            content?.decisions.lazy.compactMap { $0.titles[approval.rule] }.first ?? scene.overview?.ruleTitles[approval.rule]
        let rule = RuleTitle(id: approval.rule, title: title ?? "").words
        let due = approval.state == .waiting ? ", \(TimeWords.until(approval.dueAt, from: scene.now))" : ""
        let asked = TextLine.wrapped(
            "\(row.requestedBy), \(TimeWords.stamp(approval.requestedAt, in: scene)): \(approval.reason.isEmpty ? "no reason given" : approval.reason)",
            label: "Asked ", width: width)
        let toDo = isWhole ? TextLine.wrapped(approval.command.joined(separator: " "), label: "To do ", width: width) : []
        return asked + toDo
            + TextLine.wrapped(
                "\(rule) of policy \(approval.policyVersion): \(approval.role.someone) decides\(due)",
                label: "Rule  ", width: width)
            + steps(row, in: scene, width: width)
    }

    /// Who has said yes and who is wanted besides, where one yes is not enough.
    private static func steps(_ row: ApprovalRow, in scene: Scene, width: Int) -> [TextLine] {
        let course = row.approval.course
        guard !course.words.isEmpty else { return [] }
        let said = course.yeses.isEmpty ? "" : ", so far \(course.yeses.map(scene.name).joined(separator: " and "))"
        let next =
            row.approval.state == .waiting && !row.isLastYes ? ": your yes is kept, and more are wanted before it is done" : ""
        return TextLine.wrapped(course.words + said + next, .info, label: "Yeses ", width: width)
    }

    /// Where it stands for whoever looks: decided, one's own, changed, or with doubts.
    private static func standing(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int
    ) -> [TextLine] {
        let approval = row.approval
        guard approval.state == .waiting else {
            let when = content?.history.last.map { ", \(TimeWords.stamp($0.at, in: scene))" } ?? ""
            let who = row.decidedBy.isEmpty ? "" : " by \(row.decidedBy)"
            let said = approval.decision.isEmpty ? "" : ": \(approval.decision)"
            return TextLine.wrapped(
                "\(approval.state.word)\(who)\(when)\(said)", approval.state == .approved ? .ok : .warn, label: "Said  ",
                width: width)
        }
        var lines: [TextLine] = []
        if let bar = row.barYes(to: scene.me) { lines += TextLine.wrapped(bar, .warn, label: "You   ", width: width) }
        if let lapse = row.lapse(in: scene) {
            lines += TextLine.wrapped(lapse, .bad, label: "NO    ", width: width)
        } else if let sentence = content?.impact?.performed.first?.refusal?.sentence ?? content?.now?.refusal {
            lines += TextLine.wrapped(
                sentence.hasSuffix("Ask again")
                    ? "\(sentence), or reject it" : "\(sentence): it cannot be done as asked; reject it (r)", .bad,
                label: "NO    ", width: width)
        }
        for doubt in approval.doubts { lines += TextLine.wrapped(doubt, .warn, label: "Look !", width: width) }
        return lines
    }

    /// The evidence as a running text.
    private static func flow(_ row: ApprovalRow, _ content: ApprovalsPane.Content, width: Int) -> [TextLine] {
        if row.approval.kind == "policy" { return policy(row.approval, width: width) }
        let facts = row.approval.evidence.compactMap { fact -> String? in
            guard let now = content.now?.changed(fact) else { return FactWords.sentence(fact) }
            return "\(FactWords.name(fact.name)) \(DecisionStory.text(fact.value)) (now \(now))"
        }
        return facts.isEmpty ? [] : TextLine.wrapped(facts.joined(separator: ", "), label: "Shows ", width: width)
    }

    /// The evidence of a new policy: each rule that differs, over as many lines as it needs.
    private static func policy(_ approval: Approval, width: Int) -> [TextLine] {
        let names = approval.evidence.map { FactWords.name($0.name) }
        let room = min(16, names.map(\.count).max() ?? 0)
        return zip(approval.evidence, names).flatMap { fact, name in
            let tone: Tone =
                switch (fact.name, fact.value) {
                case ("replay", _): .info
                case ("orders_moved", .number(let count)) where count > 0: .warn
                default: .text
                }
            let label = name + String(repeating: " ", count: max(0, room - name.count))
            return TextLine.wrapped(DecisionStory.text(fact.value), tone, label: label, width: width)
        }
    }

    /// The evidence as lines: what it was when it was asked, and what it is where it moved.
    private static func table(_ row: ApprovalRow, _ content: ApprovalsPane.Content, width: Int) -> [TextLine] {
        guard !row.approval.evidence.isEmpty else { return [] }
        if row.approval.kind == "policy" { return [.rule("What it changes")] + policy(row.approval, width: width) }
        let grid = Grid([.left(24), .left(18), .rest], width: width)
        return [.rule("Evidence, as it was when it was asked")]
            + row.approval.evidence.map { fact in
                let now = content.now?.changed(fact)
                return grid.line(
                    [FactWords.name(fact.name), DecisionStory.text(fact.value), now.map { "now \($0)" } ?? ""],
                    tones: [0: .dim, 2: .bad])
            }
    }

    /// What a yes writes: one posting to a line, or two where the lines are too few.
    private static func impact(_ row: ApprovalRow, _ content: ApprovalsPane.Content, width: Int, room: Int) -> [TextLine] {
        let effect = row.approval.effect
        var texts = effect.movements.map { (ImpactLines.words($0, content.names), "") }
        texts += effect.debitsFirst.map { posting in
            let name = content.names.chart.name(of: posting.account) ?? ""
            let amount = Money(minor: abs(posting.amount.minor), posting.amount.currency).description
            return ("\(posting.amount.minor < 0 ? "Cr" : "Dr") \(posting.account) \(name)", amount)
        }
        if texts.isEmpty {
            let story = EventStory(EventNames(content.names))
            texts = content.impact?.performed.flatMap(\.events).dropFirst().map { (story.sentence(of: $0.event), "") } ?? []
        }
        let label = row.approval.state == .waiting ? "Does  " : row.approval.state == .approved ? "Did   " : "Wanted"
        let across = texts.count <= room ? 1 : 2
        let half = across == 1 ? min(width - 8, 64) : (width - 8) / 2
        return stride(from: 0, to: texts.count, by: across).map { index in
            var spans = [TextLine.Span(index == 0 ? " \(label)" : "", .dim, column: 0, width: 8)]
            for (place, text) in texts[index..<min(texts.count, index + across)].enumerated() {
                let start = 8 + place * half
                let room = text.1.isEmpty ? 0 : TextWidth.cells(text.1) + 1
                spans.append(.init(text.0, column: start, width: max(4, half - 2 - room)))
                if room > 0 { spans.append(.init(text.1, column: start + half - 1 - room, width: room, isRight: true)) }
            }
            return TextLine(spans)
        }
    }
}
