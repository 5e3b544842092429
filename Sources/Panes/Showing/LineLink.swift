import Workflow

/// What a line of an opened row leads to.
public enum LineLink: Sendable, Equatable {
    case row(RowKey)
    /// A jump word and what it names, as they would be typed on the `==>` line: `request`, `12`.
    case words(String, String)
    /// A pane with a filter.
    case list(PaneID, filter: String)
    /// What one event posted.
    case posting(Int)
}

extension [TextLine] {
    /// The same lines, led by the first one to `link`.
    func leading(to link: LineLink?) -> [TextLine] {
        guard let link, !isEmpty else { return self }
        var lines = self
        lines[0].link = link
        return lines
    }
}
