import Workflow

/// Shopify's newer stock export: one record per variant and location.
struct ShopifyStockRows: ImportFormat {
    let name = "shopify-stock-rows"
    let title = "Shopify stock export, a record per location"
    let required = ["SKU", "Location"]
    let optional =
        ShopifyVariant.names.filter { $0 != "SKU" } + [
            "Bin name", "Incoming", "Unavailable", "Committed", "Available", "On hand (current)", "On hand (new)", "On hand",
        ]

    func missing(from header: Header) -> [String] {
        let parts = ["Available", "Committed", "Unavailable"]
        let hasFigure = header.has("On hand (current)") || header.has("On hand") || parts.allSatisfy { header.has($0) }
        return required.filter { !header.has($0) } + (hasFigure ? [] : ["On hand (current)"])
    }

    func reader(for header: Header, file: String, ahead: CSVReader) -> any RecordReader {
        let variant = ShopifyVariant(header)
        let columns = ShopifyStockRowColumns(header)
        return RecordByRecord(file: file, naming: variant.sku) { (record) throws(Fault) -> [Draft] in
            guard let figures = try columns.figures(in: record) else { return [] }
            let location = record.label(columns.location)
            guard !location.isEmpty else { throw record.fault(columns.location!, "is blank") }
            var draft = StockDraft(
                sku: try variant.code(in: record), title: variant.name(in: record), location: location,
                onHand: figures.onHand, quarantine: figures.unavailable, damaged: nil, oversold: figures.oversold,
                source: 0, line: record.line)
            draft.source = draft.fingerprint
            return [.stock(draft)]
        }
    }
}
