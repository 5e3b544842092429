/// The word by which a pane is known: in `--pane`, in files and in the catalogue.
public struct PaneID: Hashable, Sendable, CustomStringConvertible {
    public let word: String
    public init(_ word: String) { self.word = word }
    public var description: String { word }
}
