import Vocabulary
import Workflow

/// Where the columns of a catalogue stand in this file.
struct TallymanCatalogueColumns: Sendable {
    let sku: Column?
    private let name, cost, price, currency, weight, barcode, vendor, tags, attributes: Column?

    init(_ header: Header) {
        sku = header.column("sku")
        name = header.column("name")
        cost = header.column("cost")
        price = header.column("price")
        currency = header.column("currency")
        weight = header.column("weight_grams")
        barcode = header.column("barcode")
        vendor = header.column("vendor")
        tags = header.column("tags")
        attributes = header.column("attributes")
    }

    func draft(_ record: CSVRecord) throws(Fault) -> ItemDraft {
        let code = record.code(sku)
        let title = record.label(name)
        guard !code.isEmpty else { throw record.fault(sku!, "is blank") }
        guard !title.isEmpty else { throw record.fault(name!, "is blank") }
        var draft = ItemDraft(
            sku: code, name: title, cost: try cost(record), price: try price(record),
            weightGrams: try record.units(weight), barcode: record.code(barcode), vendor: record.code(vendor),
            line: record.line)
        if tags != nil || attributes != nil {
            draft.labels = Labels(
                tags: LabelText.tags(record.label(tags)),
                attributes: LabelText.attributes(record.text(attributes), mark: "="))
        }
        return draft
    }

    /// Decimals and currency are checked where the store's own is known; four decimals are more than any currency has.
    private func cost(_ record: CSVRecord) throws(Fault) -> String? {
        let text = record.code(cost)
        if text.isEmpty { return nil }
        guard let minor = Money.minor(plain: text.utf8, decimals: 4), minor >= 0 else {
            throw record.fault(cost!, "is \(record.excerpt(cost!)), which is no amount")
        }
        guard let unit = try record.currency(currency) else { return text }
        return "\(text) \(unit)"
    }

    private func price(_ record: CSVRecord) throws(Fault) -> Money? {
        if record.cell(price).isEmpty { return nil }
        guard let unit = try record.currency(currency) else {
            throw record.fault(price!, "is there, but `currency` does not say in which currency")
        }
        return try record.minor(price, in: unit).map { Money(minor: $0, unit) }
    }
}
