import Vocabulary
import Workflow

/// Gathers the records of each order. One bad record rejects its whole order, the others go on.
struct ShopifyOrderReader: RecordReader {
    /// An order whose records are being gathered.
    private struct Gathering {
        let name: [UInt8]
        var draft: OrderDraft?
        var fulfilment: ShopifyFulfilment?
        var fault: Fault?
        var records: [[UInt8]]
        var bytes = 0
    }

    /// The most that one order may be: what is gathered of it is held in memory. Of a larger one as much is kept as rejects.
    static let mostRecords = 25_000
    static let mostBytes = 32 * 1_024 * 1_024

    private let file: String
    private let columns: ShopifyOrderColumns
    private let scattered: [UInt64: Int]
    private var gathering: Gathering?
    /// What the file has said of each order, and on which line.
    private var given: [UInt64: (source: UInt64, line: Int)] = [:]

    init(file: String, columns: ShopifyOrderColumns, scattered: [UInt64: Int]) {
        self.file = file
        self.columns = columns
        self.scattered = scattered
    }

    mutating func take(_ record: CSVRecord, fault: Fault?, into out: inout [Reading]) {
        let name = record.cell(columns.name)
        let isFirst = columns.isFirst(record)
        if gathering != nil, !isFirst, name.isEmpty || name.elementsEqual(gathering!.name) {
            let nameless = Fault(
                line: record.line, column: nil,
                reason: "the record has no readable `Name`, so it may belong to the order above it")
            goOn(with: record, fault: fault ?? (name.isEmpty ? nameless : nil))
        } else {
            close(into: &out)
            begin(with: record, name: name, isFirst: isFirst, fault: fault)
        }
    }

    mutating func finish(into out: inout [Reading]) { close(into: &out) }

    private mutating func begin(with record: CSVRecord, name: ArraySlice<UInt8>, isFirst: Bool, fault: Fault?) {
        var new = Gathering(name: Array(name), fault: fault, records: [record.bytes])
        defer { gathering = new }
        do throws(Fault) {
            if let fault { throw fault }
            guard !name.isEmpty else { throw record.fault(columns.name!, "is blank") }
            if let line = scattered[ScatteredOrders.key(name)] {
                throw Fault(
                    line: record.line, column: nil,
                    reason: "the records of this order do not stand together: one of them is on line \(line)")
            }
            guard isFirst else {
                throw Fault(
                    line: record.line, column: nil,
                    reason: "it goes on with an order whose first record does not stand before it")
            }
            let fulfilment = try ShopifyFulfilment(ofOrder: record, columns)
            new.draft = try columns.draft(record, fulfilment)
            new.fulfilment = fulfilment
        } catch {
            new.fault = error
        }
    }

    private mutating func goOn(with record: CSVRecord, fault: Fault?) {
        guard gathering!.records.count < Self.mostRecords, gathering!.bytes + record.bytes.count <= Self.mostBytes else {
            if gathering!.draft != nil || gathering!.fault == nil { tooLarge(at: record.line) }
            return
        }
        gathering!.records.append(record.bytes)
        gathering!.bytes += record.bytes.count
        if gathering!.fault != nil { return }
        do throws(Fault) {
            if let fault { throw fault }
            let currency = gathering!.draft!.currency
            if let other = try record.currency(columns.currency), other != currency {
                throw record.fault(columns.currency!, "is \(other), but the order's first record says \(currency)")
            }
            let line = try columns.line(record, currency, gathering!.fulfilment!)
            gathering!.draft!.lines.append(line)
        } catch {
            gathering!.fault = error
        }
    }

    /// Nothing more of the order is looked at; its lines so far are let go.
    private mutating func tooLarge(at line: Int) {
        gathering!.draft = nil
        gathering!.fault = Fault(
            line: line, column: nil,
            reason: "the order goes on here beyond \(Self.mostRecords) lines or \(Self.mostBytes >> 20) MiB, which none may: "
                + "split it; only what stands before is among the rejects")
    }

    private mutating func close(into out: inout [Reading]) {
        guard let done = gathering else { return }
        gathering = nil
        let key = ScatteredOrders.key(done.name[...])
        var fault = done.fault
        if var draft = done.draft, fault == nil {
            draft.source = draft.fingerprint
            let earlier = given[key]
            if earlier?.source == draft.source { return }
            fault = draft.missingMinor != nil ? draft.incompleteness : earlier.map { contradiction(of: draft, to: $0.line) }
            if fault == nil {
                given[key] = (draft.source, draft.line)
                out.append(.draft(.order(draft), records: done.records))
                return
            }
        }
        let rejection = Rejection(file, fault!, name: String(decoding: done.name, as: UTF8.self), records: done.records)
        out.append(.rejected(rejection, records: done.records))
    }

    /// Which of two versions in one file is right, the file does not tell; taking both in turn would never come to rest.
    private func contradiction(of draft: OrderDraft, to line: Int) -> Fault {
        Fault(line: draft.line, column: nil, reason: "the order stands on line \(line) already and says something else there")
    }
}
