import Workflow

/// What is shown of one exception.
enum ExceptionLines {
    static func card(_ row: ExceptionRow, in scene: Scene, width: Int) -> [TextLine] {
        let exception = row.exception
        let owner = row.owner.isEmpty ? "nobody yet: t takes it" : row.owner
        var lines = TextLine.wrapped(exception.summary, row.tone, label: "What  ", width: width)
        lines.append(.field(" About ", row.subject + (hasSubject(row) ? " (Enter opens it)" : "")))
        lines.append(
            TextLine([
                .init(" Owner  ", .dim), .init(owner), .init("  desk ", .dim), .init(exception.desk.spoken),
                .init("  raised ", .dim), .init(TimeWords.stamp(exception.raisedAt, in: scene)),
            ]))
        lines.append(
            .field(
                " Due   ", "\(TimeWords.until(exception.dueAt, from: scene.now)), \(TimeWords.stamp(exception.dueAt, in: scene))",
                exception.dueAt < scene.now && exception.state.isOpen ? .bad : .text))
        lines += TextLine.wrapped(
            ExceptionAdvice.sentence(for: exception.kind, about: row.subject), .info, label: "Try   ", width: width)
        if !exception.resolution.isEmpty {
            lines += TextLine.wrapped(exception.resolution, .ok, label: "Solved", width: width)
        }
        return lines
    }

    private static func hasSubject(_ row: ExceptionRow) -> Bool {
        switch row.exception.subject {
        case .order, .stock, .item, .location, .channel, .family: true
        default: false
        }
    }
}
