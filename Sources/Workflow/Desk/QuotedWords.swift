/// The words of a line as a shell would split it: blanks separate, quotes hold together, a backslash takes the next letter.
public enum QuotedWords {
    /// Nil when a quote is left open.
    public static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for letter in line {
            if isEscaped {
                word = (word ?? "") + String(letter)
                isEscaped = false
            } else if let open = quote {
                if letter == open {
                    quote = nil
                } else if letter == "\\", open == "\"" {
                    isEscaped = true
                } else {
                    word = (word ?? "") + String(letter)
                }
            } else if letter == "\"" || letter == "'" {
                quote = letter
                word = word ?? ""
            } else if letter == "\\" {
                isEscaped = true
            } else if letter == " " || letter == "\t" {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(letter)
            }
        }
        guard quote == nil, !isEscaped else { return nil }
        if let done = word { words.append(done) }
        return words
    }
}
