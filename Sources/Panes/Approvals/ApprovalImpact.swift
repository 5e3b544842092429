import Workflow

/// What a yes would write, worked out by a preview of the approval itself.
enum ApprovalImpact {
    /// Nil when there is nobody who could say yes, or nothing is left to decide. The preview is made as somebody who may,
    /// so that people who may only look see the same.
    static func outcome(of row: ApprovalRow, at desk: any Desk, in scene: Scene) throws -> Outcome? {
        guard row.approval.state == .waiting, let form = scene.form("approve"), let judge = judge(of: row, in: scene) else {
            return nil
        }
        // As if everything that it takes had been said: the sheet asks for it.
        let values = [
            "id": "\(row.approval.id)", "reason": row.approval.confirmation == nil ? "" : "(your sentence)",
            "confirm": row.approval.confirmation ?? "",
        ]
        guard let words = try? Words(CommandWords.line(for: form, values: values), of: form), let command = try? form.make(words)
        else { return nil }
        let performed = try desk.perform(command, as: Signature(by: judge.id, at: scene.now, seen: row.version), preview: true)
        return try Outcome.reading([performed], at: desk)
    }

    private static func judge(of row: ApprovalRow, in scene: Scene) -> Operator? {
        if let me = scene.me, row.barYes(to: me) == nil { return me }
        return scene.overview?.operators.first { row.barYes(to: $0) == nil }
    }
}
