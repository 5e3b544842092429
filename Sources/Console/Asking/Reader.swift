import Panes

/// Text in a window of its own, to be scrolled.
struct Reader: Sendable {
    var title: String
    var lines: [TextLine]
    var scroll = 0
}
