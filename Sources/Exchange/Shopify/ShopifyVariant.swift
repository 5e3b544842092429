/// The columns that both shapes of Shopify's stock export begin with: which variant a record is about.
struct ShopifyVariant: Sendable {
    static let names = ["Handle", "Title", "SKU", "HS Code", "COO"] + optionNames + optionValues
    private static let optionNames = (1...3).map { "Option\($0) Name" }
    private static let optionValues = (1...3).map { "Option\($0) Value" }

    let sku: Column?
    private let title: Column?
    private let options: [Column?]

    init(_ header: Header) {
        sku = header.column("SKU")
        title = header.column("Title")
        options = ShopifyVariant.optionValues.map { header.column($0) }
    }

    /// Never blank: stock without a SKU belongs to nothing.
    func code(in record: CSVRecord) throws(Fault) -> String {
        let code = record.code(sku)
        guard !code.isEmpty else { throw record.fault(sku!, "is blank, so the stock belongs to nothing") }
        return code
    }

    /// `Linen shirt - M / Red`, as orders name the same variant.
    func name(in record: CSVRecord) -> String {
        let title = record.label(title)
        let values = options.map { record.label($0) }.filter { !$0.isEmpty && $0 != "Default Title" }
        return values.isEmpty ? title : "\(title) - \(values.joined(separator: " / "))"
    }

    /// Whether a cell says that the place does not keep the variant at all.
    static func isNotStocked(_ cell: ArraySlice<UInt8>) -> Bool {
        String(decoding: cell, as: UTF8.self).lowercased() == "not stocked"
    }
}
