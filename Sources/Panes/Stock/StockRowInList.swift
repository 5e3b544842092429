import Vocabulary
import Workflow

extension StockRow: ListRow {
    public var key: RowKey { RowKey(.stock(sku, location)) }
    /// The SKU at its place, as people say it.
    public var title: String { "\(code) at \(locationCode)" }

    var flagTone: Tone {
        switch flag {
        case "OVERSOLD", "SHORT": .bad
        case "": .text
        case "NEW": .info
        default: .warn
        }
    }
}
