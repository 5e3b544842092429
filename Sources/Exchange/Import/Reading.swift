import Workflow

/// What one or several records of a file came to.
public enum Reading: Sendable, Equatable {
    /// A draft with the records that it was made from, for the file of rejects when it is refused.
    case draft(Draft, records: [[UInt8]])
    /// Not taken, with the bytes of the records as they stand in the file (empty for one that is longer than the limit).
    case rejected(Rejection, records: [[UInt8]])
}
