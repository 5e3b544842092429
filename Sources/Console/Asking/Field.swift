import Canvas
import Panes

/// A line of text being typed.
struct Field: Sendable, Equatable {
    private(set) var letters: [Character]
    private(set) var place: Int
    /// What stands there was put there by itself: the first letter that is typed takes its place, any other key keeps it.
    private(set) var isProposal: Bool

    init(_ text: String = "", isProposal: Bool = false) {
        letters = Array(text)
        place = letters.count
        self.isProposal = isProposal && !text.isEmpty
    }

    var text: String { String(letters) }
    var isEmpty: Bool { letters.isEmpty }

    /// Longest text that can be typed; what is pasted beyond it is cut.
    static let limit = 2000

    /// Takes a key; false if the key means nothing in a field.
    mutating func take(_ stroke: Stroke) -> Bool {
        if case .character(let letter) = stroke {
            dropProposal()
            insert(letter)
            return true
        }
        guard edit(stroke) else { return false }
        isProposal = false
        return true
    }

    private mutating func edit(_ stroke: Stroke) -> Bool {
        switch stroke {
        case .backspace, .control("h"):
            if place > 0 {
                place -= 1
                letters.remove(at: place)
            }
        case .delete: if place < letters.count { letters.remove(at: place) }
        case .left, .control("b"): place = max(0, place - 1)
        case .right, .control("f"): place = min(letters.count, place + 1)
        case .home, .control("a"): place = 0
        case .end, .control("e"): place = letters.count
        case .control("u"):
            letters.removeFirst(place)
            place = 0
        case .control("k"): letters.removeLast(letters.count - place)
        case .control("w"): removeWord()
        default: return false
        }
        return true
    }

    /// Pasted text: its line breaks become blanks.
    mutating func paste(_ text: String) {
        dropProposal()
        for letter in text { insert(letter.isNewline || letter == "\t" ? " " : letter) }
    }

    private mutating func dropProposal() {
        guard isProposal else { return }
        self = Field()
    }

    private mutating func insert(_ letter: Character) {
        guard letters.count < Self.limit else { return }
        letters.insert(letter, at: place)
        place += 1
    }

    private mutating func removeWord() {
        while place > 0, letters[place - 1] == " " { removeBefore() }
        while place > 0, letters[place - 1] != " " { removeBefore() }
    }

    private mutating func removeBefore() {
        place -= 1
        letters.remove(at: place)
    }

    /// Draws the part around the cursor and parks the cursor there.
    func draw(on canvas: inout Canvas, row: Int, column: Int, width: Int) {
        guard width > 1 else { return }
        canvas.fill(row, column, width: width, .input)
        var first = place
        var used = 0
        while first > 0 {
            let cells = TextWidth.cells(String(letters[first - 1]))
            if used + cells > width - 1 { break }
            used += cells
            first -= 1
        }
        canvas.put(row, column, String(letters[first...]), .input, width: width)
        canvas.cursor = Position(row: row, column: column + used)
    }
}
