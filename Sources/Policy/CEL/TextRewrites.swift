/// Strings made from strings: case, replace, split, join, base64.
extension FunctionTable {
    mutating func addRewrites() {
        addCasing("lowerAscii") { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
        addCasing("upperAscii") { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 }
        add(
            "replace", [.member([.string, .string, .string], .string)],
            .ternary { x, y, z, frame throws(EvaluationFault) in
                guard case .string(let text) = x, case .string(let old) = y, case .string(let new) = z else {
                    throw EvaluationFault.overload("replace", x, y, z)
                }
                return .string(try Rewriting.replace(text, old, new, limit: -1, &frame))
            })
        add(
            "replace", [.member([.string, .string, .string, .int], .string)],
            .many { values, frame throws(EvaluationFault) in
                guard case .string(let text) = values[0], case .string(let old) = values[1], case .string(let new) = values[2],
                    case .int(let limit) = values[3]
                else { throw EvaluationFault.overload("replace", of: values) }
                return .string(try Rewriting.replace(text, old, new, limit: limit, &frame))
            })
        add(
            "split", [.member([.string, .string], .list(.string))],
            .binary { x, y, frame throws(EvaluationFault) in
                guard case .string(let text) = x, case .string(let mark) = y else {
                    throw EvaluationFault.overload("split", x, y)
                }
                return try Rewriting.split(text, mark, limit: -1, &frame)
            })
        add(
            "split", [.member([.string, .string, .int], .list(.string))],
            .ternary { x, y, z, frame throws(EvaluationFault) in
                guard case .string(let text) = x, case .string(let mark) = y, case .int(let limit) = z else {
                    throw EvaluationFault.overload("split", x, y, z)
                }
                return try Rewriting.split(text, mark, limit: limit, &frame)
            })
        add(
            "join", [.member([.list(.string)], .string)],
            .unary { x, frame throws(EvaluationFault) in try Rewriting.join(x, "", &frame) })
        add(
            "join", [.member([.list(.string), .string], .string)],
            .binary { x, y, frame throws(EvaluationFault) in
                guard case .string(let mark) = y else { throw EvaluationFault.overload("join", x, y) }
                return try Rewriting.join(x, mark, &frame)
            })
    }

    private mutating func addCasing(_ name: String, _ change: @escaping @Sendable (UInt8) -> UInt8) {
        add(
            name, [.member([.string], .string)],
            .unary { x, frame throws(EvaluationFault) in
                guard case .string(let text) = x else { throw EvaluationFault.overload(name, x) }
                try frame.spend(bytes: text.utf8.count)
                return .string(String(decoding: text.utf8.map(change), as: UTF8.self))
            })
    }

    mutating func addBase64() {
        add(
            "base64.encode", [.global([.bytes], .string)],
            .unary { x, frame throws(EvaluationFault) in
                guard case .bytes(let bytes) = x else { throw EvaluationFault.overload("base64.encode", x) }
                try frame.spend(bytes: bytes.count * 2)
                return .string(Base64.encode(bytes))
            })
        add(
            "base64.decode", [.global([.string], .bytes)],
            .unary { x, frame throws(EvaluationFault) in
                guard case .string(let text) = x else { throw EvaluationFault.overload("base64.decode", x) }
                try frame.spend(bytes: text.utf8.count)
                guard let bytes = Base64.decode(text) else { throw EvaluationFault(.malformed, "the text is no base64") }
                return .bytes(bytes)
            })
    }
}

/// Replacing, splitting and joining on bytes: UTF-8 keeps code points apart.
enum Rewriting {
    /// The places where `part` stands, not overlapping, at most `limit` of them when that is not negative.
    private static func places(_ part: [UInt8], _ text: [UInt8], limit: Int, _ frame: inout Frame) throws(EvaluationFault)
        -> [Int]
    {
        try frame.spendSearch(text.count, part.count)
        var found: [Int] = []
        var start = 0
        while limit < 0 || found.count < limit, let place = CodePoints.firstIndex(of: part, in: text, from: start) {
            try frame.spend(1)
            found.append(place)
            start = place + max(1, part.count)
            if part.isEmpty { while start < text.count, text[start] & 0xc0 == 0x80 { start += 1 } }
            if start > text.count { break }
        }
        return found
    }

    static func replace(_ text: String, _ old: String, _ new: String, limit: Int, _ frame: inout Frame) throws(EvaluationFault)
        -> String
    {
        let bytes = Array(text.utf8)
        let part = Array(old.utf8)
        let places = try places(part, bytes, limit: limit, &frame)
        try frame.spend(bytes: bytes.count + places.count * new.utf8.count)
        var out: [UInt8] = []
        var done = 0
        for place in places {
            out += bytes[done..<place]
            out += new.utf8
            done = place + part.count
        }
        return String(decoding: out + bytes[done...], as: UTF8.self)
    }

    static func split(_ text: String, _ mark: String, limit: Int, _ frame: inout Frame) throws(EvaluationFault) -> Value {
        guard limit != 0 else { return .list([]) }
        guard limit != 1 else { return .list([.string(text)]) }
        if mark.isEmpty {
            try frame.spend(text.utf8.count)
            let letters = Array(text.unicodeScalars)
            let kept = limit < 0 ? letters.count : min(limit - 1, letters.count)
            var parts: [Value] = letters.prefix(kept).map { .string(String($0)) }
            if kept < letters.count { parts.append(FunctionTable.text(letters[kept...])) }
            return .list(parts)
        }
        let bytes = Array(text.utf8)
        let places = try places(Array(mark.utf8), bytes, limit: limit < 0 ? -1 : limit - 1, &frame)
        var parts: [Value] = []
        var done = 0
        for place in places {
            parts.append(.string(String(decoding: bytes[done..<place], as: UTF8.self)))
            done = place + mark.utf8.count
        }
        parts.append(.string(String(decoding: bytes[done...], as: UTF8.self)))
        return .list(parts)
    }

    static func join(_ value: Value, _ mark: String, _ frame: inout Frame) throws(EvaluationFault) -> Value {
        guard case .list(let parts) = value else { throw EvaluationFault.overload("join", value) }
        var out = ""
        for (index, part) in parts.enumerated() {
            guard case .string(let text) = part else { throw EvaluationFault.overload("join", value) }
            try frame.spend(bytes: text.utf8.count + mark.utf8.count)
            if index > 0 { out += mark }
            out += text
        }
        return .string(out)
    }
}
