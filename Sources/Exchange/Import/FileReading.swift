import Vocabulary
import Workflow

/// A file being imported: recognised by its columns, then read piece by piece, from a file of any length.
public struct FileReading: Sendable {
    public let format: any ImportFormat
    /// As it was named by whoever asked.
    public let file: String
    /// Bytes in all, for a progress bar.
    public let bytesTotal: Int
    /// The header, for the file of rejects.
    public let header: Header
    private var csv: CSVReader
    private var reader: any RecordReader
    private var ready: [Reading] = []
    private var given = 0
    private var isAtEnd = false

    /// Opens a file and recognises it, or takes it for the format of that name. Refuses with a sentence what is no
    /// such file. A file of orders is looked through once here, before its first order is given.
    public static func open(path: String, format: String? = nil) throws(Defect) -> FileReading {
        try open(FileSource(path: path), format: format)
    }

    /// The same, from any source.
    public static func open(
        _ source: any ByteSource, format: String? = nil, chunkBytes: Int = 128 * 1_024
    ) throws(Defect) -> FileReading {
        try refuseForeign(source)
        var csv = try CSVReader(source, chunkBytes: chunkBytes)
        let step = try csv.next()
        switch step {
        case .record: break
        case .broken(let fault):
            throw Defect(
                file: source.name, line: fault.line, column: fault.column,
                reason: "the line that names the columns cannot be read: \(fault.reason)",
                remedy: "Correct that line, or export the file again.")
        case .end:
            throw Defect(
                file: source.name, reason: "it holds blank lines and nothing else",
                remedy: "Export it again; the first line must name the columns.")
        }
        return try FileReading(source, csv, asked: format)
    }

    private init(_ source: any ByteSource, _ csv: CSVReader, asked: String?) throws(Defect) {
        header = Header(csv.record)
        file = source.name
        bytesTotal = source.bytesTotal
        format = try Formats.format(of: header, asked: asked, file: file, line: csv.record.line)
        reader = try format.reader(for: header, file: file, ahead: csv)
        self.csv = csv
    }

    /// Bytes read so far.
    public var bytesRead: Int { min(csv.bytesRead, bytesTotal) }

    /// The next draft or rejection; nil at the end. Throws only when the machine cannot read on.
    public mutating func next() throws(Defect) -> Reading? {
        while given == ready.count {
            if isAtEnd { return nil }
            ready.removeAll(keepingCapacity: true)
            given = 0
            try advance()
        }
        given += 1
        return ready[given - 1]
    }

    private mutating func advance() throws(Defect) {
        switch try csv.next() {
        case .record:
            // Exports put together have their headers in between.
            if csv.record.isBlank || csv.record.says(header.names) { return }
            reader.take(csv.record, fault: csv.record.misfit(to: header), into: &ready)
        case .broken(let fault): reader.take(csv.record, fault: fault, into: &ready)
        case .end:
            isAtEnd = true
            reader.finish(into: &ready)
        }
    }

    private static func refuseForeign(_ source: any ByteSource) throws(Defect) {
        var start = [UInt8](repeating: 0, count: 512)
        var held = 0
        while held < start.count {
            let count = try source.fill(&start, from: held, at: held)
            if count == 0 { break }
            held += count
        }
        start.removeLast(start.count - held)
        guard held > 0 else {
            throw Defect(
                file: source.name, reason: "it is empty",
                remedy: "Export it again; the first line must name the columns.")
        }
        if let foreign = ForeignContent.found(in: start) {
            throw Defect(file: source.name, reason: foreign.reason, remedy: foreign.remedy)
        }
    }
}

extension CSVRecord {
    /// Why it does not stand under that header; nil when it does. Empty fields too many are let pass.
    func misfit(to header: Header) -> Fault? {
        let names = header.names.count
        if count < names {
            return Fault(
                line: line, column: nil,
                reason: "the record has \(count) field\(count == 1 ? "" : "s"), the header has \(names)")
        }
        for index in names..<max(count, names) where !self[index].trimmed.isEmpty {
            let place = place(ofField: index)
            return Fault(
                line: place.line, column: place.column,
                reason: "the record has \(count) fields, the header has \(names)")
        }
        return nil
    }

    /// Whether its fields are these texts and no others.
    func says(_ texts: [String]) -> Bool {
        count == texts.count && texts.indices.allSatisfy { self[$0].trimmed.elementsEqual(texts[$0].utf8) }
    }
}
