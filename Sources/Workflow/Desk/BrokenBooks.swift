/// The rows under the books contradict each other: somebody has changed them behind the program's back. Nothing is decided on
/// such books; `tally verify` names the rows.
public struct BrokenBooks: Error, Sendable, Equatable {
    /// What does not fit, such as `order 17 gives back 2 units that it does not hold`.
    public var sentence: String

    public init(_ sentence: String) { self.sentence = sentence }
}
