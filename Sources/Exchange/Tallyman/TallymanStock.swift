import Workflow

/// Tallyman's own stock file: one record per SKU and location.
struct TallymanStock: ImportFormat {
    let name = "tallyman-stock"
    let title = "Tallyman stock"
    let required = ["sku", "location", "on_hand"]
    let optional = ["name", "quarantine", "damaged"]

    func reader(for header: Header, file: String, ahead: CSVReader) -> any RecordReader {
        let sku = header.column("sku")
        let location = header.column("location")
        let onHand = header.column("on_hand")
        let quarantine = header.column("quarantine")
        let damaged = header.column("damaged")
        let title = header.column("name")
        return RecordByRecord(file: file, naming: sku) { (record) throws(Fault) -> [Draft] in
            var draft = StockDraft(
                sku: record.code(sku), title: record.label(title), location: record.code(location), onHand: 0,
                quarantine: try record.units(quarantine), damaged: try record.units(damaged), oversold: 0,
                source: 0, line: record.line)
            guard !draft.sku.isEmpty else { throw record.fault(sku!, "is blank") }
            guard !draft.location.isEmpty else { throw record.fault(location!, "is blank") }
            guard let units = try record.units(onHand) else { throw record.fault(onHand!, "is blank") }
            let unsellable = (draft.quarantine ?? 0) + (draft.damaged ?? 0)
            guard unsellable <= units else {
                throw record.fault(onHand!, "is \(units), but quarantine and damaged alone are \(unsellable)")
            }
            draft.onHand = units
            draft.source = draft.fingerprint
            return [.stock(draft)]
        }
    }
}
