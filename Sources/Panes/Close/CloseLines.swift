import Ledger
import Vocabulary
import Workflow

/// What is shown of one step of the close.
enum CloseLines {
    static func check(_ row: CloseRow, in scene: Scene, width: Int) -> [TextLine] {
        let step = row.step
        var lines: [TextLine] = []
        if !step.notApplicable.isEmpty {
            lines += TextLine.wrapped(step.notApplicable, .dim, label: "Not asked for:", width: width)
        }
        if !row.detail.isEmpty, step.notApplicable.isEmpty {
            lines += TextLine.wrapped(row.detail, label: "Looks at", width: width)
        }
        lines.append(
            TextLine([
                .init(" Check    ", .dim),
                .init(row.checkWord, row.isPassing == false ? .bad : row.isPassing == true ? .ok : .text),
                .init("  due ", .dim), .init(step.due),
            ]))
        if !step.limits.words.isEmpty, step.notApplicable.isEmpty {
            lines += TextLine.wrapped(step.limits.words, label: "Limits  ", width: width)
        }
        lines += TextLine.wrapped(word(row), row.tone, label: "State   ", width: width)
        lines += signatures(row, in: scene, width: width)
        if row.state == .redo { lines += redo(row, width: width) }
        if row.isPassing == false && row.step.notApplicable.isEmpty || row.state == .redo || row.needsNote && row.state == .ready
        {
            let advice = CloseAdvice.sentence(for: row)
            if !advice.isEmpty { lines += TextLine.wrapped(advice, .info, label: "To do   ", width: width) }
        }
        guard !row.offending.isEmpty else { return lines }
        lines.append(.rule(row.isPassing == false ? "\(row.offending.count) in the way" : "\(row.offending.count) to look at"))
        return lines
            + row.offending.flatMap {
                TextLine.wrapped($0.words, row.isPassing == false ? .warn : .text, indent: 2, width: width).leading(to: $0.link)
            }
    }

    /// The state with what it means where the word alone does not say.
    private static func word(_ row: CloseRow) -> String {
        switch row.state {
        case .running: "running: a second person is wanted (\(row.isLock ? "L" : "a"))"
        case .redo: "redo: to be signed again"
        case .notApplicable: "n/a"
        case .waiting: "waiting for \(row.dependencies)"
        case .ready:
            row.isPassing == false && row.step.locks?.isSide != true
                ? "ready, once its check passes"
                : "ready to be signed (P)" + (row.needsNote ? ", with what is known about its rows" : "")
        case .signed: "signed"
        }
    }

    private static func signatures(_ row: CloseRow, in scene: Scene, width: Int) -> [TextLine] {
        let step = row.step
        let second = step.needsTwoPeople ? row.isLock ? ", a controller locks" : ", a second person approves" : ""
        var lines = TextLine.wrapped(step.owner.someone + " prepares" + second, label: "Owner   ", width: width)
        func signed(_ label: String, _ name: String, _ at: Instant?) -> TextLine {
            .field(label, "\(name)\(at.map { ", \(TimeWords.stamp($0, in: scene))" } ?? "")", row.state == .redo ? .warn : .ok)
        }
        if !row.preparer.isEmpty { lines.append(signed(" Prepared", row.preparer, row.preparedAt)) }
        if !row.approver.isEmpty { lines.append(signed(" Approved", row.approver, row.approvedAt)) }
        if !row.signedLimits.isEmpty { lines += TextLine.wrapped(row.signedLimits, label: "Under   ", width: width) }
        if let area = step.locks {
            let through = scene.overview?.locks.through[area].map { row.period <= $0 } ?? false
            lines.append(
                .field(
                    " Shuts   ",
                    area.isSide ? "the \(area.word) side" : area == .all ? "the whole month" : "the whole month, for good",
                    through ? .ok : .text))
            if through { lines[lines.count - 1].spans.append(.init(", which is done", .ok)) }
        }
        return lines
    }

    /// What moved since it was signed, and the posting that did it.
    private static func redo(_ row: CloseRow, width: Int) -> [TextLine] {
        guard !row.moved.isEmpty else { return [] }
        let now = row.value.isEmpty || row.moved.hasSuffix(" at \(row.value)") ? "" : "; it is \(row.value) now"
        return TextLine.wrapped(
            row.moved + now + (row.movedBy == nil ? "" : " (Enter opens the posting)"), .bad, label: "Moved   ", width: width
        ).leading(to: row.movedBy.map { .posting($0) })
    }

    static func neighbours(_ row: CloseRow, _ all: [CloseRow], width: Int) -> [TextLine] {
        let before = all.filter { row.step.dependsOn.contains($0.step.number) }
        let after = all.filter { $0.step.dependsOn.contains(row.step.number) }
        let grid = Grid([.right(3), .left(14), .rest], width: width)
        func lines(_ rows: [CloseRow]) -> [TextLine] {
            rows.map { grid.line(["\($0.step.number)", $0.state.rawValue, $0.step.title], $0.tone) }
        }
        return (before.isEmpty ? [] : [TextLine.rule("Waits for")] + lines(before))
            + (after.isEmpty ? [] : [TextLine.rule("Lets go on")] + lines(after))
    }
}
