/// Texts and bytes between quotes.
extension Lexer {
    mutating func text(isRaw: Bool, isBytes: Bool, from start: Int) throws(ExpressionFault) -> Token {
        let quote = byte()
        let isTriple = byte(1) == quote && byte(2) == quote
        place += isTriple ? 3 : 1
        var out: [UInt8] = []
        while true {
            guard place < bytes.count else { throw fault("the text is not closed", at: start) }
            let next = bytes[place]
            if next == quote, !isTriple || byte(1) == quote && byte(2) == quote {
                place += isTriple ? 3 : 1
                break
            }
            if !isTriple, next == 10 || next == 13 { throw fault("the text is not closed on its line", at: start) }
            if next == 92, !isRaw {
                try escape(into: &out, isBytes: isBytes)
            } else {
                out.append(next)
                place += 1
            }
        }
        if isBytes { return Token(kind: .bytes(out), at: start) }
        return Token(kind: .string(String(decoding: out, as: UTF8.self)), at: start)
    }

    private mutating func escape(into out: inout [UInt8], isBytes: Bool) throws(ExpressionFault) {
        let start = place
        let letter = byte(1)
        place += 2
        switch letter {
        case UInt8(ascii: "a"): out.append(7)
        case UInt8(ascii: "b"): out.append(8)
        case UInt8(ascii: "f"): out.append(12)
        case UInt8(ascii: "n"): out.append(10)
        case UInt8(ascii: "r"): out.append(13)
        case UInt8(ascii: "t"): out.append(9)
        case UInt8(ascii: "v"): out.append(11)
        case 92, 63, 34, 39, 96: out.append(letter)
        case UInt8(ascii: "x"), UInt8(ascii: "X"): try number(2, radix: 16, from: start, into: &out, isBytes: isBytes)
        case UInt8(ascii: "u") where !isBytes: try number(4, radix: 16, from: start, into: &out, isBytes: false)
        case UInt8(ascii: "U") where !isBytes: try number(8, radix: 16, from: start, into: &out, isBytes: false)
        case 48...51:
            place -= 1
            try number(3, radix: 8, from: start, into: &out, isBytes: isBytes)
        default: throw fault("there is no such escape in \(isBytes ? "bytes" : "a text"); a backslash itself is \\\\", at: start)
        }
    }

    private mutating func number(
        _ count: Int, radix: UInt32, from start: Int, into out: inout [UInt8], isBytes: Bool
    ) throws(ExpressionFault) {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = Lexer.digit(byte()), digit < radix else {
                throw fault("this escape has \(count) \(radix == 8 ? "octal" : "hexadecimal") digits", at: start)
            }
            value = value * radix + digit
            place += 1
        }
        if isBytes {
            out.append(UInt8(value))
        } else {
            guard let scalar = Unicode.Scalar(value) else { throw fault("there is no such code point", at: start) }
            out.append(contentsOf: String(scalar).utf8)
        }
    }
}
