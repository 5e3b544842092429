/// The figures of one record of the newer stock export.
struct ShopifyStockRowColumns: Sendable {
    struct Figures {
        var onHand: Int
        var unavailable: Int?
        var oversold: Int
    }

    let location: Column?
    private let unavailable, committed, available, current, new: Column?

    init(_ header: Header) {
        location = header.column("Location")
        unavailable = header.column("Unavailable")
        committed = header.column("Committed")
        available = header.column("Available")
        current = header.column("On hand (current)") ?? header.column("On hand")
        new = header.column("On hand (new)")
    }

    /// Nil when the location does not keep the variant. What somebody wrote as the new figure counts before the current one.
    func figures(in record: CSVRecord) throws(Fault) -> Figures? {
        let newOnHand = try number(record, new)
        let parts = (
            unavailable: try number(record, unavailable), committed: try number(record, committed),
            available: try number(record, available)
        )
        let stated = try number(record, current)
        var current = stated
        if let unavailable = parts.unavailable, let committed = parts.committed, let available = parts.available {
            let sum = unavailable + committed + available
            if let stated, stated != sum {
                throw record.fault(
                    self.current!,
                    "is \(stated), but available \(available), committed \(committed) and unavailable \(unavailable) "
                        + "make \(sum)")
            }
            current = sum
        }
        guard let onHand = newOnHand ?? current else { return nil }
        if onHand < 0 {
            throw record.fault(self.current ?? available!, "is negative (\(onHand)): count the units and correct it")
        }
        if let quarantine = parts.unavailable, !(0...onHand).contains(quarantine) {
            throw record.fault(unavailable!, "is \(quarantine), of \(onHand) on hand")
        }
        let promised = parts.available.map { $0 + onHand - (current ?? onHand) }
        return Figures(onHand: onHand, unavailable: parts.unavailable, oversold: max(0, -(promised ?? 0)))
    }

    private func number(_ record: CSVRecord, _ column: Column?) throws(Fault) -> Int? {
        if ShopifyVariant.isNotStocked(record.cell(column)) { return nil }
        return try record.integer(column)
    }
}
