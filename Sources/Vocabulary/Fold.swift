/// Makes texts alike that people take for the same: case and accents are dropped, so that `muller` finds `Müller`.
public enum Fold {
    /// Stands between folded texts that are kept together; no folded text holds it.
    public static let mark = "\u{1}"

    /// The folded text, to be compared or searched with other folded texts; control characters become blanks.
    public static func text(_ text: String) -> String {
        if let plain = ascii(text) { return plain }
        var out = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if scalar.value < 0x80 {
                out.append(scalar.value < 32 ? " " : scalar)
            } else if let base = bases[scalar] {
                out.append(contentsOf: base.unicodeScalars)
            } else if scalar.properties.canonicalCombiningClass == .notReordered {
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// Two texts folded, the mark between them.
    public static func together(_ first: String, _ second: String) -> String { text(first) + mark + text(second) }

    private static func ascii(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { out in
                for (place, byte) in bytes.enumerated() {
                    out[place] = byte >= 65 && byte <= 90 ? byte + 32 : byte < 32 ? 32 : byte
                }
                return bytes.count
            }
        }
    }

    /// Letters of European languages by the plain letters that they are typed as.
    private static let bases: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"),
            ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("fi", "ﬁ"), ("fl", "ﬂ"),
        ]
        var bases: [Unicode.Scalar: String] = [:]
        for (base, letters) in groups { for letter in letters.unicodeScalars { bases[letter] = base } }
        for wide in 0xFF01...0xFF5E {
            let plain = Unicode.Scalar(UInt8(wide - 0xFEE0))
            bases[Unicode.Scalar(UInt32(wide))!] = String(Character(plain)).lowercased()
        }
        return bases
    }()
}
