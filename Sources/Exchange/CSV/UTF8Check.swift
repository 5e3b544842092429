/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF; and no C1 control characters.
enum UTF8Check {
    /// The first place that is not text, with the reason; nil when all of it is.
    static func complaint(_ bytes: [UInt8]) -> (offset: Int, reason: String)? {
        var at = 0
        while at < bytes.count {
            let first = bytes[at]
            if first < 0x80 {
                at += 1
                continue
            }
            guard let length = length(bytes, at) else { return (at, reason(first)) }
            if first == 0xc2, bytes[at + 1] < 0xa0 {
                let character = Unicode.Scalar(bytes[at + 1]).hexadecimal
                return (at, "the control character \(character) stands here")
            }
            at += length
        }
        return nil
    }

    /// Bytes of the character that begins at `at`; nil when none does.
    private static func length(_ bytes: [UInt8], _ at: Int) -> Int? {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[at] {
        case 0xc2...0xdf: (length, second) = (2, 0x80...0xbf)
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xe1...0xec, 0xee, 0xef: (length, second) = (3, 0x80...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: (length, second) = (4, 0x80...0xbf)
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        default: return nil
        }
        guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { return nil }
        for byte in bytes[(at + 2)..<(at + length)] where byte & 0xc0 != 0x80 { return nil }
        return length
    }

    private static func reason(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "the byte 0x\(digits) is not UTF-8; the file is probably Latin-1 or Windows-1252, export it as UTF-8"
    }
}
