/// The bounds of an expression, so that a policy file can neither hang nor exhaust the console.
public struct Limits: Sendable {
    /// Bytes of source text.
    public var bytes = 65_536
    /// Levels of brackets, calls and operators inside each other.
    public var depth = 100
    /// Nodes of the syntax tree.
    public var nodes = 10_000

    public init() {}

    /// The work that one evaluation may do when its caller says nothing: about a tenth of a second.
    public static let fuel = 1_000_000
}
