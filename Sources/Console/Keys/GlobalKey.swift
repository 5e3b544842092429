/// A key that means the same in every pane.
public struct GlobalKey: Sendable {
    /// What it does.
    enum Act: Sendable {
        case down, up, top, bottom, pageDown, pageUp, halfDown, halfUp
        case open, back, lastView, nextPage, previousPage
        case filter, clearFilter, sort, flip, mark, range, markAll, unmark
        case why, impact, menu, help, commandLine, recall
        case copyName, copyRow, refresh, repaint, pause, undo, frequency
        case zoom, unzoom, quit, suspend
        case tab(Int)
    }

    let act: Act
    /// The keys that do it; the first is the one that is shown.
    let strokes: [Stroke]
    let label: String
    /// One sentence for the help and the manual.
    let summary: String

    init(_ act: Act, _ strokes: [Stroke], _ label: String, _ summary: String) {
        self.act = act
        self.strokes = strokes
        self.label = label
        self.summary = summary
    }
}
