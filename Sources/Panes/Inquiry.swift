import Workflow

/// Something that a pane wants to know; the console has it answered away from the screen.
public struct Inquiry<Answer: Sendable>: Sendable {
    public let answer: @Sendable (any Desk) throws -> Answer

    public init(_ answer: @escaping @Sendable (any Desk) throws -> Answer) { self.answer = answer }
}

/// What a pane learned about one row; only the pane knows what is in it.
public struct Detail: Sendable {
    public let content: any Sendable
    /// The row as it is now; nil when it is gone.
    public let row: (any ListRow)?

    public init(_ content: any Sendable, row: (any ListRow)?) {
        self.content = content
        self.row = row
    }
}
