/// Finds the fields of one record, however the bytes of it arrive. All offsets count from the record's first byte.
struct CSVScan: Sendable {
    enum State { case fieldStart, bare, quoted, quoteSeen, discarding }

    enum Outcome {
        case needsMore
        /// The record's line end was read; true when it was a carriage return, behind which a line feed may come.
        case ended(byReturn: Bool)
        /// Its quotes do not match: what follows its first line must be read anew.
        case broken
    }

    var fields: [CSVRecord.Field] = []
    private(set) var state = State.fieldStart
    /// Bytes gone over.
    private(set) var cursor = 0
    /// Bytes that are no longer at hand, because the record is longer than the limit.
    var dropped = 0
    private(set) var hasHighBytes = false
    /// What is wrong first, and where.
    private(set) var complaint: (offset: Int, reason: String)?
    /// The quotes do not match.
    private(set) var isBroken = false
    /// Behind the first line break inside the record.
    private(set) var secondLine: Int?
    /// Line breaks inside quoted fields.
    private(set) var breaks = 0
    private var start = 0
    private var isQuoted = false
    private var hasDoubledQuotes = false
    private var returnAt = -2

    mutating func reset() {
        var kept = fields
        kept.removeAll(keepingCapacity: true)
        self = CSVScan()
        fields = kept
    }

    /// Goes on over `bytes`, the first of which is the record's byte number `dropped`.
    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, limits: CSVLimits) -> Outcome {
        var at = cursor - dropped
        let end = bytes.count
        defer { cursor = at + dropped }
        while at < end {
            var byte = bytes[at]
            switch state {
            case .fieldStart:
                if byte == 34 {
                    state = .quoted
                    isQuoted = true
                    at += 1
                } else {
                    state = .bare
                }
            case .bare:
                // Letters, digits and most signs: nothing below the comma, nothing from DEL on.
                while byte > 44, byte < 127 {
                    at += 1
                    if at == end { return .needsMore }
                    byte = bytes[at]
                }
                at += 1
                switch byte {
                case 44: close(at: at - 1 + dropped, limits)
                case 10, 13:
                    close(at: at - 1 + dropped, limits)
                    return .ended(byReturn: byte == 13)
                case 34:
                    fail(at: at - 1 + dropped, "a quote stands inside a field that is not quoted")
                    if secondLine != nil { return .broken }
                default: note(byte, at: at - 1 + dropped)
                }
            case .quoted:
                while byte > 34, byte < 127 {
                    at += 1
                    if at == end { return .needsMore }
                    byte = bytes[at]
                }
                at += 1
                switch byte {
                case 34: state = .quoteSeen
                case 10, 13: lineBreak(byte, at: at - 1 + dropped)
                default: note(byte, at: at - 1 + dropped)
                }
            case .quoteSeen:
                switch byte {
                case 34:
                    hasDoubledQuotes = true
                    state = .quoted
                case 44: close(at: at + dropped, limits)
                case 10, 13:
                    close(at: at + dropped, limits)
                    at += 1
                    return .ended(byReturn: byte == 13)
                default:
                    fail(at: at + dropped, "text follows a closing quote, or the quote before it is one too many")
                    if secondLine != nil { return .broken }
                }
                at += 1
            case .discarding:
                at += 1
                if byte == 10 || byte == 13 { return .ended(byReturn: byte == 13) }
            }
        }
        return .needsMore
    }

    /// The file ends here.
    mutating func finish(limits: CSVLimits) -> Outcome {
        if state == .quoted {
            fail(at: start, "a quote is opened here and never closed")
            if secondLine != nil { return .broken }
        } else if state != .discarding {
            close(at: cursor, limits)
        }
        return .ended(byReturn: false)
    }

    /// Leaves out what stands behind `offset`.
    mutating func cut(behind offset: Int) { fields.removeAll { $0.end >= offset } }

    private mutating func close(at end: Int, _ limits: CSVLimits) {
        let content = isQuoted ? (start + 1)..<(end - 1) : start..<end
        if content.count > limits.fieldBytes {
            complain(at: start, "the field has \(content.count) bytes; the limit is \(limits.fieldBytes)")
        }
        if fields.count < limits.columns {
            fields.append(
                .init(
                    start: content.lowerBound, end: content.upperBound, begin: start,
                    hasDoubledQuotes: hasDoubledQuotes))
        } else {
            complain(at: start, "the record has more than \(limits.columns) fields")
        }
        start = end + 1
        state = .fieldStart
        isQuoted = false
        hasDoubledQuotes = false
    }

    private mutating func lineBreak(_ byte: UInt8, at offset: Int) {
        if byte == 10, returnAt == offset - 1 {
            if secondLine == offset { secondLine = offset + 1 }
            return
        }
        if byte == 13 { returnAt = offset }
        breaks += 1
        if secondLine == nil { secondLine = offset + 1 }
    }

    private mutating func note(_ byte: UInt8, at offset: Int) {
        if byte >= 128 {
            hasHighBytes = true
        } else if byte == 0 {
            complain(at: offset, "a NUL byte stands here")
        } else if byte == 127 || (byte < 32 && byte != 9) {
            complain(at: offset, "the control character \(Unicode.Scalar(byte).hexadecimal) stands here")
        }
    }

    private mutating func complain(at offset: Int, _ reason: String) {
        if complaint == nil { complaint = (offset, reason) }
    }

    private mutating func fail(at offset: Int, _ reason: String) {
        complaint = (offset, reason)
        isBroken = true
        state = .discarding
    }
}

extension Unicode.Scalar {
    /// `U+001B`.
    var hexadecimal: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
