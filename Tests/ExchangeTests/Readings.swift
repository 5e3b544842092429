import Vocabulary
import Workflow

@testable import Exchange

/// All that a file comes to.
struct Readings: Equatable {
    var format = ""
    var drafts: [Draft] = []
    var rejections: [Rejection] = []
    var records: [[UInt8]] = []

    init(_ bytes: [UInt8], format: String? = nil, chunk: Int = 128 * 1_024) throws {
        var reading = try FileReading.open(MemorySource(bytes, name: "sample.csv"), format: format, chunkBytes: chunk)
        self.format = reading.format.name
        while let next = try reading.next() {
            switch next {
            case .draft(let draft, _): drafts.append(draft)
            case .rejected(let rejection, let raw):
                rejections.append(rejection)
                records += raw
            }
        }
    }

    init(_ text: String, format: String? = nil) throws { try self.init(Array(text.utf8), format: format) }

    var orders: [OrderDraft] {
        drafts.compactMap { if case .order(let order) = $0 { order } else { nil } }
    }

    var stock: [StockDraft] {
        drafts.compactMap { if case .stock(let stock) = $0 { stock } else { nil } }
    }

    var items: [ItemDraft] {
        drafts.compactMap { if case .item(let item) = $0 { item } else { nil } }
    }

    var reasons: [String] { rejections.map(\.reason) }
}

/// The fields of every record, with the faults between them.
func csv(_ bytes: [UInt8], limits: CSVLimits = CSVLimits(), chunk: Int = 64) throws -> [[String]] {
    var reader = try CSVReader(MemorySource(bytes, name: "sample.csv"), limits: limits, chunkBytes: chunk)
    var out: [[String]] = []
    while true {
        switch try reader.next() {
        case .end: return out
        case .broken(let fault): out.append(["\(fault.line):\(fault.column.map(String.init) ?? "-") \(fault.reason)"])
        case .record: out.append((0..<reader.record.count).map { String(decoding: reader.record[$0], as: UTF8.self) })
        }
    }
}

func csv(_ text: String) throws -> [[String]] { try csv(Array(text.utf8)) }

/// Random numbers that a seed repeats: SplitMix64.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }
}
