/// One record of a CSV file: its bytes as they stand in the file, and where its fields are.
public struct CSVRecord: Sendable {
    struct Field: Sendable {
        /// Bytes of the content, the quotes around it left out.
        var start: Int
        var end: Int
        /// Where the field begins, its opening quote included.
        var begin: Int
        var hasDoubledQuotes: Bool
    }

    /// Without the line end behind it. Empty when it was longer than the limit.
    public internal(set) var bytes: [UInt8] = []
    /// Where it begins, counted from 1.
    public internal(set) var line = 1
    var fields: [Field] = []

    /// How many fields it has.
    public var count: Int { fields.count }

    /// The content of a field: quotes around it removed, doubled quotes made single.
    public subscript(index: Int) -> ArraySlice<UInt8> {
        let field = fields[index]
        let content = bytes[field.start..<field.end]
        return field.hasDoubledQuotes ? CSVRecord.undoubled(content) : content
    }

    /// Where a field begins: line, and column in characters, both counted from 1.
    public func place(ofField index: Int) -> (line: Int, column: Int) { place(at: fields[index].begin) }

    /// Line and column of a byte of the record.
    func place(at offset: Int) -> (line: Int, column: Int) {
        var line = line
        var column = 1
        var previous: UInt8 = 0
        for byte in bytes.prefix(offset) {
            if byte == 10 || byte == 13 {
                if !(byte == 10 && previous == 13) { line += 1 }
                column = 1
            } else if byte & 0xc0 != 0x80 {
                column += 1
            }
            previous = byte
        }
        return (line, column)
    }

    private static func undoubled(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var out: [UInt8] = []
        out.reserveCapacity(content.count)
        var isSecond = false
        for byte in content {
            isSecond = byte == 34 && !isSecond
            if byte != 34 || isSecond { out.append(byte) }
        }
        return out[...]
    }
}
