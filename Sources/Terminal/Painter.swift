import CNcurses
import Canvas

/// Hands to ncurses the rows that differ from what it was given before; ncurses sends the cells that differ.
struct Painter {
    private let isMonochrome: Bool
    private var last: Canvas?
    private var theme: Theme?
    private var shortener = FrameShortener()

    init(isMonochrome: Bool) { self.isMonochrome = isMonochrome }

    /// Makes the next paint hand over everything.
    mutating func forget() { last = nil }

    /// Answers false if the terminal is gone.
    mutating func paint(_ canvas: Canvas, theme: Theme) -> Bool {
        use(theme)
        let screen = Size(rows: Int(cn_rows()), columns: Int(cn_columns()))
        let isWhole = last == nil
        let rows = min(canvas.size.rows, screen.rows)
        for row in 0..<rows {
            let cells = canvas.cells(ofRow: row)
            if let last, last.size == canvas.size, last.cells(ofRow: row) == cells { continue }
            put(cells.prefix(screen.columns), row)
        }
        last = canvas
        let cursor = canvas.cursor.flatMap { $0.row < rows && $0.column < screen.columns ? $0 : nil }
        var bytes: UnsafePointer<UInt8>?
        let count = cn_frame(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? 0), &bytes)
        guard count > 0, let bytes else { return true }
        let frame = shortener.shorten(UnsafeBufferPointer(start: bytes, count: Int(count)), repairs: isWhole)
        return cn_write(frame, Int32(frame.count))
    }

    private mutating func use(_ theme: Theme) {
        let wanted = isMonochrome ? .mono : theme
        guard wanted != self.theme else { return }
        self.theme = wanted
        last = nil
        let colours = isMonochrome ? 0 : Int(cn_colours())
        for role in Role.allCases {
            let style = (colours == 0 ? .mono : wanted).style(role, colours: colours)
            cn_style(
                Int32(role.rawValue), style.attributes.rawValue, Int16(style.foreground ?? -1),
                Int16(style.background ?? -1))
        }
    }

    private func put(_ cells: ArraySlice<Cell>, _ row: Int) {
        withUnsafeTemporaryAllocation(of: cn_cell.self, capacity: cells.count) { buffer in
            var count = 0
            for cell in cells where !cell.isContinuation {
                let shown = cn_cell(
                    base: cell.base, first_mark: cell.firstMark, second_mark: cell.secondMark,
                    style: cell.role.rawValue,
                    width: cell.width)
                buffer.initializeElement(at: count, to: shown)
                count += 1
            }
            cn_put(Int32(row), 0, buffer.baseAddress, Int32(count))
        }
    }
}
