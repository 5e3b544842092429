/// An expression cannot be used: where, and why, with the line and a caret under the place.
public struct ExpressionFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// Counted from 1; columns count code points.
    public let line: Int
    public let column: Int
    public let sentence: String
    /// The line of the expression, and below it a caret.
    public let excerpt: String

    init(_ sentence: String, at offset: Int, in bytes: [UInt8]) {
        let place = Place(offset: offset, in: bytes)
        line = place.line
        column = place.column
        excerpt = place.excerpt
        self.sentence = sentence
    }

    public var description: String { "\(line):\(column): \(sentence)\n\(excerpt)" }
}

/// A byte offset as line, column and excerpt.
struct Place {
    let line: Int
    let column: Int
    let excerpt: String

    init(offset: Int, in bytes: [UInt8]) {
        let end = max(0, min(offset, bytes.count))
        var start = end
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        var stop = end
        while stop < bytes.count, bytes[stop] != 10 { stop += 1 }
        line = 1 + bytes[..<start].count { $0 == 10 }
        let before = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
        column = before.count + 1
        let shown = 100
        let skipped = max(0, before.count - shown / 2)
        let text = String(decoding: bytes[start..<stop], as: UTF8.self).unicodeScalars.dropFirst(skipped).prefix(shown)
        var out = ""
        for scalar in text { out.unicodeScalars.append(scalar.value < 32 || scalar.value == 127 ? " " : scalar) }
        excerpt = out + "\n" + String(repeating: " ", count: before.count - skipped) + "^"
    }
}
