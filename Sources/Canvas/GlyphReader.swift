/// Turns characters as people count them into glyphs that can be drawn.
struct GlyphReader {
    var glyphs: [Glyph] = []
    private var clusterStart = 0

    mutating func read(_ character: Character) {
        clusterStart = glyphs.count
        if character == "\r\n" { return add(0x20, width: 1) }
        for scalar in character.unicodeScalars {
            switch ScalarKind(scalar, after: previous) {
            case .space: add(0x20, width: 1)
            case .hyphen: add(0x2D, width: 1)
            case .drawn(let width): add(scalar.value, width: UInt8(width))
            case .mark: glyphs[glyphs.count - 1].add(mark: scalar.value)
            case .hidden: spell(scalar.value)
            case .dropped: break
            case .endOfPicture: return
            }
        }
    }

    /// The glyph of this cluster that the next scalar would join.
    private var previous: Glyph? { glyphs.count > clusterStart ? glyphs.last : nil }

    private mutating func add(_ base: UInt32, width: UInt8) {
        glyphs.append(Glyph(base: base, width: width, startsCluster: glyphs.count == clusterStart))
    }

    private mutating func spell(_ value: UInt32) {
        let digits = String(value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
        for scalar in "‹U+\(zeros)\(digits)›".unicodeScalars { glyphs.append(Glyph(base: scalar.value)) }
        clusterStart = glyphs.count
    }
}
