import Canvas
import Panes
import Vocabulary

/// The window of an action that asks several things at once: what it is about, and its fields.
extension ConsoleModel {
    func drawForm(_ prompt: Prompt, on canvas: inout Canvas) {
        guard let guide = prompt.guide, let row = prompt.row else { return }
        let detail = detail(of: prompt)
        let columns = min(96, canvas.size.columns - 6)
        let shown = prompt.shown(in: scene, detail)
        let room = canvas.size.rows - 6 - shown.count - 3
        let about = Array(guide(AskScene(row: row, detail: detail, scene: scene), columns).prefix(max(3, room)))
        let summary = prompt.intention.form.summary
        let window = Window(
            title: "\(prompt.intention.label.uppercased()) \(prompt.intention.title): nothing is changed yet",
            rows: about.count + shown.count + 3, columns: columns, on: canvas.size)
        window.drawFrame(on: &canvas)
        canvas.put(window.top, window.left, summary + ".", .dim, width: window.columns)
        for (line, text) in about.enumerated() {
            text.draw(on: &canvas, row: window.top + 1 + line, column: window.left, width: window.columns)
        }
        let first = window.top + about.count + 2
        var cursor: Position?
        for (line, place) in shown.enumerated() where first + line < window.top + window.rows {
            draw(place, of: prompt, detail, on: &canvas, window, row: first + line, &cursor)
        }
        canvas.cursor = cursor ?? canvas.cursor
    }

    private func draw(
        _ place: Int, of prompt: Prompt, _ detail: Detail?, on canvas: inout Canvas, _ window: Window, row: Int,
        _ cursor: inout Position?
    ) {
        let ask = prompt.asks[place]
        let isHere = place == prompt.index
        let labels = min(26, prompt.asks.reduce(0) { max($0, TextWidth.cells($1.label)) })
        canvas.put(row, window.left, isHere ? ">" : "", .key)
        canvas.put(row, window.left + 2, ask.label, isHere ? .title : .dim, width: labels)
        let start = window.left + labels + 4
        let asked = prompt.asked(place, in: scene, detail)
        let text = prompt.fields[place].text
        let note = isHere || !text.isEmpty ? asked.map { ask.meaning(text.trimmed, $0) } ?? "" : ""
        let noteCells = TextWidth.cells(note)
        let room = window.left + window.columns - start
        let width = noteCells == 0 || noteCells + 14 > room ? room : room - noteCells - 2
        if isHere {
            canvas.put(row, start, "[", .dim)
            prompt.fields[place].draw(on: &canvas, row: row, column: start + 1, width: width - 2)
            cursor = canvas.cursor
            canvas.put(row, start + width - 1, "]", .dim)
        } else {
            canvas.put(row, start + 1, text.isEmpty ? "" : text, width: width - 2)
        }
        if width < room { canvas.put(row, start + width + 2, note, .info, width: noteCells) }
    }

    /// What may be typed into the field in focus, or what is wrong with it.
    func hint(of prompt: Prompt) -> String {
        guard prompt.complaint.isEmpty else { return prompt.complaint }
        let isForm = prompt.guide != nil
        let list = prompt.offers(in: scene, detail(of: prompt)).isEmpty ? "" : "F4 list"
        return [prompt.ask.hint, list, isForm ? "Up back" : "", "Enter", "Esc"].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
