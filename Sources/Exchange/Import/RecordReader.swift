/// Makes readings of records, one after the other. Every record that says something ends in a draft or in a rejection.
public protocol RecordReader: Sendable {
    /// Takes the next record. With a `fault` only some of its fields may be there, and it has to be rejected.
    mutating func take(_ record: CSVRecord, fault: Fault?, into out: inout [Reading])
    /// The file is at its end.
    mutating func finish(into out: inout [Reading])
}
