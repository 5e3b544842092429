import Workflow

/// What a person needs to see before saying yes or no.
enum ApprovalLines {
    static func evidence(
        _ row: ApprovalRow, _ content: ApprovalsPane.Content?, in scene: Scene, width: Int, isShort: Bool
    ) -> [TextLine] {
        let approval = row.approval
        var lines = TextLine.wrapped(
            "\(approval.reason.isEmpty ? "no reason given" : approval.reason) (\(row.requestedBy), \(TimeWords.stamp(approval.requestedAt, now: scene.now)))",
            label: "Asked ", width: width)
        lines += TextLine.wrapped(approval.command.joined(separator: " "), label: "To do ", width: width)
        lines.append(
            .field(
                " Rule  ", "\(approval.rule) of policy \(approval.policyVersion): a \(approval.role.rawValue) decides, \(TimeWords.until(approval.dueAt, from: scene.now))"))
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
}
