import Panes
import Vocabulary

/// A list in a window of its own from which one line is chosen.
struct Picker: Sendable {
    /// What a line does when it is chosen.
    enum Choice: Sendable, Equatable {
        case stroke(Stroke)
        case impact(Character)
        case sort(String)
        case filter(String)
        case value(String)
        case nothing
    }

    struct Line: Sendable, Equatable {
        var key: String
        var label: String
        var note: String
        /// Why it cannot be chosen; empty when it can.
        var off = ""
        var choice: Choice
        /// What stands behind the label: what it does, or why it is off.
        var words: String { (off.isEmpty ? "" : "off: ") + note }
    }

    /// How typed letters are taken: as the key of a line, or as words to look for.
    enum Typing: Sendable { case keys, search }

    var title: String
    var lines: [Line]
    var typing: Typing
    var search = Field()
    var selected = 0
    var hint: String

    init(_ title: String, _ lines: [Line], typing: Typing, selected: Int = 0, hint: String) {
        self.title = title
        self.lines = lines
        self.typing = typing
        self.selected = selected
        self.hint = hint
    }

    /// The lines that hold every word that was typed.
    var shown: [Line] {
        let words = Fold.text(search.text).split(separator: " ")
        guard typing == .search, !words.isEmpty else { return lines }
        return lines.filter { line in
            let text = Fold.text("\(line.key) \(line.label) \(line.note) \(line.off)")
            return words.allSatisfy { text.contains($0) }
        }
    }

    var current: Line? { shown.indices.contains(selected) ? shown[selected] : nil }

    mutating func move(by lines: Int) {
        selected = max(0, min(selected + lines, shown.count - 1))
    }

    /// The line whose key was typed.
    func line(on letter: Character) -> Line? { lines.first { $0.key == String(letter) } }

    mutating func take(_ stroke: Stroke) -> Bool {
        guard search.take(stroke) else { return false }
        selected = 0
        return true
    }
}
