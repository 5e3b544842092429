/// A column that a format reads: where it stands in this file, and how the file spells its name.
public struct Column: Sendable, Equatable {
    public let index: Int
    public let name: String
}
