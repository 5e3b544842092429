import Workflow

/// What a yes would write, worked out by a preview of the approval itself.
enum ApprovalImpact {
    /// Nil when there is nobody who could say yes, or nothing is left to decide. The preview is made as somebody who may,
    /// so that people who may only look see the same.
    static func outcome(of row: ApprovalRow, at desk: any Desk, in scene: Scene) throws -> Outcome? {
        guard row.approval.state == .waiting, let form = scene.form("approve"), let judge = judge(of: row, in: scene) else {
            return nil
        }
        guard let words = try? Words(["\(row.approval.id)"], of: form), let command = try? form.make(words) else { return nil }
        let performed = try desk.perform(command, as: Signature(by: judge.id, at: scene.now, seen: row.version), preview: true)
        return try Outcome.reading([performed], at: desk)
    }

    private static func judge(of row: ApprovalRow, in scene: Scene) -> Operator? {
        if let me = scene.me, row.barYes(to: me) == nil { return me }
        return scene.overview?.operators.first { row.barYes(to: $0) == nil }
    }
}
