/// Makes text of pasted bytes.
enum Pasted {
    /// Lines end with `\n`, whatever the terminal sent. A letter that the limit cut through is left out.
    static func text(_ bytes: [UInt8]) -> String {
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count)
        for (index, byte) in bytes[..<wholeEnd(bytes)].enumerated() {
            if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
            lines.append(byte == 0x0D ? 0x0A : byte)
        }
        return String(decoding: lines, as: UTF8.self)
    }

    private static func wholeEnd(_ bytes: [UInt8]) -> Int {
        var start = bytes.count
        while start > 0, bytes.count - start < 3, bytes[start - 1] & 0xC0 == 0x80 { start -= 1 }
        guard start > 0 else { return bytes.count }
        let needed = bytes[start - 1] >= 0xF0 ? 4 : bytes[start - 1] >= 0xE0 ? 3 : bytes[start - 1] >= 0xC0 ? 2 : 1
        return bytes.count - start + 1 < needed ? start - 1 : bytes.count
    }
}
