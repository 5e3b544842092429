import Canvas

/// One line of a detail: texts with their tones, some at a place of their own.
public struct TextLine: Sendable, Equatable {
    /// A text; with a column and a width it stands in a grid, without it follows what is before it.
    public struct Span: Sendable, Equatable {
        public var text: String
        public var tone: Tone
        public var column: Int?
        public var width: Int?
        public var isRight = false

        public init(_ text: String, _ tone: Tone = .text, column: Int? = nil, width: Int? = nil, isRight: Bool = false) {
            self.text = text
            self.tone = tone
            self.column = column
            self.width = width
            self.isRight = isRight
        }
    }

    public var spans: [Span]
    /// A line of `-` with the first span's text as its title.
    public var isRule = false
    /// What Enter opens when the line is chosen; nil for a line that is only read.
    public var link: LineLink?

    public init(_ text: String = "", _ tone: Tone = .text) { spans = text.isEmpty ? [] : [Span(text, tone)] }
    public init(_ spans: [Span]) { self.spans = spans }

    /// A heading in a line of `-`.
    public static func rule(_ title: String = "") -> TextLine {
        var line = TextLine(title)
        line.isRule = true
        return line
    }

    /// `label` in a quiet tone, then its text.
    public static func field(_ label: String, _ text: String, _ tone: Tone = .text, indent: Int = 0) -> TextLine {
        TextLine([Span(String(repeating: " ", count: indent) + label + " ", .dim), Span(text, tone)])
    }

    /// The text of the line without its places, for copying and for tests.
    public var plain: String { spans.map(\.text).joined(separator: " ") }

    public func draw(on canvas: inout Canvas, row: Int, column: Int, width: Int) {
        guard width > 0 else { return }
        if isRule { return canvas.rule(row, column, width: width, title: spans.first?.text ?? "") }
        var place = column
        // Gaps between columns have the line's one tone: changing it there and back costs more than the gap.
        if let tone = spans.first?.tone, tone != .text, spans.count > 1, spans.allSatisfy({ $0.tone == tone }) {
            canvas.fill(row, column, width: width, tone)
        }
        for span in spans {
            if let own = span.column { place = column + own }
            let room = min(span.width ?? .max, column + width - place)
            guard room > 0 else { continue }
            let isFixed = span.width != nil
            let cells = isFixed ? room : min(room, TextWidth.cells(span.text))
            place += canvas.put(row, place, span.text, span.tone, width: cells, align: span.isRight ? .right : .left)
        }
    }
}
