/// What the canvas does with one scalar of a text.
enum ScalarKind: Equatable {
    case drawn(width: Int)
    case mark
    case space
    case hyphen
    /// Spelled out as `‹U+202E›`.
    case hidden
    /// Only chose between forms of the sign before it.
    case dropped
    /// Joins further pictures to the one before it; one picture is enough.
    case endOfPicture

    init(_ scalar: Unicode.Scalar, after previous: Glyph?) {
        let value = scalar.value
        switch value {
        case 0x20..<0x7F: self = .drawn(width: 1)
        case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: self = .space
        case 0..<0x20, 0x7F..<0xA0: self = .hidden
        case 0xAD: self = .hyphen
        case 0xA0..<0x300: self = .drawn(width: 1)
        case 0x200D: self = Self.joiner(after: previous)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = Self.selector(after: previous)
        case 0x1F3FB...0x1F3FF: self = Self.isPicture(previous) ? .dropped : .drawn(width: 2)
        default: self = Self.isInvisible(value) ? .hidden : Self.other(scalar, after: previous)
        }
    }

    private static func other(_ scalar: Unicode.Scalar, after previous: Glyph?) -> ScalarKind {
        let width = TextWidth.cells(scalar)
        if width == 0 { return previous == nil ? .hidden : .mark }
        return scalar.properties.generalCategory == .unassigned ? .hidden : .drawn(width: width)
    }

    /// Between pictures a joiner is expected, after a virama it only chooses a letter form; elsewhere it hides
    /// something.
    private static func joiner(after previous: Glyph?) -> ScalarKind {
        guard let previous else { return .hidden }
        if isPicture(previous) { return .endOfPicture }
        let last = [previous.secondMark, previous.firstMark].first { $0 != 0 }
        let isAfterVirama = last.flatMap(Unicode.Scalar.init)?.properties.canonicalCombiningClass == .virama
        return isAfterVirama ? .dropped : .hidden
    }

    private static func selector(after previous: Glyph?) -> ScalarKind {
        guard let previous else { return .hidden }
        return previous.base >= 0x80 || isPicture(previous) ? .dropped : .hidden
    }

    private static func isPicture(_ glyph: Glyph?) -> Bool {
        guard let glyph, let scalar = Unicode.Scalar(glyph.base) else { return false }
        return scalar.properties.isEmoji
    }

    /// Direction controls, zero widths, fillers, annotations and tags.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x61C, 0x34F, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0,
            0xFFF0...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}
