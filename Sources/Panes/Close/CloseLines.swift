import Workflow

/// What is shown of one step of the close.
enum CloseLines {
    static func check(_ row: CloseRow, width: Int) -> [TextLine] {
        let step = row.step
        var lines: [TextLine] = []
        if !step.notApplicable.isEmpty {
            lines += TextLine.wrapped(step.notApplicable, .dim, label: "Not asked for:", width: width)
        }
        if !row.detail.isEmpty { lines += TextLine.wrapped(row.detail, label: "Looks at", width: width) }
        lines.append(
            TextLine([
                .init(" Check    ", .dim), .init(row.checkWord, row.isPassing == false ? .bad : row.isPassing == true ? .ok : .text),
                .init("  state ", .dim), .init(row.state.rawValue, row.tone), .init("  due ", .dim), .init(step.due),
            ]))
        lines.append(
            .field(" Signed by", step.owner.someone + (step.needsTwoPeople ? " and a second person" : "")))
        guard !row.offending.isEmpty else { return lines }
        lines.append(.rule("\(row.offending.count) in the way"))
        return lines + row.offending.flatMap { TextLine.wrapped($0, .warn, indent: 2, width: width) }
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
