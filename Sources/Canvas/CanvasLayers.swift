extension Canvas {
    /// The rows as text, without the blanks at their ends: the first layer of a golden screen.
    public func text() -> [String] {
        (0..<size.rows).map { row in
            let cells = cells(ofRow: row)
            let end = cells.lastIndex { !$0.isBlank } ?? cells.startIndex - 1
            return SafeText(glyphs: cells[...end].filter { !$0.isContinuation }.map(\.glyph)).description
        }
    }

    /// A letter for the role of each cell, without the plain ends: the second layer of a golden screen.
    public func roles() -> [String] {
        (0..<size.rows).map { row in
            let cells = cells(ofRow: row)
            let end = cells.lastIndex { $0.role != .text } ?? cells.startIndex - 1
            return String(cells[...end].map(\.role.glyph))
        }
    }
}
