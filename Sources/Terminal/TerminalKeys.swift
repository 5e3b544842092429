import CNcurses

/// The key sequences that the terminal's description gives, for terminals unlike xterm.
enum TerminalKeys {
    static func described() -> [[UInt8]: Key] {
        var sequences: [[UInt8]: Key] = [:]
        for (capability, key) in names + functions {
            guard let text = cn_key_bytes(capability) else { continue }
            let bytes = Array(String(cString: text).utf8)
            if bytes.count > 1, bytes[0] == 0x1B { sequences[bytes] = key }
        }
        return sequences
    }

    private static let names: [(String, Key)] = [
        ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
        ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert), ("kcbt", .backTab),
        ("kent", .enter),
    ]
    private static let functions: [(String, Key)] = (1...24).map { ("kf\($0)", .function($0)) }
}
