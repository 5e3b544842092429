import Canvas

/// The card for a window that is too small to show anything safely.
enum TooSmall {
    static func draw(on canvas: inout Canvas) {
        let size = canvas.size
        let lines = [
            "Window \(size.columns)x\(size.rows). Needs \(Layout.least.columns)x\(Layout.least.rows).",
            "Keys are off until it fits.",
            "Ctrl-C twice quits. Work is safe.",
        ]
        guard size.rows >= 5, size.columns >= 38 else {
            for (row, line) in lines.enumerated() { canvas.put(row, 0, line, row == 0 ? .title : .text) }
            return
        }
        var box = Window(title: "", rows: 3, columns: 36, on: canvas.size)
        box.row = (size.rows - 5) / 2
        box.drawFrame(on: &canvas)
        for (row, line) in lines.enumerated() { canvas.put(box.row + 1 + row, box.column + 2, line) }
    }
}
