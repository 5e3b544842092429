/// Cuts an expression's text into tokens.
struct Lexer {
    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func fault(_ sentence: String, at offset: Int) -> ExpressionFault { ExpressionFault(sentence, at: offset, in: bytes) }

    func byte(_ ahead: Int = 0) -> UInt8 { place + ahead < bytes.count ? bytes[place + ahead] : 0 }

    mutating func next() throws(ExpressionFault) -> Token {
        skipBlanks()
        let start = place
        guard place < bytes.count else { return Token(kind: .end, at: start) }
        let first = byte()
        if first == 46, Lexer.isDigit(byte(1)) { return try number() }
        if Lexer.isDigit(first) { return try number() }
        if first == 34 || first == 39 { return try text(isRaw: false, isBytes: false, from: start) }
        if Lexer.isLetter(first) { return try nameOrText() }
        if first == 96 { return try quotedName() }
        return try mark()
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    static func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 || byte == 95 }

    private mutating func skipBlanks() {
        while place < bytes.count {
            switch bytes[place] {
            case 9, 10, 12, 13, 32: place += 1
            case 47 where byte(1) == 47: while place < bytes.count, bytes[place] != 10 { place += 1 }
            default: return
            }
        }
    }

    private mutating func nameOrText() throws(ExpressionFault) -> Token {
        let start = place
        var ahead = 0
        var isBytes = false
        var isRaw = false
        if byte(ahead) | 32 == 98 {
            isBytes = true
            ahead += 1
        }
        if byte(ahead) | 32 == 114 {
            isRaw = true
            ahead += 1
        }
        if ahead > 0, byte(ahead) == 34 || byte(ahead) == 39 {
            place += ahead
            return try text(isRaw: isRaw, isBytes: isBytes, from: start)
        }
        while Lexer.isLetter(byte()) || Lexer.isDigit(byte()) { place += 1 }
        return Token(kind: .name(String(decoding: bytes[start..<place], as: UTF8.self)), at: start)
    }

    private mutating func quotedName() throws(ExpressionFault) -> Token {
        let start = place
        place += 1
        while Lexer.isLetter(byte()) || Lexer.isDigit(byte()) || [45, 46, 47, 32].contains(byte()) { place += 1 }
        guard byte() == 96, place > start + 1 else {
            throw fault("a name in backquotes has letters, digits, _ . - / and blanks", at: place)
        }
        place += 1
        return Token(kind: .quoted(String(decoding: bytes[start + 1..<place - 1], as: UTF8.self)), at: start)
    }

    private mutating func mark() throws(ExpressionFault) -> Token {
        let start = place
        for length in [2, 1] where place + length <= bytes.count {
            if let mark = Token.Mark(rawValue: String(decoding: bytes[place..<place + length], as: UTF8.self)) {
                place += length
                return Token(kind: .mark(mark), at: start)
            }
        }
        let advice: String
        switch byte() {
        case 61: advice = "= is no operator; equality is =="
        case 38: advice = "& is no operator; and is &&"
        case 124: advice = "| is no operator; or is ||"
        default:
            let rest = String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
            advice =
                "the sign \(rest.map { $0.value < 32 || $0.value == 127 ? "U+\(String($0.value, radix: 16))" : String($0) } ?? "?") has no meaning here"
        }
        throw fault(advice, at: start)
    }

    private mutating func number() throws(ExpressionFault) -> Token {
        let start = place
        if byte() == 48, byte(1) | 32 == 120, Lexer.digit(byte(2)) != nil {
            place += 2
            let first = place
            while Lexer.digit(byte()) != nil { place += 1 }
            return try whole(String(decoding: bytes[first..<place], as: UTF8.self), radix: 16, from: start)
        }
        while Lexer.isDigit(byte()) { place += 1 }
        var isDouble = false
        if byte() == 46, Lexer.isDigit(byte(1)) {
            isDouble = true
            place += 1
            while Lexer.isDigit(byte()) { place += 1 }
        }
        if byte() | 32 == 101 {
            let sign = byte(1) == 43 || byte(1) == 45 ? 1 : 0
            if Lexer.isDigit(byte(1 + sign)) {
                isDouble = true
                place += 1 + sign
                while Lexer.isDigit(byte()) { place += 1 }
            }
        }
        let digits = String(decoding: bytes[start..<place], as: UTF8.self)
        guard isDouble else { return try whole(digits, radix: 10, from: start) }
        guard let value = Double(digits.hasPrefix(".") ? "0" + digits : digits), value.isFinite else {
            throw fault("the number is too large for a double", at: start)
        }
        return Token(kind: .double(value), at: start)
    }

    private mutating func whole(_ digits: String, radix: Int, from start: Int) throws(ExpressionFault) -> Token {
        guard let value = UInt(digits, radix: radix) else { throw fault("the number is larger than 64 bits hold", at: start) }
        if byte() | 32 == 117 {
            place += 1
            return Token(kind: .uint(value), at: start)
        }
        return Token(kind: .int(value), at: start)
    }

    static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte - 48)
        case 65...70: UInt32(byte - 55)
        case 97...102: UInt32(byte - 87)
        default: nil
        }
    }
}
