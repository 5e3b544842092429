/// Text that is safe to send to a terminal. It is the only thing that the canvas draws.
///
/// What could steer the terminal or deceive the reader (controls, direction overrides, invisible characters, tags) is
/// shown as `‹U+202E›`. Tabs and line breaks become a space. Emoji sequences are reduced to their first picture, and a
/// letter keeps at most two combining marks, because terminals disagree about anything more.
public struct SafeText: Equatable, Sendable, CustomStringConvertible {
    let glyphs: [Glyph]
    /// The cells that the whole text takes.
    public let cells: Int

    public init(_ text: String) { self.init(text, upTo: .max) }

    /// Only as much of the text as is needed to show so many cells of it, and to know whether there is more.
    public init(_ text: String, upTo limit: Int) {
        var reader = GlyphReader()
        reader.glyphs.reserveCapacity(min(text.utf8.count, limit))
        var (used, counted) = (0, 0)
        for character in text {
            reader.read(character)
            while counted < reader.glyphs.count {
                used += Int(reader.glyphs[counted].width)
                counted += 1
            }
            if used > limit { break }
        }
        self.init(glyphs: reader.glyphs)
    }

    init(glyphs: [Glyph]) {
        self.glyphs = glyphs
        cells = glyphs.reduce(0) { $0 + Int($1.width) }
    }

    /// The longest beginning that takes no more than these cells and ends between letters.
    func prefix(cells: Int) -> ArraySlice<Glyph> {
        var used = 0
        var end = 0
        for (index, glyph) in glyphs.enumerated() {
            if glyph.startsCluster { end = index }
            used += Int(glyph.width)
            if used > cells { return glyphs[..<end] }
        }
        return glyphs[...]
    }

    /// The text as drawn.
    public var description: String {
        var scalars = String.UnicodeScalarView()
        for glyph in glyphs {
            for value in [glyph.base, glyph.firstMark, glyph.secondMark] where value != 0 {
                if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            }
        }
        return String(scalars)
    }

    /// The safe form of any text, for standard error and logs as well as for screens. One line always comes back.
    public static func make(_ text: String) -> String {
        printableASCIICount(text) == nil ? SafeText(text).description : text
    }

    /// Safe, and whole: what could steer a terminal or deceive is spelled, and every other sign stays, also those that the screen
    /// has no room for. Two codes that differ do so here as well. One line always comes back.
    public static func whole(_ text: String) -> String {
        guard printableASCIICount(text) == nil else { return text }
        var out = String.UnicodeScalarView()
        for character in text {
            var previous: Glyph?
            for scalar in character == "\r\n" ? " ".unicodeScalars : character.unicodeScalars {
                switch ScalarKind(scalar, after: previous) {
                case .space: out.append(" ")
                case .hidden: out.append(contentsOf: SafeText(String(scalar)).description.unicodeScalars)
                case .drawn(let width):
                    previous = Glyph(base: scalar.value, width: UInt8(width))
                    out.append(scalar)
                case .hyphen: out.append(contentsOf: "‹U+00AD›".unicodeScalars)
                case .mark:
                    previous?.add(mark: scalar.value)
                    out.append(scalar)
                case .dropped, .endOfPicture: out.append(scalar)
                }
            }
        }
        return String(out)
    }

    /// The number of cells if all of the text is printable ASCII, which needs no further care.
    static func printableASCIICount(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            for byte in bytes where byte &- 0x20 >= 0x5F { return nil }
            return bytes.count
        }
    }
}
