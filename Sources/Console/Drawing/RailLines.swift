import Panes
import Workflow

/// The third column of a wide screen as lines.
enum RailLines {
    /// Beside the inbox itself its rows are not told again.
    static func all(
        _ rail: Rail, _ overview: Overview.Answer?, in scene: Scene, besideInbox: Bool, width: Int
    ) -> [TextLine] {
        (besideInbox ? [] : exceptions(rail, overview, in: scene, width: width)) + counts(overview, in: scene)
            + events(rail, in: scene, width: width)
    }

    private static func exceptions(
        _ rail: Rail, _ overview: Overview.Answer?, in scene: Scene, width: Int
    ) -> [TextLine] {
        let lines = rail.exceptions.map { row in
            let exception = row.exception
            let sign = [".", "!", "!!", "!!!"][exception.severity.rawValue]
            let tone: Tone = exception.severity == .critical ? .bad : exception.severity == .high ? .warn : .text
            return TextLine([
                .init(sign, tone, column: 1, width: 3), .init(exception.kind, column: 5, width: 17),
                .init(row.subject, column: 23, width: max(4, width - 23)),
            ])
        }
        return [.rule("Exceptions \(overview.map { "\($0.openExceptions)" } ?? "") (key \(ExceptionsPane().tab))")]
            + (lines.isEmpty ? [TextLine(" none is open", .ok)] : lines)
    }

    private static func counts(_ overview: Overview.Answer?, in scene: Scene) -> [TextLine] {
        guard let overview else { return [] }
        func line(_ label: String, _ value: String, _ tone: Tone = .text) -> TextLine {
            TextLine([.init(label, .dim, column: 1, width: 24), .init(value, tone, column: 26, width: 10, isRight: true)])
        }
        return [
            .rule("Now"), line("orders open", "\(overview.openOrders)"),
            line("stock alerts", "\(overview.stockAlerts)", overview.stockAlerts > 0 ? .warn : .text),
            line("critical exceptions", "\(overview.criticalExceptions)", overview.criticalExceptions > 0 ? .bad : .text),
            line("requests waiting", "\(overview.waitingApprovals)"),
            line("close of \(overview.closing)", "\(overview.closeDone)/\(overview.closeSteps)"),
            line("its books", LockWords.word(for: overview.closing, overview.locks, in: scene)),
            line("policy", "\(overview.policyVersion)"), line("events", Numbers.grouped(overview.sequence)),
        ]
    }

    private static func events(_ rail: Rail, in scene: Scene, width: Int) -> [TextLine] {
        [.rule("What happened last")]
            + rail.events.reversed().flatMap { line in
                TextLine.wrapped(
                    "\(line.by): \(line.about.isEmpty ? "" : line.about + " ")\(line.what)",
                    label: TimeWords.stamp(line.at, in: scene), width: width
                ).prefix(2)
            }
    }
}
