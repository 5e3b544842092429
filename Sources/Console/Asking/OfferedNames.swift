import Canvas

/// What Tab found where that is more than one thing: their names are shown, and more of Tab goes through them.
struct OfferedNames: Sendable, Equatable {
    /// Whole words, as they would stand on the line.
    var words: [String]
    /// What stood on the line before the word that was begun.
    var before: String
    /// The word that stands on the line now; nil before the first was chosen.
    var chosen: Int?

    /// The next word, or with a step of -1 the one before; behind the last comes the first.
    mutating func turn(by step: Int) -> String {
        chosen = ((chosen ?? (step > 0 ? -1 : 0)) + step + words.count) % words.count
        return before + words[chosen ?? 0]
    }

    /// The last part of each, behind the folder that they share.
    var names: [String] {
        words.map { word in
            let isFolder = word.hasSuffix("/")
            let name = word.split(separator: "/").last.map(String.init) ?? word
            return name + (isFolder ? "/" : "")
        }
    }

    /// The names in at most `most` lines: of more lines those around the chosen name.
    func lines(width: Int, atMost most: Int) -> [String] {
        var lines: [(text: String, cells: Int)] = []
        var place = 0
        for (index, name) in names.enumerated() {
            let cells = TextWidth.cells(name)
            if let last = lines.last, last.cells + 2 + cells <= width {
                lines[lines.count - 1] = (last.text + "  " + name, last.cells + 2 + cells)
            } else {
                lines.append((name, cells))
            }
            if index == chosen { place = lines.count - 1 }
        }
        let first = max(0, min(place - most / 2, lines.count - most))
        return lines.dropFirst(first).prefix(most).map(\.text)
    }
}
