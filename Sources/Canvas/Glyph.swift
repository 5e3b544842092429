/// One drawable sign: a base scalar, at most two combining marks, and the cells it takes.
struct Glyph: Equatable, Sendable {
    var base: UInt32
    var firstMark: UInt32 = 0
    var secondMark: UInt32 = 0
    var width: UInt8 = 1
    /// Text may be cut before this glyph; between the two halves of a flag it may not.
    var startsCluster = true

    /// Adds a combining mark, or drops it when there are two already.
    mutating func add(mark: UInt32) {
        if firstMark == 0 { firstMark = mark } else if secondMark == 0 { secondMark = mark }
    }
}
