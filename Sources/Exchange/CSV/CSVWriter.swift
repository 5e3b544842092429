/// Writes CSV (RFC 4180, lines end with LF). Text that a spreadsheet would take for a formula gets `'` in front and quotes
/// around it; numbers go out as they are.
public struct CSVWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var fieldsInRecord = 0

    public init() {}

    /// A cell of text.
    public mutating func text(_ text: some Collection<UInt8>) {
        let isProtected = Protection.isNeeded(behindMarks: text)
        let isQuoted =
            isProtected || text.first == 32
            || text.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
        separate()
        guard isQuoted else { return bytes.append(contentsOf: text) }
        bytes.append(34)
        if isProtected { bytes.append(39) }
        for byte in text {
            if byte == 34 { bytes.append(34) }
            bytes.append(byte)
        }
        bytes.append(34)
    }

    /// A cell of text.
    public mutating func text(_ text: String) { self.text(text.utf8) }

    /// A number that is written already: digits, sign and point.
    public mutating func number(_ digits: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: digits)
    }

    /// A whole number.
    public mutating func number(_ number: Int) { self.number(String(number).utf8) }

    public mutating func endRecord() {
        // A record of one empty cell would be a blank line, which readers pass over.
        if bytes.last ?? 10 == 10, fieldsInRecord == 1 { bytes += [34, 34] }
        bytes.append(10)
        fieldsInRecord = 0
    }

    /// What was written since the last time.
    public mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func separate() {
        if fieldsInRecord > 0 { bytes.append(44) }
        fieldsInRecord += 1
    }
}
