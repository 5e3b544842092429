import Canvas
import Panes
import Vocabulary

/// The line of keys and the last line.
extension ConsoleModel {
    func drawFooter(on canvas: inout Canvas) {
        let row = canvas.size.rows - 2
        let width = canvas.size.columns
        var place = 1
        let actions = footerActions()
        let general: [(String, String, Tone)] =
            (opened == nil ? [("w", "why", Tone.text)] : [("Tab", "page", .text), ("Esc", "back", .text)])
            + [("x", "actions", .text), ("?", "help", .text)]
        let wide: [(String, String, Tone)] = [
            ("i", "impact", .text), ("/", "filter", .text), ("F5", "Refresh", .text), ("F10", "Actions", .text), ("F12", "Back", .text),
            ("F3", "Exit", .text),
        ]
        let tail = general.reduce(0) { $0 + $1.0.count + $1.1.count + 3 }
        for (key, label, tone) in actions + general + (width >= Layout.sideBySide ? wide : []) {
            let isAction = actions.contains { $0.0 == key }
            let cells = key.count + 1 + label.count
            let room = isAction ? width - tail : width
            guard place + cells < room else { continue }
            place += canvas.put(row, place, key, tone == .dim ? .dim : .key) + 1
            place += canvas.put(row, place, label, tone) + 2
        }
    }

    /// The pane's actions; those that cannot be done with this row are quiet.
    private func footerActions() -> [(String, String, Tone)] {
        let row = focus
        let isGhost = opened == nil && list.cursorItem?.isGhost == true
        let isMarked = opened == nil && !list.marks.isEmpty
        return pane.actions.map { action in
            let isOff = !isMarked && row.map { reasonOff(action, for: $0, isGhost: isGhost) != nil } ?? true
            return (String(action.key), action.label, isOff ? Tone.dim : .text)
        }
    }

    func drawLastLine(on canvas: inout Canvas) {
        let row = canvas.size.rows - 1
        let width = canvas.size.columns
        switch overlay {
        case .prompt(let prompt): draw(prompt, on: &canvas, row: row)
        case .line(let line):
            canvas.put(row, 1, "==>", .key)
            line.field.draw(on: &canvas, row: row, column: 5, width: width - 6)
        case .filter:
            canvas.put(row, 1, "words, or field:value, !field:value, field:>10   Tab fields   Enter keeps   Esc drops", .dim)
        default:
            canvas.put(row, 1, "==>", .key)
            drawToast(on: &canvas, row: row, from: 6)
        }
    }

    private func drawToast(on canvas: inout Canvas, row: Int, from column: Int) {
        guard let toast else { return }
        let text = toast.word + toast.text
        let room = canvas.size.columns - column - 1
        let cells = min(TextWidth.cells(text), room)
        canvas.put(row, column + room - cells, text, toast.tone, width: cells)
    }

    private func draw(_ prompt: Prompt, on canvas: inout Canvas, row: Int) {
        let width = canvas.size.columns
        let count = prompt.asks.count > 1 ? " \(prompt.index + 1)/\(prompt.asks.count)" : ""
        let label = " \(prompt.intention.label) \(prompt.intention.title)\(count): \(prompt.ask.label) "
        var place = canvas.put(row, 0, label, .title, width: min(TextWidth.cells(label), width / 2))
        let hint =
            prompt.complaint.isEmpty
            ? [prompt.ask.hint, prompt.offers(in: scene).isEmpty ? "" : "F4 list", "Enter", "Esc"].filter { !$0.isEmpty }
                .joined(separator: "  ")
            : prompt.complaint
        let room = max(12, min(width - place - TextWidth.cells(hint) - 2, width - place))
        let fieldRoom = max(12, min(room, width - place - 1))
        canvas.put(row, place, "[", .dim)
        prompt.field.draw(on: &canvas, row: row, column: place + 1, width: fieldRoom - 2)
        let cursor = canvas.cursor
        canvas.put(row, place + fieldRoom - 1, "]", .dim)
        place += fieldRoom + 1
        canvas.put(row, place, hint, prompt.complaint.isEmpty ? .dim : .bad, width: max(0, width - place))
        canvas.cursor = cursor
    }

    func drawHints(_ line: CommandLine, on canvas: inout Canvas) {
        let hints = Completion.hints(line.field.text, in: scene).prefix(8)
        guard !line.field.text.isEmpty, !hints.isEmpty else { return }
        let cursor = canvas.cursor
        let usage = min(46, hints.map { TextWidth.cells($0.usage) }.max() ?? 0)
        var window = Window(title: "Tab completes", rows: hints.count, columns: canvas.size.columns - 8, on: canvas.size)
        window.row = max(0, canvas.size.rows - hints.count - 4)
        window.drawFrame(on: &canvas)
        for (index, hint) in hints.enumerated() {
            canvas.put(window.top + index, window.left, hint.usage, .key, width: usage)
            canvas.put(window.top + index, window.left + usage + 2, hint.summary, width: max(0, window.columns - usage - 2))
        }
        canvas.cursor = cursor
    }
}
