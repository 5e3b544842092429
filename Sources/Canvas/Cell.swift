/// One cell of a canvas: a sign with its role, or the right half of the wide sign before it.
public struct Cell: Equatable, Sendable {
    /// The sign's scalar, or 0 in the right half of a wide sign.
    public let base: UInt32
    /// Combining marks on the sign; 0 for none.
    public let firstMark: UInt32
    public let secondMark: UInt32
    public internal(set) var role: Role
    /// 1, or 2 for the left half of a wide sign, or 0 for its right half.
    public let width: UInt8

    init(_ glyph: Glyph, _ role: Role) {
        base = glyph.base
        firstMark = glyph.firstMark
        secondMark = glyph.secondMark
        width = glyph.width
        self.role = role
    }

    init(ascii: UInt8, _ role: Role) {
        self.init(Glyph(base: UInt32(ascii)), role)
    }

    private init(continuation role: Role) {
        self.init(Glyph(base: 0, width: 0), role)
    }

    static func blank(_ role: Role) -> Cell { Cell(ascii: 0x20, role) }
    static func continuation(_ role: Role) -> Cell { Cell(continuation: role) }

    /// True for the right half of a wide sign.
    public var isContinuation: Bool { width == 0 }
    var glyph: Glyph { Glyph(base: base, firstMark: firstMark, secondMark: secondMark, width: width) }
    var isBlank: Bool { base == 0x20 && firstMark == 0 }
}
