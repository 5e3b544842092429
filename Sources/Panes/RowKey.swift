import Workflow

/// What a row is, whatever place it has in its list: the cursor, the marks and every action hold on to this.
public struct RowKey: Hashable, Sendable {
    public var subject: Subject
    /// Tells rows of one subject apart, such as the steps of a close; else 0.
    public var part: Int

    public init(_ subject: Subject, part: Int = 0) {
        self.subject = subject
        self.part = part
    }
}
