/// Reads CSV (RFC 4180) record by record in constant memory: quoted fields with line breaks, doubled quotes, a byte order
/// mark, line ends LF, CRLF or CR. Blank lines are passed over. A record that is wrong does not stop the ones behind it.
public struct CSVReader: Sendable {
    public enum Step: Sendable, Equatable {
        /// `record` holds the next record.
        case record
        /// `record` holds what could be read of a record that is wrong.
        case broken(Fault)
        case end
    }

    public private(set) var record = CSVRecord()
    /// Where the next record begins, counted from 1.
    public private(set) var line = 1
    private let source: any ByteSource
    private let limits: CSVLimits
    private let chunkBytes: Int
    private var window: [UInt8] = []
    private var windowOffset = 0
    private var position = 0
    private var lineFeedMayFollow = false
    private var scan = CSVScan()

    public init(
        _ source: any ByteSource, limits: CSVLimits = CSVLimits(), chunkBytes: Int = 128 * 1_024
    ) throws(Defect) {
        self.source = source
        self.limits = limits
        self.chunkBytes = max(1, min(chunkBytes, source.bytesTotal))
        while window.count < 3, try refill() {}
        if window.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    /// Bytes gone over so far.
    public var bytesRead: Int { windowOffset + position }

    /// Goes on to the next record. Throws only when the machine cannot read on.
    public mutating func next() throws(Defect) -> Step {
        while true {
            try passLineFeed()
            scan.reset()
            let offset = windowOffset + position
            let outcome = try scanRecord()
            if case .broken = outcome { return try breakOff(at: offset) }
            if scan.cursor == 0 { return .end }
            let begin = line
            line += scan.breaks + 1
            let isBlank = scan.fields.count == 1 && scan.fields[0].end == 0 && scan.complaint == nil
            if !isBlank { keepRecord(from: begin) }
            position += scan.cursor - scan.dropped
            if case .ended(true) = outcome { lineFeedMayFollow = true }
            if !isBlank { return verdict() }
        }
    }

    private mutating func scanRecord() throws(Defect) -> CSVScan.Outcome {
        while true {
            let outcome = window.withUnsafeBufferPointer {
                scan.run(UnsafeBufferPointer(rebasing: $0[position...]), limits: limits)
            }
            guard case .needsMore = outcome else { return outcome }
            if scan.cursor > limits.recordBytes {
                scan.dropped = scan.cursor
                position = window.count
            }
            if try !refill() { return scan.cursor == 0 ? outcome : scan.finish(limits: limits) }
        }
    }

    /// Copies the record out of the window; the position still stands at its beginning.
    private mutating func keepRecord(from begin: Int) {
        record.line = begin
        record.bytes.removeAll(keepingCapacity: true)
        record.fields.removeAll(keepingCapacity: true)
        guard scan.cursor <= limits.recordBytes, scan.dropped == 0 else { return }
        var end = position + scan.cursor
        if window[end - 1] == 10 || window[end - 1] == 13 { end -= 1 }
        record.bytes.append(contentsOf: window[position..<end])
        swap(&record.fields, &scan.fields)
    }

    private func verdict() -> Step {
        if scan.cursor > limits.recordBytes {
            let reason = "the record is longer than \(limits.recordBytes) bytes"
            return .broken(Fault(line: record.line, column: nil, reason: reason))
        }
        let complaint = scan.complaint ?? (scan.hasHighBytes ? UTF8Check.complaint(record.bytes) : nil)
        guard let complaint else { return .record }
        let place = record.place(at: complaint.offset)
        return .broken(Fault(line: place.line, column: place.column, reason: complaint.reason))
    }

    /// The quotes of the record do not match: its first line is rejected, and the next line begins a record.
    private mutating func breakOff(at offset: Int) throws(Defect) -> Step {
        let complaint = scan.complaint!
        let secondLine = scan.secondLine!
        let begin = line
        let isPlaced = complaint.offset <= limits.recordBytes
        if scan.dropped > 0 {
            (windowOffset, position) = (offset, 0)
            window.removeAll(keepingCapacity: true)
        }
        let held = min(secondLine, limits.recordBytes)
        while window.count - position < max(held, isPlaced ? complaint.offset : 0), try refill() {}
        record.line = begin
        record.bytes.removeAll(keepingCapacity: true)
        record.fields.removeAll(keepingCapacity: true)
        var fault = Fault(line: begin, column: nil, reason: complaint.reason)
        if isPlaced {
            record.bytes.append(contentsOf: window[position..<(position + complaint.offset)])
            let place = record.place(at: complaint.offset)
            (fault.line, fault.column) = (place.line, place.column)
            record.bytes.removeAll(keepingCapacity: true)
        }
        if secondLine <= limits.recordBytes {
            record.bytes.append(contentsOf: window[position..<(position + secondLine)])
            while let last = record.bytes.last, last == 10 || last == 13 { record.bytes.removeLast() }
            scan.cut(behind: record.bytes.count)
            swap(&record.fields, &scan.fields)
        }
        try seek(offset + secondLine)
        line = begin + 1
        return .broken(fault)
    }

    private mutating func seek(_ offset: Int) throws(Defect) {
        if offset <= windowOffset + window.count {
            position = offset - windowOffset
        } else {
            (windowOffset, position) = (offset, 0)
            window.removeAll(keepingCapacity: true)
        }
    }

    private mutating func passLineFeed() throws(Defect) {
        guard lineFeedMayFollow else { return }
        lineFeedMayFollow = false
        if position == window.count, try !refill() { return }
        if window[position] == 10 { position += 1 }
    }

    /// Reads the next piece, letting go of what stands before the position; false at the end of the file.
    private mutating func refill() throws(Defect) -> Bool {
        window.removeSubrange(0..<position)
        windowOffset += position
        position = 0
        let held = window.count
        window.append(contentsOf: repeatElement(0, count: chunkBytes))
        let count: Int
        do throws(Defect) {
            count = try source.fill(&window, from: held, at: windowOffset + held)
        } catch {
            window.removeLast(chunkBytes)
            throw error
        }
        window.removeLast(chunkBytes - count)
        return count > 0
    }
}
