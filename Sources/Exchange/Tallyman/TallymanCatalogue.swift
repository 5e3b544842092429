import Vocabulary
import Workflow

/// Tallyman's own catalogue: one record per SKU.
struct TallymanCatalogue: ImportFormat {
    let name = "tallyman-catalogue"
    let title = "Tallyman catalogue"
    let required = ["sku", "name"]
    let optional = ["cost", "price", "currency", "weight_grams", "barcode", "vendor", "tags", "attributes"]

    func reader(for header: Header, file: String, ahead: CSVReader) -> any RecordReader {
        let columns = TallymanCatalogueColumns(header)
        return RecordByRecord(file: file, naming: columns.sku) { (record) throws(Fault) -> [Draft] in
            [.item(try columns.draft(record))]
        }
    }
}
