/// Strings as CEL has them: sequences of code points. Swift's own comparison takes differently composed letters for equal,
/// so it is not used.
enum CodePoints {
    static func areEqual(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count == b.utf8.count else { return false }
        var a = a
        var b = b
        return a.withUTF8 { a in b.withUTF8 { b in isSame(a, b) } }
    }

    @inline(__always)
    private static func isSame(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in a.indices where a[index] != b[index] { return false }
        return true
    }

    static func starts(_ text: String, with part: String) -> Bool {
        guard text.utf8.count >= part.utf8.count else { return false }
        var (text, part) = (text, part)
        return text.withUTF8 { text in part.withUTF8 { part in isSame(part, text) } }
    }

    static func ends(_ text: String, with part: String) -> Bool {
        let skipped = text.utf8.count - part.utf8.count
        guard skipped >= 0 else { return false }
        var (text, part) = (text, part)
        return text.withUTF8 { text in part.withUTF8 { part in isSame(part, UnsafeBufferPointer(rebasing: text[skipped...])) } }
    }

    /// Negative, zero or positive. The order of UTF-8 bytes is the order of code points.
    static func compare(_ a: String, _ b: String) -> Int {
        var a = a
        var b = b
        return a.withUTF8 { a in b.withUTF8 { b in compare(a, b) } }
    }

    static func compare(_ a: some RandomAccessCollection<UInt8>, _ b: some RandomAccessCollection<UInt8>) -> Int {
        for (x, y) in zip(a, b) where x != y { return x < y ? -1 : 1 }
        return a.count - b.count
    }

    static func count(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var count = 0
            for byte in bytes where byte & 0xc0 != 0x80 { count += 1 }
            return count
        }
    }

    /// The first place of `part` in `text` at or after `start`; nil when there is none.
    static func firstIndex<Text: RandomAccessCollection>(of part: Text, in text: Text, from start: Int = 0) -> Int?
    where Text.Element: Equatable, Text.Index == Int {
        guard part.count <= text.count - start else { return nil }
        guard let first = part.first else { return start }
        var place = start
        while place <= text.count - part.count {
            if text[place] == first, text[place..<place + part.count].elementsEqual(part) { return place }
            place += 1
        }
        return nil
    }
}
