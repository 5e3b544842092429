/// One word of a filter: letters, and which of them stood in quotes.
struct FilterWord {
    private var letters: [(letter: Character, isQuoted: Bool)] = []
    private(set) var isQuoted = false

    /// `!` before it, with something behind.
    var isNegated: Bool { letters.count > 1 && letters[0].letter == "!" && !letters[0].isQuoted }

    /// The name before the first colon, and where its value begins; nil where there is no name.
    var field: (name: String, end: Int)? {
        let start = isNegated ? 1 : 0
        guard let colon = letters.firstIndex(where: { $0.letter == ":" || $0.isQuoted }), colon > start,
            !letters[colon].isQuoted
        else { return nil }
        return (String(letters[start..<colon].map(\.letter)).lowercased(), colon + 1)
    }

    func plain(from start: Int) -> String { String(letters[start...].map(\.letter)) }

    /// The values between commas; empty ones are none.
    func parts(from start: Int) -> [String] {
        letters[start...].split { $0.letter == "," && !$0.isQuoted }.map { String($0.map(\.letter)) }
    }

    /// The words of a text. A quote counts where a word or a value begins; in quotes a backslash takes the next letter.
    static func all(in text: String) -> [FilterWord] {
        var words: [FilterWord] = []
        var word: FilterWord?
        var isOpen = false
        var isEscaped = false
        for letter in text {
            if isOpen {
                if !isEscaped, letter == "\\" {
                    isEscaped = true
                } else if !isEscaped, letter == "\"" {
                    isOpen = false
                } else {
                    word?.letters.append((letter, true))
                    isEscaped = false
                }
            } else if letter == " " {
                if let done = word { words.append(done) }
                word = nil
            } else if letter == "\"", word?.mayOpen ?? true {
                word = word ?? FilterWord()
                word?.isQuoted = true
                isOpen = true
            } else {
                word = word ?? FilterWord()
                word?.letters.append((letter, false))
            }
        }
        if let done = word { words.append(done) }
        return words.filter { !$0.letters.isEmpty }
    }

    /// A value begins here: behind a colon, a comma, or the `!` that turns the word round.
    private var mayOpen: Bool {
        guard let last = letters.last, !last.isQuoted else { return false }
        return last.letter == ":" || last.letter == "," || letters.count == 1 && last.letter == "!"
    }
}
