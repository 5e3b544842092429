import Vocabulary

/// One JSON object on one line, keys in the order in which they were added. Control characters are escaped, so that hostile
/// text cannot reach a terminal through it.
struct JSONLine {
    private var out: [UInt8] = [UInt8(ascii: "{")]

    mutating func add(_ key: String, _ value: String) { name(key); JSONLine.quote(value, into: &out) }
    mutating func add(_ key: String, _ value: Int) { name(key); out += Array(String(value).utf8) }
    mutating func add(_ key: String, _ value: Bool) { name(key); out += Array((value ? "true" : "false").utf8) }
    mutating func add(_ key: String, _ value: [String]) {
        name(key)
        out.append(UInt8(ascii: "["))
        for (index, text) in value.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            JSONLine.quote(text, into: &out)
        }
        out.append(UInt8(ascii: "]"))
    }

    mutating func add(_ key: String, _ value: String?) { value.map { add(key, $0) } ?? null(key) }
    mutating func add(_ key: String, _ value: Int?) { value.map { add(key, $0) } ?? null(key) }
    mutating func add(_ key: String, _ value: Bool?) { value.map { add(key, $0) } ?? null(key) }
    mutating func add(_ key: String, _ value: Instant?) { add(key, value?.description) }

    mutating func add(_ key: String, _ objects: [JSONLine]) {
        name(key)
        out.append(UInt8(ascii: "["))
        for (index, object) in objects.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            out += object.bytes
        }
        out.append(UInt8(ascii: "]"))
    }

    mutating func add(_ key: String, _ object: JSONLine) {
        name(key)
        out += object.bytes
    }

    private mutating func null(_ key: String) {
        name(key)
        out += Array("null".utf8)
    }

    private mutating func name(_ key: String) {
        if out.count > 1 { out.append(UInt8(ascii: ",")) }
        JSONLine.quote(key, into: &out)
        out.append(UInt8(ascii: ":"))
    }

    private var bytes: [UInt8] { out + [UInt8(ascii: "}")] }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    private static func quote(_ text: String, into out: inout [UInt8]) {
        out.append(34)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 34: out += [92, 34]
            case 92: out += [92, 92]
            case 10: out += Array("\\n".utf8)
            case 13: out += Array("\\r".utf8)
            case 9: out += Array("\\t".utf8)
            case 0..<32, 0x7f..<0xa0, 0xad, 0x34f, 0x61c, 0x180b...0x180f, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f,
                0x3164, 0xfeff, 0xffa0, 0xfff0...0xfffb, 0x1d173...0x1d17a, 0xe0000...0xe0fff:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    out += Array("\\u".utf8) + Array(repeating: 48, count: 4 - digits.utf8.count) + Array(digits.utf8)
                }
            default: out += Array(String(scalar).utf8)
            }
        }
        out.append(34)
    }
}
