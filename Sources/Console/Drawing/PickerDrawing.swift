import Canvas
import Panes

extension Picker {
    /// Draws the list in a window; the cursor stands on the chosen line.
    func draw(on canvas: inout Canvas) {
        let lines = shown
        let columns = min(150, canvas.size.columns - 6)
        let keyWidth = min(16, max(1, lines.map { TextWidth.cells($0.key) }.max() ?? 1))
        let hasNotes = lines.contains { !$0.note.isEmpty }
        let labelWidth = min(hasNotes ? 26 : 70, max(1, lines.map { TextWidth.cells($0.label) }.max() ?? 1))
        let start = 5 + keyWidth + labelWidth
        // Where a note does not fit behind its label, the chosen one stands whole below the list.
        let isCut = self.lines.contains { TextWidth.cells($0.words) > columns - start }
        let below = isCut ? 2 : 0
        let height = max(3 + below, min(lines.count + 2 + below, canvas.size.rows - 8))
        let window = Window(title: title, rows: height, columns: columns, on: canvas.size)
        window.drawFrame(on: &canvas)
        let visible = height - 2 - below
        let first = max(0, min(selected - visible / 2, lines.count - visible))
        if lines.isEmpty { canvas.put(window.top, window.left, "nothing matches", .dim) }
        for (row, line) in lines.dropFirst(first).prefix(visible).enumerated() {
            let isChosen = first + row == selected
            let place = window.top + row
            let tone: Tone = isChosen ? .cursor : line.off.isEmpty ? .text : .dim
            canvas.fill(place, window.left, width: window.columns, tone)
            canvas.put(place, window.left, isChosen ? ">" : "", tone)
            canvas.put(place, window.left + 2, line.key, isChosen ? .cursor : line.off.isEmpty ? .key : .dim, width: keyWidth)
            canvas.put(place, window.left + 3 + keyWidth, line.label, tone, width: labelWidth)
            canvas.put(place, window.left + start, line.words, tone, width: max(0, window.columns - start))
            if isChosen { canvas.cursor = Position(row: place, column: window.left) }
        }
        let foot = window.top + height - 1
        if isCut, let current {
            for (row, text) in Wrapping.lines(current.words, width: window.columns).prefix(below).enumerated() {
                canvas.put(foot - below + row, window.left, text, .info, width: window.columns)
            }
        }
        canvas.put(foot, window.left, hint, .dim, width: window.columns)
        if typing == .search { drawSearch(on: &canvas, row: foot, window) }
    }

    private func drawSearch(on canvas: inout Canvas, row: Int, _ window: Window) {
        let cursor = canvas.cursor
        let start = min(window.columns - 14, TextWidth.cells(hint) + 2)
        canvas.put(row, window.left + start, "/", .key)
        search.draw(on: &canvas, row: row, column: window.left + start + 2, width: window.columns - start - 2)
        if !shown.isEmpty { canvas.cursor = cursor }
    }
}

extension Reader {
    func draw(on canvas: inout Canvas) {
        let height = max(3, min(lines.count + 1, canvas.size.rows - 8))
        let window = Window(title: title, rows: height, columns: Reader.width(on: canvas.size), on: canvas.size)
        window.drawFrame(on: &canvas)
        // Its end is its last full window.
        let first = max(0, min(scroll, lines.count - window.rows + 1))
        for (row, line) in lines.dropFirst(first).prefix(window.rows - 1).enumerated() {
            line.draw(on: &canvas, row: window.top + row, column: window.left, width: window.columns)
        }
        canvas.put(
            window.top + window.rows - 1, window.left, "Up and Down scroll, any other key closes", .dim, width: window.columns)
        canvas.cursor = Position(row: window.top, column: window.left)
    }
}
