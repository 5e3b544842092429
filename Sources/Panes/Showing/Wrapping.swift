import Canvas

/// Breaks text into lines between words.
public enum Wrapping {
    /// Lines of at most `width` cells; a word that is longer is left for the canvas to cut.
    public static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let joined = line.isEmpty ? String(word) : "\(line) \(word)"
            if TextWidth.cells(joined) <= width || line.isEmpty {
                line = joined
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}

extension TextLine {
    /// Text over as many lines as it needs, behind a label that stands in the first of them.
    public static func wrapped(
        _ text: String, _ tone: Tone = .text, label: String = "", labelTone: Tone = .dim, indent: Int = 1, width: Int
    ) -> [TextLine] {
        let lead = String(repeating: " ", count: indent) + label + (label.isEmpty ? "" : " ")
        let start = TextWidth.cells(lead)
        let lines = Wrapping.lines(text, width: max(8, width - start))
        return lines.enumerated().map { index, line in
            index == 0
                ? TextLine([Span(lead, labelTone), Span(line, tone)])
                : TextLine([Span(line, tone, column: start, width: max(0, width - start))])
        }
    }
    /// Text in one line behind a label; what does not fit ends with `~`.
    public static func cut(_ text: String, label: String, indent: Int = 1, width: Int) -> TextLine {
        let lead = String(repeating: " ", count: indent) + label + " "
        let start = TextWidth.cells(lead)
        return TextLine([Span(lead, .dim), Span(text, column: start, width: max(8, width - start))])
    }
}
