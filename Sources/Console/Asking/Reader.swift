import Canvas
import Panes

/// Text in a window of its own, to be scrolled.
struct Reader: Sendable {
    var title: String
    var lines: [TextLine]
    var scroll = 0

    /// What fits into its window.
    static func page(on size: Size) -> Int { max(1, size.rows - 9) }
    static func width(on size: Size) -> Int { min(100, size.columns - 6) }
}
