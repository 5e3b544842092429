/// JSON as it stands in a file: numbers keep whether they are whole, objects keep their order.
enum JSONTree {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONTree])
    case object([(key: String, value: JSONTree)])

    subscript(key: String) -> JSONTree? {
        guard case .object(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }
    var isTrue: Bool { if case .bool(true) = self { true } else { false } }
    var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }
    var entries: [(key: String, value: JSONTree)] { if case .object(let entries) = self { entries } else { [] } }
}

/// Reads JSON with line and column in its complaints.
struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    static func read(_ text: String, file: String) throws(PolicyDefect) -> JSONTree {
        var reader = JSONReader(bytes: Array(text.utf8))
        do throws(ExpressionFault) {
            let tree = try reader.value(levels: 64)
            reader.skipBlanks()
            guard reader.place == reader.bytes.count else { throw reader.fault("more text behind the value") }
            return tree
        } catch {
            throw PolicyDefect(file: file, line: error.line, column: error.column, sentence: "no JSON: \(error.sentence)")
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func fault(_ sentence: String) -> ExpressionFault { ExpressionFault(sentence, at: place, in: bytes) }

    private mutating func skipBlanks() {
        while place < bytes.count, [9, 10, 13, 32].contains(bytes[place]) { place += 1 }
    }

    private mutating func accept(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func word(_ word: String) -> Bool {
        guard bytes[place...].starts(with: word.utf8) else { return false }
        place += word.utf8.count
        return true
    }

    private mutating func value(levels: Int) throws(ExpressionFault) -> JSONTree {
        guard levels > 0 else { throw fault("more than 64 levels") }
        skipBlanks()
        guard place < bytes.count else { throw fault("the text ends") }
        switch bytes[place] {
        case UInt8(ascii: "{"): return try object(levels)
        case UInt8(ascii: "["):
            place += 1
            var elements: [JSONTree] = []
            if accept("]") { return .array(elements) }
            repeat { elements.append(try value(levels: levels - 1)) } while accept(",")
            guard accept("]") else { throw fault("expected , or ]") }
            return .array(elements)
        case 34: return .string(try string())
        case UInt8(ascii: "t") where word("true"): return .bool(true)
        case UInt8(ascii: "f") where word("false"): return .bool(false)
        case UInt8(ascii: "n") where word("null"): return .null
        default: return try number()
        }
    }

    private mutating func object(_ levels: Int) throws(ExpressionFault) -> JSONTree {
        place += 1
        var entries: [(key: String, value: JSONTree)] = []
        if accept("}") { return .object(entries) }
        repeat {
            skipBlanks()
            let key = try string()
            guard accept(":") else { throw fault("expected :") }
            entries.append((key, try value(levels: levels - 1)))
        } while accept(",")
        guard accept("}") else { throw fault("expected , or }") }
        return .object(entries)
    }

    private mutating func number() throws(ExpressionFault) -> JSONTree {
        let digits = bytes[place...].prefix { "0123456789+-.eE".utf8.contains($0) }
        let text = String(decoding: digits, as: UTF8.self)
        if let whole = Int(text) {
            place += digits.count
            return .int(whole)
        }
        guard let number = Double(text), number.isFinite else { throw fault("expected a value") }
        place += digits.count
        return .double(number)
    }

    private mutating func string() throws(ExpressionFault) -> String {
        guard place < bytes.count, bytes[place] == 34 else { throw fault("expected a text") }
        place += 1
        var out: [UInt8] = []
        while place < bytes.count {
            let next = bytes[place]
            place += 1
            if next == 34 { return String(decoding: out, as: UTF8.self) }
            if next < 32 { break }
            guard next == 92 else {
                out.append(next)
                continue
            }
            try escape(into: &out)
        }
        throw fault("a text is not closed")
    }

    private mutating func escape(into out: inout [UInt8]) throws(ExpressionFault) {
        guard place < bytes.count else { throw fault("a text is not closed") }
        let letter = bytes[place]
        place += 1
        switch letter {
        case 34, 47, 92: out.append(letter)
        case UInt8(ascii: "b"): out.append(8)
        case UInt8(ascii: "f"): out.append(12)
        case UInt8(ascii: "n"): out.append(10)
        case UInt8(ascii: "r"): out.append(13)
        case UInt8(ascii: "t"): out.append(9)
        case UInt8(ascii: "u"):
            var unit = try hexadecimal()
            if unit & 0xfc00 == 0xd800, word("\\u") {
                let low = try hexadecimal()
                unit = 0x10000 + (unit & 0x3ff) << 10 + low & 0x3ff
            }
            guard let scalar = Unicode.Scalar(unit) else { throw fault("no code point") }
            out += Array(String(scalar).utf8)
        default: throw fault("an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(ExpressionFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard place < bytes.count, let digit = Lexer.digit(bytes[place]) else { throw fault("four hexadecimal digits") }
            value = value << 4 | digit
            place += 1
        }
        return value
    }
}
