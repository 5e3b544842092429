import Panes
import Vocabulary

/// What reading a file would do, shown before anything of it is taken.
struct IntakeSheet: Sendable {
    var path: String
    var channel: String?
    /// What it is, once that is known.
    var title = ""
    /// Nil while the file is being looked into.
    var findings: [ImportNews.Finding]?
    var shownAt: Instant?

    /// The file without its folders.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// It cannot be taken yet: it is being looked into, or has only just come up.
    func waits(at now: Instant) -> Bool {
        guard findings != nil, let shownAt else { return true }
        return now.milliseconds - shownAt.milliseconds < Sheet.guardMilliseconds
    }

    func lines(width: Int) -> [TextLine] {
        guard let findings else { return [TextLine("LOADING: the file is being looked into", .dim)] }
        return TextLine.wrapped(title, .title, indent: 0, width: width)
            + findings.flatMap { TextLine.wrapped($0.text, $0.isOdd ? .warn : .text, label: $0.label, width: width) }
    }
}
