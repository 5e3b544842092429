/// How many rows and columns of cells a screen, or a part of one, has.
public struct Size: Equatable, Hashable, Sendable {
    public var rows: Int
    public var columns: Int

    /// Negative numbers count as none.
    public init(rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }
}

/// A cell of a canvas, counted from 0 at the top left.
public struct Position: Equatable, Hashable, Sendable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}
