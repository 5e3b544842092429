import Canvas

/// A column of a pane's list: how it is laid out, and by which words it is sorted and filtered.
public struct PaneColumn: Sendable {
    public let layout: TableColumn
    /// The list's name for sorting by it; empty where that is not offered.
    public let sort: String
    /// The list's name for filtering by it; empty where that is not offered.
    public let field: String
    /// It gives its room to the others while no row says anything in it.
    public let yields: Bool

    public init(
        _ title: String, _ width: TableColumn.Width, align: Canvas.Align = .left, priority: Int = 100,
        sort: String = "", field: String = "", yields: Bool = false
    ) {
        layout = TableColumn(title, width, align: align, priority: priority)
        self.sort = sort
        self.field = field
        self.yields = yields
    }
}
