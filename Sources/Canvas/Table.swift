/// Lays out the columns of a list pane and draws its header and rows.
///
/// Each row begins with a gutter of two cells: `> ` for the cursor, `* ` for a mark, `x ` for a row that is gone.
public struct Table: Equatable, Sendable {
    /// A column that is shown: its index in the table, its first cell from the table's left edge, and its cells.
    public struct Slot: Equatable, Sendable {
        public let column: Int
        public let start: Int
        public let width: Int
    }

    public static let gutter = 2
    /// Columns below this priority make room for what others want.
    public static let littlePriority = 50
    public let columns: [TableColumn]
    /// The columns that fit, from left to right.
    public let slots: [Slot]
    public let width: Int

    /// Lays the columns out, with a blank between two of them; those at the places of `hidden` are left out.
    public init(_ columns: [TableColumn], width: Int, hidden: Set<Int> = []) {
        self.columns = columns
        self.width = width
        slots = Self.layout(columns, width: width, hidden)
    }

    /// Draws the titles.
    public func drawHeader(on canvas: inout Canvas, row: Int, column: Int = 0) {
        canvas.fill(row, column, width: width, .heading)
        for slot in slots {
            let shown = columns[slot.column]
            canvas.put(row, column + slot.start, shown.title, .heading, width: slot.width, align: shown.align)
        }
    }

    /// Draws one row; the cells are in the order of all columns. Where the row has the cursor, so has the canvas.
    public func draw(_ line: TableRow, on canvas: inout Canvas, row: Int, column: Int = 0) {
        canvas.fill(row, column, width: width, line.role)
        canvas.put(row, column, line.signs, line.signRole, width: min(Self.gutter, width))
        for slot in slots where slot.column < line.cells.count {
            let cell = line.cells[slot.column]
            let align = columns[slot.column].align
            canvas.put(row, column + slot.start, cell.text, line.role, width: slot.width, align: align)
            guard let role = cell.role else { continue }
            let cells = TextWidth.cells(cell.text, upTo: slot.width)
            let start = slot.start + (align == .right ? slot.width - cells : 0)
            canvas.tint(row, column + start, width: cells, role)
        }
        if line.isCursor { canvas.cursor = Position(row: row, column: column) }
    }

    private static func layout(_ columns: [TableColumn], width: Int, _ hidden: Set<Int>) -> [Slot] {
        var shown = columns.indices.filter { !hidden.contains($0) }
        while spare(columns, shown, width) < 0, shown.count > 1 {
            let lowest = shown.indices.min { (columns[shown[$0]].priority, -$0) < (columns[shown[$1]].priority, -$1) }
            if let lowest { shown.remove(at: lowest) }
        }
        while shown.count > 1, spare(columns, shown, width, { $0.wanted }) < 0,
            let lowest = shown.indices.min(by: { (columns[shown[$0]].priority, -$0) < (columns[shown[$1]].priority, -$1) }),
            columns[shown[lowest]].priority < littlePriority
        {
            shown.remove(at: lowest)
        }
        var left = max(0, spare(columns, shown, width))
        var weights = shown.reduce(0) { $0 + columns[$1].width.weight }
        var start = gutter
        var slots: [Slot] = []
        for index in shown {
            let weight = columns[index].width.weight
            let extra = weights == 0 ? 0 : (left * weight + weights - 1) / weights
            weights -= weight
            left -= extra
            let cells = min(columns[index].width.least + extra, width - start)
            if cells > 0 { slots.append(Slot(column: index, start: start, width: cells)) }
            start += cells + 1
        }
        return slots
    }

    /// The cells that are left when each shown column has its least width.
    private static func spare(
        _ columns: [TableColumn], _ shown: [Int], _ width: Int, _ cells: (TableColumn.Width) -> Int = { $0.least }
    ) -> Int {
        width - gutter - shown.reduce(0) { $0 + cells(columns[$1].width) } - max(0, shown.count - 1)
    }
}
