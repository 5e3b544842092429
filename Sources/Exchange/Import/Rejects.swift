import Workflow

/// The file of rejects: the header of the file they come from, the records as they were, and why. It can be corrected
/// and imported again as it is.
public struct Rejects: Sendable {
    public static let column = "Reject reason"
    private let width: Int
    private let reasonIndex: Int?
    private var writer = CSVWriter()

    public init(_ header: Header) {
        width = header.names.count
        reasonIndex = header.column(Rejects.column)?.index
        for (index, name) in header.names.enumerated() where index != reasonIndex { writer.text(name) }
        writer.text(Rejects.column)
        writer.endRecord()
    }

    /// Adds the records of one rejection. One whose fields cannot be told apart goes into one cell, whole.
    public mutating func add(_ rejection: Rejection, records: [[UInt8]]) {
        for bytes in records {
            if let record = fields(of: bytes) {
                for index in 0..<width where index != reasonIndex { add(record[index]) }
            } else {
                writer.text(bytes)
                for _ in 1..<max(width - (reasonIndex == nil ? 0 : 1), 1) { writer.text("") }
            }
            writer.text("line \(rejection.line): \(rejection.reason)")
            writer.endRecord()
        }
    }

    /// What is to be written to the file next; the first time with the header.
    public mutating func drain() -> [UInt8] { writer.drain() }

    private mutating func add(_ field: ArraySlice<UInt8>) {
        let isNumber = Protection.isNeeded(field) && field.dropFirst().allSatisfy { $0 == 46 || (48...57).contains($0) }
        if isNumber && field.count > 1 { writer.number(field) } else { writer.text(field) }
    }

    /// The record that the bytes are, when its quotes match to the end and nothing would be lost; otherwise nil.
    private func fields(of bytes: [UInt8]) -> CSVRecord? {
        guard var reader = try? CSVReader(MemorySource(bytes, name: "")), (try? reader.next()) != nil else { return nil }
        let record = reader.record
        guard record.bytes == bytes, record.count >= width, let last = record.fields.last else { return nil }
        let isWhole = last.end >= bytes.count - (bytes.last == 34 ? 1 : 0)
        return isWhole && (width..<record.count).allSatisfy { record[$0].trimmed.isEmpty } ? record : nil
    }
}
