/// RFC 4648, with the padding optional when reading.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            var bits = 0
            for place in 0..<3 { bits = bits << 8 | (place < part.count ? Int(part[start + place]) : 0) }
            for place in 0..<4 { out.append(place <= part.count ? letters[bits >> (18 - 6 * place) & 63] : 61) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func decode(_ text: String) -> [UInt8]? {
        var body = Array(text.utf8)[...]
        if body.count % 4 == 0 { for _ in 0..<2 where body.last == 61 { body.removeLast() } }
        guard body.count % 4 != 1 else { return nil }
        var out: [UInt8] = []
        var bits = 0
        var count = 0
        for byte in body {
            guard let value = letters.firstIndex(of: byte) else { return nil }
            bits = (bits << 6 | value) & 0xffffff
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(bits >> count & 255))
            }
        }
        return out
    }
}
