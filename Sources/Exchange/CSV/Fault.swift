/// What is wrong with one record, and where. The record is rejected; the others go on.
public struct Fault: Error, Sendable, Equatable {
    /// Counted from 1.
    public var line: Int
    /// Counted from 1 in characters; nil when the whole record is meant.
    public var column: Int?
    public var reason: String

    public init(line: Int, column: Int?, reason: String) {
        self.line = line
        self.column = column
        self.reason = reason
    }
}
