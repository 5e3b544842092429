import Canvas

/// A frame of `+`, `-` and `|` over the screen, with what is inside it cleared.
struct Window {
    var title: String
    /// Where its frame begins.
    var row: Int
    var column: Int
    /// What fits inside.
    var rows: Int
    var columns: Int

    /// In the middle of the screen, as large as fits.
    init(title: String, rows: Int, columns: Int, on size: Size) {
        self.title = title
        self.rows = max(1, min(rows, size.rows - 6))
        self.columns = max(10, min(columns, size.columns - 6))
        row = max(0, (size.rows - self.rows - 2) / 2)
        column = max(0, (size.columns - self.columns - 4) / 2)
    }

    var top: Int { row + 1 }
    var left: Int { column + 2 }

    func drawFrame(on canvas: inout Canvas) {
        let width = columns + 4
        let edge = "+" + String(repeating: "-", count: width - 2) + "+"
        canvas.put(row, column, edge, .dim, width: width)
        for line in 0..<rows {
            canvas.fill(top + line, column, width: width)
            canvas.put(top + line, column, "|", .dim)
            canvas.put(top + line, column + width - 1, "|", .dim)
        }
        canvas.put(top + rows, column, edge, .dim, width: width)
        guard !title.isEmpty else { return }
        let cells = min(TextWidth.cells(title), width - 8)
        canvas.put(row, column + 2, " ")
        canvas.put(row, column + 3, title, .title, width: cells)
        canvas.put(row, column + 3 + cells, " ")
    }
}
