import Workflow

/// Shopify's older stock export: one record per variant, behind `COO` one column per location.
struct ShopifyStockColumns: ImportFormat {
    let name = "shopify-stock-columns"
    let title = "Shopify stock export, a column per location"
    let required = ["Handle", "SKU", "COO"]
    let optional = ShopifyVariant.names.filter { !["Handle", "SKU", "COO"].contains($0) }

    func missing(from header: Header) -> [String] {
        let missing = required.filter { !header.has($0) }
        guard missing.isEmpty else { return missing }
        return locations(in: header).isEmpty ? ["a column per location behind COO"] : []
    }

    func reader(for header: Header, file: String, ahead: CSVReader) throws(Defect) -> any RecordReader {
        let variant = ShopifyVariant(header)
        let locations = locations(in: header)
        for (place, column) in locations.enumerated() {
            guard !locations[..<place].contains(where: { $0.name == column.name }) else {
                throw Defect(
                    file: file, line: 1, reason: "the location `\(column.name)` has two columns",
                    remedy: "Remove one of them, so that it is clear which counts.")
            }
        }
        return RecordByRecord(file: file, naming: variant.sku) { (record) throws(Fault) -> [Draft] in
            let sku = try variant.code(in: record)
            let title = variant.name(in: record)
            var drafts: [Draft] = []
            for location in locations where !ShopifyVariant.isNotStocked(record.cell(location)) {
                guard let onHand = try record.units(location) else { continue }
                var draft = StockDraft(
                    sku: sku, title: title, location: location.name, onHand: onHand, quarantine: nil, damaged: nil,
                    oversold: 0, source: 0, line: record.line)
                draft.source = draft.fingerprint
                drafts.append(.stock(draft))
            }
            return drafts
        }
    }

    /// None when the header is that of the newer shape, which has a column called `Location`.
    private func locations(in header: Header) -> [Column] {
        guard let origin = header.column("COO"), !header.has("Location") else { return [] }
        let known = (ShopifyVariant.names + [Rejects.column]).map(Header.key)
        return header.names.indices.filter {
            $0 > origin.index && !header.names[$0].isEmpty && !known.contains(Header.key(header.names[$0]))
        }
        .map { Column(index: $0, name: header.names[$0]) }
    }
}
