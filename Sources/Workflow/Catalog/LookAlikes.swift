/// Letters of three scripts that eyes cannot tell apart: whoever reads a name takes `Аnna` with a Cyrillic А for `Anna`.
enum LookAlikes {
    /// Whether two names look the same, in capitals or in small letters.
    static func areAlike(_ one: String, _ other: String) -> Bool {
        guard !isPlain(one) || !isPlain(other) else { return one == other }
        return seen(one.uppercased(), capitals) == seen(other.uppercased(), capitals)
            || seen(one.lowercased(), smalls) == seen(other.lowercased(), smalls)
    }

    /// A word whose letters are of two of these scripts; nobody's name is written so. Nil when there is none.
    static func mixedWord(in name: String) -> Substring? {
        name.split { !$0.isLetter }.first { word in Set(word.unicodeScalars.compactMap(script)).count > 1 }
    }

    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    private static func seen(_ text: String, _ table: [Unicode.Scalar: Unicode.Scalar]) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { out.append(table[scalar] ?? scalar) }
        return String(out)
    }

    private static let capitals = table(
        ("АВЕЅІЈКМНОРСТУҮХԚԜЁЇ", "ABESIJKMHOPCTYYXQWËÏ"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"))

    private static let smalls = table(
        ("асԁеһіјкӏорԛѕуѵԝхёї", "acdehijklopqsyvwxëï"), ("αγηικνορυχωϳ", "aynikvopuxwj"))

    private static func table(_ rows: (String, String)...) -> [Unicode.Scalar: Unicode.Scalar] {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (foreign, latin) in rows {
            for (letter, likeness) in zip(foreign.unicodeScalars, latin.unicodeScalars) { table[letter] = likeness }
        }
        return table
    }

    private enum Script { case latin, greek, cyrillic }

    /// The script of a letter, where it is one of the three.
    private static func script(_ scalar: Unicode.Scalar) -> Script? {
        guard scalar.properties.isAlphabetic else { return nil }
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xFF21...0xFF5A:
            return .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: return .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: return .cyrillic
        default: return nil
        }
    }
}
