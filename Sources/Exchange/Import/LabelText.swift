import Workflow

/// Tags and attributes as files write them.
enum LabelText {
    /// `trade, vip`: between commas.
    static func tags(_ text: String) -> [String] { text.split(separator: ",").map { trimmed($0) } }

    /// One on a line, or between semicolons where the mark is `=`: the name, the mark, the value. A line without the mark is a name alone.
    static func attributes(_ text: String, mark: Character) -> [Labels.Attribute] {
        text.split { $0.isNewline || mark == "=" && $0 == ";" }.map { line in
            guard let place = line.firstIndex(of: mark) else { return Labels.Attribute(name: trimmed(line), value: "") }
            return Labels.Attribute(name: trimmed(line[..<place]), value: trimmed(line[line.index(after: place)...]))
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let front = text.drop { $0.isWhitespace }
        return String(
            front.prefix((front.lastIndex { !$0.isWhitespace }).map { front.distance(from: front.startIndex, to: $0) + 1 } ?? 0))
    }
}
