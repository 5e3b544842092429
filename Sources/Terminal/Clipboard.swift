/// Writes the control sequence that offers text to the clipboard of the operator's terminal (OSC 52).
enum Clipboard {
    /// Terminals refuse more; what is cut would be worse than nothing.
    static let limit = 70_000

    static func sequence(_ text: String, isInTmux: Bool = TerminalOptions.environment("TMUX") != nil) -> [UInt8]? {
        guard text.utf8.count <= limit else { return nil }
        let plain = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
        guard isInTmux else { return plain }
        // tmux takes one or the other, by its settings: the sequence itself, or one wrapped to be passed on.
        return plain + Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8)
    }

    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var coded: [UInt8] = []
        coded.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            value <<= 8 * UInt32(3 - group.count)
            for place in 0..<4 {
                let digit = alphabet[Int(value >> (18 - 6 * UInt32(place)) & 63)]
                coded.append(place <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return coded
    }
}
