import Canvas

/// Some cells of the screen.
struct Box: Equatable, Sendable {
    var row: Int
    var column: Int
    var rows: Int
    var columns: Int
}

/// Which part of the screen shows what. Wider windows add parts; they do not unlock functions.
struct Layout: Equatable, Sendable {
    static let least = Size(rows: 24, columns: 80)
    static let sideBySide = 116
    static let threeColumns = 180

    let size: Size
    /// Header of the table included.
    let list: Box
    let detail: Box?
    let rail: Box?

    /// `items` is the length of the list: below a short one the detail has more room.
    init(_ size: Size, isZoomed: Bool, items: Int = .max, leastDetail: Int = 8) {
        self.size = size
        let rows = max(0, size.rows - 5)
        let content = Box(row: 3, column: 0, rows: rows, columns: size.columns)
        if isZoomed {
            list = content
            detail = nil
            rail = nil
        } else if size.columns >= Self.threeColumns {
            let railWidth = 40
            let listWidth = (size.columns - railWidth) * 62 / 100
            let detailWidth = size.columns - railWidth - listWidth
            list = Box(row: 3, column: 0, rows: rows, columns: listWidth - 1)
            detail = Box(row: 3, column: listWidth + 1, rows: rows, columns: detailWidth - 1)
            rail = Box(row: 3, column: listWidth + detailWidth + 1, rows: rows, columns: railWidth - 1)
        } else if size.columns >= Self.sideBySide {
            let listWidth = size.columns * 63 / 100
            list = Box(row: 3, column: 0, rows: rows, columns: listWidth - 1)
            detail = Box(row: 3, column: listWidth + 1, rows: rows, columns: size.columns - listWidth - 1)
            rail = nil
        } else {
            let least = max(leastDetail, rows * 2 / 5)
            let detailRows = max(least, min(rows - 7, rows - 2 - min(items, rows)))
            list = Box(row: 3, column: 0, rows: max(0, rows - detailRows - 1), columns: size.columns)
            detail = Box(row: 3 + list.rows + 1, column: 0, rows: detailRows, columns: size.columns)
            rail = nil
        }
    }

    /// The detail stands below the list, not beside it.
    var isStacked: Bool { detail.map { $0.column == 0 } ?? false }
    var listHeight: Int { max(0, list.rows - 1) }
    var content: Box { Box(row: 3, column: 0, rows: max(0, size.rows - 5), columns: size.columns) }
    var pageHeight: Int { max(1, content.rows - 2) }
    /// Lines of an opened row are no longer than the eye follows from a label to its figure.
    var pageWidth: Int { min(size.columns - 1, 110) }
}
