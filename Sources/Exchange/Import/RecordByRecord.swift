import Vocabulary
import Workflow

/// Reads files in which every record stands for itself. A second record of the same thing is passed over when it says the
/// same, and rejected when it does not: which of the two is right, the file does not tell.
struct RecordByRecord: RecordReader {
    let file: String
    /// The column that names a record.
    let naming: Column?
    let drafts: @Sendable (CSVRecord) throws(Fault) -> [Draft]
    private var seen: [UInt64: (content: UInt64, line: Int)] = [:]

    init(file: String, naming: Column?, drafts: @escaping @Sendable (CSVRecord) throws(Fault) -> [Draft]) {
        self.file = file
        self.naming = naming
        self.drafts = drafts
    }

    mutating func take(_ record: CSVRecord, fault: Fault?, into out: inout [Reading]) {
        do throws(Fault) {
            if let fault { throw fault }
            for draft in try news(in: drafts(record), record) { out.append(.draft(draft, records: [record.bytes])) }
        } catch {
            let rejection = Rejection(file, error, name: record.code(naming), records: [record.bytes])
            out.append(.rejected(rejection, records: [record.bytes]))
        }
    }

    mutating func finish(into out: inout [Reading]) {}

    /// The drafts that the file did not hold before.
    private mutating func news(in drafts: [Draft], _ record: CSVRecord) throws(Fault) -> [Draft] {
        var news: [Draft] = []
        for draft in drafts {
            guard let earlier = seen[draft.subject] else {
                news.append(draft)
                continue
            }
            guard earlier.content == draft.content else {
                throw Fault(
                    line: record.line, column: nil,
                    reason: "\(draft.subjectName) stands on line \(earlier.line) already and says something else there")
            }
        }
        for draft in news { seen[draft.subject] = (draft.content, record.line) }
        return news
    }
}

extension Draft {
    /// What it is about, as words and as a fingerprint.
    fileprivate var subjectName: String {
        switch self {
        case .order(let order): order.number.text
        case .stock(let stock): "\(stock.sku) at \(stock.location)"
        case .item(let item): item.sku
        }
    }

    fileprivate var subject: UInt64 {
        var mark = Fingerprint()
        switch self {
        case .order(let order): mark.add(order.number.text.utf8)
        case .stock(let stock):
            mark.add(stock.sku.utf8)
            mark.add(stock.location.utf8)
        case .item(let item): mark.add(item.sku.utf8)
        }
        return mark.value
    }

    /// Fingerprint of all it says.
    fileprivate var content: UInt64 {
        switch self {
        case .order(let order): order.source
        case .stock(let stock): stock.source
        case .item(let item): item.fingerprint
        }
    }
}
