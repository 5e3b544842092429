/// Shopify's orders export: one record per line item, the order's own columns on the first record of each order only.
struct ShopifyOrders: ImportFormat {
    let name = "shopify-orders"
    let title = "Shopify orders export"
    let required = ["Name", "Created at", "Currency", "Total", "Lineitem quantity", "Lineitem name"]
    let optional = ShopifyOrderColumns.optional
    let bringsOrders = true

    func reader(for header: Header, file: String, ahead: CSVReader) throws(Defect) -> any RecordReader {
        let columns = ShopifyOrderColumns(header)
        let scattered = try ScatteredOrders.found(in: ahead, columns)
        return ShopifyOrderReader(file: file, columns: columns, scattered: scattered)
    }
}
