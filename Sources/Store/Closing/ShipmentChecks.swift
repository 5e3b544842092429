import Ledger
import Vocabulary
import Workflow

extension CloseCheck {
    /// Parcels and their entries in the same month, both ways; and parcels of which the shop says that they left, and the floor does not.
    static func shipmentsCutOff(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let (unposted, waiting) = try unposted(reader, period)
        let elsewhere = try postedElsewhere(reader, period)
        let told = try toldOnly(reader, period)
        let rows = told + waiting + unposted + elsewhere
        let fixes = [
            told.isEmpty
                ? nil
                : "if that parcel is ours, ship ORDER --day DAY, else cancel ORDER --reason TEXT; then resolve the exception",
            waiting.isEmpty ? nil : "say what it costs, 0.00 too: tally do confirm sku SKU --cost AMOUNT",
            unposted.isEmpty && elsewhere.isEmpty ? nil : "tally verify names the entries",
        ].compactMap { $0 }
        return none(
            rows.count, "shipment", "shipments",
            "goods that left in the month and posted nothing, or wait for a cost; entries of the month for goods that left after it, and the other way round; and what the shop calls shipped while the floor has it",
            rows, fix: fixes.isEmpty ? "nothing to do" : fixes.joined(separator: "; "))
    }

    /// Shipments of the month without an entry: those that ought to have one, and those of which nobody has said what they cost. What was free
    /// and cost nothing has rightly none.
    private static func unposted(
        _ reader: Reader, _ period: Period
    ) throws -> (unposted: [CloseOffender], waiting: [CloseOffender]) {
        guard let shop = try reader.shelf.shop() else { return ([], []) }
        var found: (unposted: [CloseOffender], waiting: [CloseOffender]) = ([], [])
        try reader.statements(
            """
            SELECT sequence, type, payload, at FROM event WHERE sequence IN (
                SELECT m.sequence FROM stock_movement m WHERE m.to_place = -3 AND m.day BETWEEN ? AND ?
                    AND NOT EXISTS (SELECT 1 FROM journal_entry j WHERE j.sequence = m.sequence))
            """
        ).each {
            $0.int(period.first.number)
            $0.int(period.last.number)
        } _: { row in
            let event = try EventCodec.decode(type: row.int(1), payload: row.bytes(2), sequence: row.int(0))
            guard case .order(.shipped(let shipment)) = event else { return }
            let order = try reader.number(of: shipment.order)
            if Bookkeeping.entry(for: event, shop: shop, at: row.moment(3)) != nil {
                found.unposted.append(
                    try reader.offender(.order(shipment.order)) { "order \($0): left on \(shipment.day) and posted nothing" })
            }
            for line in shipment.lines where line.needsStock && line.costMinor == 0 {
                guard let sku = try reader.uncosted(line.sku) else { continue }
                found.waiting.append(
                    try reader.offender(.item(sku)) {
                        "\(line.quantity) of \($0) left with order \(order), and nobody has said what it costs"
                    })
            }
        }
        return found
    }

    /// Entries of the month for goods that left after it; and goods of the month in an entry of a later one, though the month took entries.
    private static func postedElsewhere(_ reader: Reader, _ period: Period) throws -> [CloseOffender] {
        let early = try reader.statements(
            """
            SELECT DISTINCT j.sequence, m.day FROM journal_entry j JOIN stock_movement m ON m.sequence = j.sequence
            WHERE j.period = ? AND m.to_place = -3 AND m.day > ? ORDER BY j.sequence
            """
        ).all {
            $0.int(period.number)
            $0.int(period.last.number)
        } _: { row in
            try reader.offender(.entry(row.int(0))) { _ in
                "entry \(row.int(0)) is of \(period), and its goods left on \(row.day(1))"
            }
        }
        let late = try reader.statements(
            """
            SELECT DISTINCT j.sequence, j.day, m.day FROM stock_movement m JOIN journal_entry j ON j.sequence = m.sequence
                JOIN event e ON e.sequence = j.sequence
            WHERE m.day BETWEEN ?1 AND ?2 AND m.to_place = -3 AND j.period > ?3 AND (NOT EXISTS (
                    SELECT 1 FROM period_lock p WHERE p.through >= ?3 AND p.area IN (0, 1, 3, 4) AND p.sequence < j.sequence)
                OR EXISTS (SELECT 1 FROM period_reopening r WHERE r.period = ?3 AND r.sequence < j.sequence AND r.until > e.at))
            ORDER BY j.sequence
            """
        ).all {
            $0.int(period.first.number)
            $0.int(period.last.number)
            $0.int(period.number)
        } _: { row in
            try reader.offender(.entry(row.int(0))) { _ in
                "entry \(row.int(0)) is of \(row.day(1)), its goods left on \(row.day(2)), and \(period) took entries"
            }
        }
        return early + late
    }

    /// Orders that the shop calls shipped by the month's end, and that are still with the floor.
    private static func toldOnly(_ reader: Reader, _ period: Period) throws -> [CloseOffender] {
        let open = try reader.statements(
            """
            SELECT id, subject, raised_at FROM exception_case WHERE is_open = 1 AND kind = 'shipped_elsewhere' ORDER BY id
            """
        ).all { row in
            (id: row.id(0) as ExceptionID, about: try row.subject(1), raised: row.moment(2))
        }
        return try open.compactMap { exception in
            guard case .order(let order) = exception.about else { return nil }
            let moment = try reader.fulfilment(of: order) ?? exception.raised
            let day = try reader.day(of: moment)
            guard day <= period.last else { return nil }
            let number = try reader.number(of: order)
            return try reader.offender(.exception(exception.id)) {
                "\($0): order \(number) left on \(day) says the shop, and the floor has it"
            }
        }
    }
}

extension Reader {
    /// The item itself, or the one that it stands for, when nobody has said what that costs; nil when somebody has.
    fileprivate func uncosted(_ sku: SKUID) throws -> SKUID? {
        let item = try shelf.item(sku)
        let stocked = try item?.mappedTo.flatMap { try shelf.item($0) } ?? item
        return stocked.flatMap { $0.costMinor == nil ? $0.id : nil }
    }

    /// When an order left by the words of its shop's newest file that said so; nil where none named a moment.
    fileprivate func fulfilment(of order: OrderID) throws -> Instant? {
        try statements("SELECT last, payload FROM decision WHERE subject = ? ORDER BY last DESC").all {
            $0.int(Subject.order(order).packed)
        } _: { row -> Instant? in
            let record = try EventCodec.decodeRecord(row.bytes(1), sequence: row.int(0))
            for fact in record.facts where fact.name == Fact.leftByTheShop {
                if case .moment(let moment) = fact.value { return moment }
            }
            return nil
        }.compactMap { $0 }.first
    }
}
