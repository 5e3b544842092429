/// A screen, or a part of one, as a value: what stands in each cell, and where the cursor is.
///
/// Panes draw on it, golden tests read it, and the terminal paints the difference from the one before. Drawing outside
/// its edges does nothing, so a pane needs no care for small windows.
public struct Canvas: Equatable, Sendable {
    /// Where text stands in the width that it was given.
    public enum Align: Sendable { case left, right }

    public let size: Size
    /// Where the hardware cursor stands: on the selected row or in the field, so that screen readers follow. Nil hides
    /// it.
    public var cursor: Position?
    var cells: [Cell]

    public init(_ size: Size) {
        self.size = size
        cells = Array(repeating: .blank(.text), count: size.rows * size.columns)
    }

    /// The cells of one row, for the terminal.
    public func cells(ofRow row: Int) -> ArraySlice<Cell> {
        cells[(row * size.columns)..<((row + 1) * size.columns)]
    }

    /// Draws text and returns the cells used. What does not fit is cut at a letter's edge and ends with `~`.
    ///
    /// With a width the text is padded to it with blanks of the same role; without one it may run to the right edge.
    @discardableResult
    public mutating func put(
        _ row: Int, _ column: Int, _ text: String, _ role: Role = .text, width: Int? = nil, align: Align = .left
    ) -> Int {
        guard let room = room(row, column, width) else { return 0 }
        guard let count = SafeText.printableASCIICount(text) else {
            return put(row, column, SafeText(text, upTo: room), role, width: width, align: align)
        }
        let used = min(count, room)
        let start = row * size.columns + column
        let padding = width == nil ? 0 : room - used
        let first = start + (align == .right ? padding : 0)
        mendEdges(start, start + used + padding)
        blank(start, used + padding, role)
        var text = text
        text.withUTF8 { bytes in
            for offset in 0..<used { cells[first + offset] = Cell(ascii: bytes[offset], role) }
        }
        if count > room { cells[first + used - 1] = Cell(ascii: Self.cut, role) }
        return used + padding
    }

    /// Draws text that was made safe before; else as the other form.
    @discardableResult
    public mutating func put(
        _ row: Int, _ column: Int, _ text: SafeText, _ role: Role = .text, width: Int? = nil, align: Align = .left
    ) -> Int {
        guard let room = room(row, column, width) else { return 0 }
        let isCut = text.cells > room
        let glyphs = isCut ? text.prefix(cells: room - 1) : text.glyphs[...]
        let used = isCut ? room : text.cells
        let start = row * size.columns + column
        let padding = width == nil ? 0 : room - used
        mendEdges(start, start + used + padding)
        blank(start, used + padding, role)
        var place = start + (align == .right ? padding : 0)
        for glyph in glyphs {
            cells[place] = Cell(glyph, role)
            if glyph.width == 2 { cells[place + 1] = .continuation(role) }
            place += Int(glyph.width)
        }
        if isCut { cells[place] = Cell(ascii: Self.cut, role) }
        return used + padding
    }

    /// Blanks some cells and gives them a role.
    public mutating func fill(_ row: Int, _ column: Int, width: Int, _ role: Role = .text) {
        put(row, column, "", role, width: width)
    }

    /// Gives some cells a role and leaves what stands in them.
    public mutating func tint(_ row: Int, _ column: Int, width: Int, _ role: Role) {
        guard let room = room(row, column, width) else { return }
        let start = row * size.columns + column
        for place in start..<(start + room) { cells[place].role = role }
    }

    /// Draws a line of `-`, with a title near its left end if there is one.
    public mutating func rule(
        _ row: Int, _ column: Int = 0, width: Int? = nil, title: String = "", _ role: Role = .dim
    ) {
        guard let room = room(row, column, width) else { return }
        put(row, column, String(repeating: "-", count: room), role)
        if !title.isEmpty, room > 8 {
            let cells = min(TextWidth.cells(title), room - 6)
            put(row, column + 2, " ", role)
            put(row, column + 3, title, .title, width: cells)
            put(row, column + 3 + cells, " ", role)
        }
    }

    /// Draws a line of `|` down some rows.
    public mutating func verticalRule(_ column: Int, rows: Range<Int>, _ role: Role = .dim) {
        for row in rows { put(row, column, "|", role, width: 1) }
    }

    /// Draws another canvas with its top left corner here. Its cursor, if it has one, becomes this one's.
    public mutating func draw(_ other: Canvas, _ row: Int, _ column: Int) {
        for offset in 0..<other.size.rows {
            guard let room = room(row + offset, column, other.size.columns) else { continue }
            let start = (row + offset) * size.columns + column
            mendEdges(start, start + room)
            for (place, cell) in other.cells(ofRow: offset).prefix(room).enumerated() { cells[start + place] = cell }
            if room > 0, cells[start + room - 1].width == 2 {
                cells[start + room - 1] = Cell(ascii: Self.cut, cells[start + room - 1].role)
            }
        }
        if let inner = other.cursor { cursor = Position(row: row + inner.row, column: column + inner.column) }
    }

    private static let cut = UInt8(ascii: "~")

    /// The cells that may be used from here on, or nil where nothing can be drawn.
    private func room(_ row: Int, _ column: Int, _ width: Int?) -> Int? {
        guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return nil }
        let room = min(width ?? .max, size.columns - column)
        return room > 0 ? room : nil
    }

    private mutating func blank(_ start: Int, _ count: Int, _ role: Role) {
        let blank = Cell.blank(role)
        for place in start..<(start + count) { cells[place] = blank }
    }

    /// A wide sign of which one half is overwritten loses the other half too.
    private mutating func mendEdges(_ start: Int, _ end: Int) {
        guard end > start else { return }
        if cells[start].isContinuation { cells[start - 1] = .blank(cells[start - 1].role) }
        if end % size.columns != 0, cells[end].isContinuation { cells[end] = .blank(cells[end].role) }
    }
}
