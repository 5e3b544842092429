import Canvas
import Panes
import Workflow

/// The window that shows what would change before it does.
extension ConsoleModel {
    func draw(_ sheet: Sheet, on canvas: inout Canvas) {
        let columns = min(100, canvas.size.columns - 6)
        let lines = lines(of: sheet, width: columns)
        let foot = sheet.takesText ? 2 : 1
        let height = max(4 + foot, min(lines.count + foot + 1, canvas.size.rows - 6))
        let window = Window(title: title(of: sheet), rows: height, columns: columns, on: canvas.size)
        window.drawFrame(on: &canvas)
        let visible = height - foot
        let first = max(0, min(sheet.scroll, lines.count - visible))
        for (row, line) in lines.dropFirst(first).prefix(visible).enumerated() {
            line.draw(on: &canvas, row: window.top + row, column: window.left, width: window.columns)
        }
        if lines.count > first + visible {
            let note = " \(lines.count - first - visible) more: Down "
            canvas.put(window.top + visible - 1, window.left + window.columns - note.count, note, .dim)
        }
        canvas.cursor = Position(row: window.top + height - 1, column: window.left)
        drawFoot(sheet, on: &canvas, window, row: window.top + height - foot)
    }

    private func title(of sheet: Sheet) -> String {
        let undo = sheet.intention.isForGood ? " (cannot be undone)" : ""
        return "\(sheet.intention.label.uppercased()) \(sheet.intention.subjects)\(undo): nothing is changed yet"
    }

    private func drawFoot(_ sheet: Sheet, on canvas: inout Canvas, _ window: Window, row: Int) {
        let obstacle = sheet.obstacle(at: now)
        var row = row
        if sheet.takesText {
            let label = sheet.intention.phrase.map { "Type \($0) to confirm: " } ?? "A note, or empty: "
            let used = canvas.put(row, window.left, label, .title)
            let width = sheet.intention.phrase == nil ? window.columns - used : min(24, window.columns - used)
            sheet.typed.draw(on: &canvas, row: row, column: window.left + used, width: width)
            row += 1
        }
        let isOff = obstacle.map { !$0.isEmpty } ?? false
        let text = isOff ? (sheet.complaint.isEmpty ? obstacle ?? "" : sheet.complaint) : "Enter = do it   Esc = leave it"
        canvas.put(row, window.left, text, isOff ? .warn : .key, width: window.columns)
        if let note = isOff && !sheet.isFutile ? "Esc = leave it" : nil, text.count + note.count + 3 < window.columns {
            canvas.put(row, window.left + window.columns - note.count, note, .dim)
        }
    }

    private func lines(of sheet: Sheet, width: Int) -> [TextLine] {
        let intention = sheet.intention
        guard let outcome = sheet.outcome else {
            return [TextLine(intention.form.summary), TextLine("LOADING the impact", .dim)]
        }
        var lines = TextLine.wrapped(intention.form.summary + ".", .dim, indent: 0, width: width)
        if intention.targets.count == 1, intention.skipped.isEmpty {
            if let row = intention.targets[0].row {
                lines += pane.grounds(of: row, knownDetail(of: row.key), in: scene, width: width)
            }
            // Its events do not say what was typed.
            if intention.form.name == ConfirmRecord.name, !intention.said.isEmpty {
                lines += TextLine.wrapped(intention.said, label: "With  ", width: width)
            }
            lines += ImpactLines.all(outcome, in: scene, width: width)
        } else {
            lines += bulk(sheet, outcome, width: width)
        }
        if intention.hiddenMarks > 0 {
            lines.append(TextLine("  note  marks that the filter hides are NOT included: \(intention.hiddenMarks)", .warn))
        }
        return lines
    }

    private func bulk(_ sheet: Sheet, _ outcome: Outcome, width: Int) -> [TextLine] {
        let intention = sheet.intention
        let able = outcome.performed.count(where: \.changesSomething)
        let skipped = intention.skipped.count + outcome.performed.count - able
        var lines = [TextLine("Will change \(able), skip \(skipped):", .title)]
        for (place, (item, performed)) in zip(sheet.items, outcome.performed).enumerated() {
            let gist = intention.targets.indices.contains(place) ? intention.targets[place].row?.gist ?? "" : ""
            switch performed.outcome {
            case .done:
                let headline = gist.isEmpty ? ImpactLines.headline(performed, outcome.names, in: scene) : gist
                lines += line("ok", item.title, headline, .ok, width)
            case .asked: lines += line("ask", item.title, "waits for another person's approval", .warn, width)
            case .unchanged: lines += line("skip", item.title, "it is so already", .dim, width)
            case .refused:
                let word = performed.changesSomething ? "note" : "skip"
                lines += line(word, item.title, performed.refusal?.sentence ?? "refused", .warn, width)
            }
        }
        for one in intention.skipped { lines += line("skip", one.title, one.reason, .warn, width) }
        lines.append(.rule("Impact of all together"))
        return lines + ImpactLines.sum(outcome, in: scene, width: width)
    }

    /// One of several with what becomes of it, over as many lines as that needs; a title that is longer than its column has a line.
    private func line(_ word: String, _ title: String, _ text: String, _ tone: Tone, _ width: Int) -> [TextLine] {
        let room = max(8, width - 27)
        let isLong = TextWidth.cells(title) > 18
        var rest = Wrapping.lines(text, width: room).map { TextLine.Span($0, .dim, column: 27, width: room) }
        var first = [
            TextLine.Span(word, tone, column: 2, width: 5), .init(title, column: 8, width: isLong ? max(8, width - 8) : 18),
        ]
        if !isLong, !rest.isEmpty { first.append(rest.removeFirst()) }
        return [TextLine(first)] + rest.map { TextLine([$0]) }
    }
}
