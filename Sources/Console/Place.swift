import Panes

/// Where the operator is: a pane's list, or one of its rows opened.
struct Place: Sendable {
    var pane: Int
    var opened: Opened?
    /// The filter that stood here before a link brought its own; nil where none did.
    var filterBefore: String?
    /// The row that the cursor stood on when a jump led away; Esc leads back to it.
    var cursorBefore: RowKey?
}

/// A view with the way back from it.
struct Whereabouts: Sendable {
    var place: Place
    var stack: [Place]
}

/// A row that was opened with Enter or by its number.
struct Opened: Sendable {
    var key: RowKey
    /// Nil until it has been read.
    var row: (any ListRow)?
    var detail: Detail?
    var page = 0
    var scroll = 0
    /// Which of the page's lines that lead somewhere is chosen.
    var link = 0
    /// There is no such row.
    var isMissing = false
}
