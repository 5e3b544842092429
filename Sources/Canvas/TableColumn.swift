/// A column of a list pane.
public struct TableColumn: Equatable, Sendable {
    /// How many cells a column takes.
    public enum Width: Equatable, Sendable {
        case fixed(Int)
        /// At least `min`; what is left of the line is shared by weight. Columns that matter little are left out until it has
        /// `want`.
        case flexible(min: Int, weight: Int = 1, want: Int = 0)

        var least: Int {
            switch self {
            case .fixed(let cells): max(1, cells)
            case .flexible(let cells, _, _): max(1, cells)
            }
        }

        /// Cells that it should have before a column that matters little is shown.
        var wanted: Int {
            if case .flexible(_, _, let want) = self { max(least, want) } else { least }
        }

        var weight: Int {
            if case .flexible(_, let weight, _) = self { max(0, weight) } else { 0 }
        }
    }

    public var title: String
    public var width: Width
    public var align: Canvas.Align
    /// The columns of the lowest priority are left out first where the line is too narrow.
    public var priority: Int

    public init(_ title: String, _ width: Width, align: Canvas.Align = .left, priority: Int = 100) {
        self.title = title
        self.width = width
        self.align = align
        self.priority = priority
    }
}
