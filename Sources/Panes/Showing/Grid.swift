/// Columns inside a detail: widths are given, one column takes what is left.
struct Grid {
    struct Column {
        /// Cells; nil for the one that takes what is left.
        var width: Int?
        var isRight = false
    }

    private let places: [(start: Int, width: Int, isRight: Bool)]

    /// `indent` cells are left free before the first column, and one between two.
    init(_ columns: [Column], width: Int, indent: Int = 1) {
        let fixed = columns.reduce(indent + max(0, columns.count - 1)) { $0 + ($1.width ?? 0) }
        var start = indent
        var places: [(Int, Int, Bool)] = []
        for column in columns {
            let cells = column.width ?? max(4, width - fixed)
            places.append((start, cells, column.isRight))
            start += cells + 1
        }
        self.places = places
    }

    func line(_ texts: [String], _ tone: Tone = .text, tones: [Int: Tone] = [:]) -> TextLine {
        TextLine(
            zip(texts, places).enumerated().map { index, pair in
                TextLine.Span(
                    pair.0, tones[index] ?? tone, column: pair.1.start, width: pair.1.width, isRight: pair.1.isRight)
            })
    }
}

extension Grid.Column {
    static func left(_ width: Int) -> Grid.Column { Grid.Column(width: width) }
    static func right(_ width: Int) -> Grid.Column { Grid.Column(width: width, isRight: true) }
    static var rest: Grid.Column { Grid.Column() }
}
