/// `format`: `%s %d %f %e %x %X %o %b %%`, with a precision for `%f` and `%e`.
enum TextFormat {
    static func write(_ text: String, _ values: [Value], _ frame: inout Frame) throws(EvaluationFault) -> String {
        var out = ""
        var rest = Substring(text).unicodeScalars
        var used = 0
        while let next = rest.popFirst() {
            try frame.spend(1)
            guard next == "%" else {
                out.unicodeScalars.append(next)
                continue
            }
            if rest.first == "%" {
                rest.removeFirst()
                out += "%"
                continue
            }
            let decimals = try precision(&rest)
            guard let clause = rest.popFirst() else { throw EvaluationFault(.malformed, "the format ends behind %") }
            guard "sdfexXob".unicodeScalars.contains(clause) else {
                throw EvaluationFault(.malformed, "the format has no clause %\(clause)")
            }
            guard used < values.count else {
                throw EvaluationFault(.noSuchIndex, "the format needs more than the \(values.count) values")
            }
            let written = try write(values[used], clause, decimals ?? 6, &frame)
            try frame.spend(bytes: written.utf8.count)
            out += written
            used += 1
        }
        return out
    }

    private static func precision(_ rest: inout Substring.UnicodeScalarView) throws(EvaluationFault) -> Int? {
        guard rest.first == "." else { return nil }
        rest.removeFirst()
        var digits = ""
        while let next = rest.first, next.value >= 48, next.value <= 57 {
            digits.unicodeScalars.append(next)
            rest.removeFirst()
        }
        guard let decimals = Int(digits), decimals <= 100 else {
            throw EvaluationFault(.malformed, "the precision is a number up to 100")
        }
        return decimals
    }

    private static func write(_ value: Value, _ clause: Unicode.Scalar, _ decimals: Int, _ frame: inout Frame)
        throws(EvaluationFault) -> String
    {
        switch clause {
        case "s": return try text(value, &frame)
        case "d": return try whole(value)
        case "f", "e":
            // The exact digits of very large and very small numbers take long.
            if case .double(let number) = value, number.isFinite {
                try frame.spend(10 + abs(Int(number.exponentBitPattern) - 1_075) / 4)
            }
            return try real(value, isScientific: clause == "e", decimals)
        case "x": return try hexadecimal(value)
        case "X": return try hexadecimal(value).uppercased()
        default: return try digits(value, radix: clause == "o" ? 8 : 2)
        }
    }

    private static func whole(_ value: Value) throws(EvaluationFault) -> String {
        switch value {
        case .int(let number): return String(number)
        case .uint(let number): return String(number)
        case .double(let number) where !number.isFinite: return DoubleText.write(number)
        default: throw EvaluationFault.overload("%d", value)
        }
    }

    private static func real(_ value: Value, isScientific: Bool, _ decimals: Int) throws(EvaluationFault) -> String {
        let number: Double
        switch value {
        case .double(let value): number = value
        case .int(let value): number = Double(value)
        case .uint(let value): number = Double(value)
        default: throw EvaluationFault.overload(isScientific ? "%e" : "%f", value)
        }
        guard number.isFinite else { return DoubleText.write(number) }
        return isScientific ? DoubleText.scientific(number, decimals: decimals) : DoubleText.fixed(number, decimals: decimals)
    }

    private static func hexadecimal(_ value: Value) throws(EvaluationFault) -> String {
        func pairs(_ bytes: some Sequence<UInt8>) -> String {
            bytes.reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
        }
        switch value {
        case .string(let text): return pairs(text.utf8)
        case .bytes(let bytes): return pairs(bytes)
        case .bool: throw EvaluationFault.overload("%x", value)
        default: return try digits(value, radix: 16)
        }
    }

    private static func digits(_ value: Value, radix: Int) throws(EvaluationFault) -> String {
        switch value {
        case .int(let number): return String(number, radix: radix)
        case .uint(let number): return String(number, radix: radix)
        case .bool(let value) where radix == 2: return value ? "1" : "0"
        default: throw EvaluationFault.overload(radix == 8 ? "%o" : radix == 2 ? "%b" : "%x", value)
        }
    }

    private static func text(_ value: Value, _ frame: inout Frame) throws(EvaluationFault) -> String {
        try frame.spend(1)
        switch value {
        case .null: return "null"
        case .type(let name): return name
        case .list(let values):
            var parts: [String] = []
            for value in values { parts.append(try text(value, &frame)) }
            return try joined(parts, "[", "]", &frame)
        case .map(let map):
            var parts: [(String, String)] = []
            for entry in map.entries { parts.append((try text(entry.key, &frame), try text(entry.value, &frame))) }
            parts.sort { CodePoints.compare($0.0, $1.0) < 0 }
            return try joined(parts.map { "\($0.0): \($0.1)" }, "{", "}", &frame)
        default: return try stringValue(value, &frame)
        }
    }

    private static func joined(_ parts: [String], _ open: String, _ close: String, _ frame: inout Frame) throws(EvaluationFault)
        -> String
    {
        try frame.spend(bytes: parts.reduce(0) { $0 + $1.utf8.count + 2 })
        return open + parts.joined(separator: ", ") + close
    }

    private static func stringValue(_ value: Value, _ frame: inout Frame) throws(EvaluationFault) -> String {
        guard case .string(let text) = try Conversions.string(value, &frame) else { throw EvaluationFault.overload("%s", value) }
        return text
    }
}
