import Vocabulary
import Workflow

/// Orders whose records do not stand together. They are looked for before anything is taken, because an order that was
/// taken without the lines further down would be shipped incomplete.
enum ScatteredOrders {
    /// Fingerprint of the order's name, and the line where one of its records stands apart.
    static func found(in file: CSVReader, _ columns: ShopifyOrderColumns) throws(Defect) -> [UInt64: Int] {
        var file = file
        var seen: Set<UInt64> = []
        var scattered: [UInt64: Int] = [:]
        var previous: UInt64?
        while true {
            let step = try file.next()
            if step == .end { return scattered }
            let record = file.record
            let name = record.cell(columns.name)
            if name.isEmpty { continue }
            let key = key(name)
            if previous != key {
                if step == .record, seen.contains(key), !columns.isFirst(record), scattered[key] == nil {
                    scattered[key] = record.line
                }
                seen.insert(key)
            }
            previous = key
        }
    }

    static func key(_ name: ArraySlice<UInt8>) -> UInt64 {
        var mark = Fingerprint()
        mark.add(name)
        return mark.value
    }
}
