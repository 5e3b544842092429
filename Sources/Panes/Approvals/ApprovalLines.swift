import Workflow

/// What a person needs to see before saying yes or no.
enum ApprovalLines {
    static func evidence(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int, isShort: Bool
    ) -> [TextLine] {
        let approval = row.approval
        var lines = request(row, content, in: scene, width: width)
        if let bar = row.bar(to: scene.me) { lines += TextLine.wrapped(bar, .warn, label: "You   ", width: width) }
        if !approval.decision.isEmpty {
            lines += TextLine.wrapped("\(approval.decision) (\(row.decidedBy))", label: "Said  ", width: width)
        }
        guard let content else { return lines + [TextLine(" LOADING", .dim)] }
        if approval.state == .waiting {
            lines.append(.rule("If approved"))
            lines += content.impact.map { ImpactLines.all($0, in: scene, width: width) }
                ?? [TextLine(" Nobody who may say yes is known here, so the impact cannot be worked out.", .warn)]
        }
        let history = isShort ? Array(content.subjectHistory.suffix(4)) : content.subjectHistory
        lines.append(.rule("What happened to \(row.subject)"))
        return lines + HistoryLines.all(history, in: scene, width: width)
    }

    /// Who asks for what, when and why, by which rule, and what happened to it last: what stands over the impact of a yes.
    static func grounds(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int
    ) -> [TextLine] {
        let last = content?.subjectHistory.suffix(3).reversed() ?? []
        return request(row, content, in: scene, width: width)
            + last.flatMap {
                TextLine.wrapped(
                    "\(TimeWords.stamp($0.at, in: scene)) \($0.by): \($0.what)", label: "Before", width: width)
            }
    }

    private static func request(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int
    ) -> [TextLine] {
        let approval = row.approval
        let rule = content?.decisions.lazy.compactMap { $0.titles[approval.rule] }.first.map { " \($0)" } ?? ""
        return TextLine.wrapped(
            "\(row.requestedBy), \(TimeWords.stamp(approval.requestedAt, in: scene)): \(approval.reason.isEmpty ? "no reason given" : approval.reason)",
            label: "Asked ", width: width)
            + TextLine.wrapped(approval.command.joined(separator: " "), label: "To do ", width: width)
            + TextLine.wrapped(
                "\(approval.rule)\(rule) of policy \(approval.policyVersion): \(approval.role.someone) decides, \(TimeWords.until(approval.dueAt, from: scene.now))",
                label: "Rule  ", width: width)
            + (approval.course.words.isEmpty ? [] : TextLine.wrapped(approval.course.words, label: "Yeses ", width: width))
    }
}
