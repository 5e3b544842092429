/// How far the goods of an order, or of one of its lines, have gone by what the shop says.
enum ShopifyFulfilment {
    case none, partly, all

    /// Of the whole order. Blank means that nothing has left.
    init(ofOrder record: CSVRecord, _ columns: ShopifyOrderColumns) throws(Fault) {
        self = try ShopifyFulfilment(record, columns.fulfilment) ?? .none
    }

    /// Of one line; nil when the file does not say.
    init?(_ record: CSVRecord, _ column: Column?) throws(Fault) {
        switch record.word(column) {
        case "": return nil
        case "fulfilled": self = .all
        case "partial", "partially_fulfilled": self = .partly
        case "unfulfilled", "pending", "restocked", "on_hold", "scheduled", "in_progress", "open": self = .none
        default:
            throw record.fault(
                column!, "is \(record.excerpt(column!)), which is none of fulfilled, partial, unfulfilled, pending, restocked")
        }
    }
}
