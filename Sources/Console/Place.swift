import Panes
import Vocabulary
import Workflow

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
    var row: (any ListRow)? { didSet { laid = nil } }
    var detail: Detail? { didSet { laid = nil } }
    var page = 0 { didSet { laid = nil } }
    var scroll = 0
    /// Which of the page's lines that lead somewhere is chosen.
    var link = 0
    /// There is no such row.
    var isMissing = false
    /// The page as it was laid out last; nil once that was of another row, detail or page.
    var laid: LaidPage?
}

/// The lines of an opened page, with what they were laid out for beside the row: they hold until that changes.
struct LaidPage: Sendable {
    let lines: [TextLine]
    private let width: Int
    private let minute: Instant
    private let overview: Overview.Answer?

    init(_ lines: [TextLine], width: Int, scene: Scene) {
        self.lines = lines
        self.width = width
        minute = scene.now
        overview = scene.overview
    }

    func holds(width: Int, scene: Scene) -> Bool {
        width == self.width && scene.now == minute && scene.overview == overview
    }
}
