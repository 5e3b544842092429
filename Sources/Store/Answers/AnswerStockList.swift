import Vocabulary
import Workflow

extension StockList: Answering {
    func answer(from reader: Reader) throws -> Page<StockRow> {
        var filter = CompiledFilter(query.filter) { StockList.condition($0, $1, reader) }
        if let condition = query.condition {
            try filter.narrow(condition, of: .stock(reader.shop()), on: WhereSource.stockKey, reader)
        }
        let condition = filter.condition
        let direction = query.isDescending ? "DESC" : "ASC"
        let order =
            StockList.orders[query.sort].map { "\($0) \(direction), r.code, r.location" }
            ?? "CASE r.flag WHEN 'oversold' THEN 0 WHEN 'short' THEN 1 WHEN 'wanted' THEN 2 WHEN 'damaged' THEN 3 WHEN 'low' THEN 4 ELSE 5 END \(direction), r.code, r.location"
        let rows = try reader.prepared(
            "\(StockList.rows) SELECT * FROM r WHERE \(condition.sql) ORDER BY \(order) LIMIT ? OFFSET ?"
        ).all {
            $0.bind(condition.values)
            $0.int(query.limit)
            $0.int(query.offset)
        } _: {
            try StockList.row($0, reader)
        }.map(StockList.onRoad(reader))
        let total = try reader.statements("SELECT count(*) FROM stock_level").first { $0.int(0) } ?? 0
        let matching =
            filter.conditions.isEmpty
            ? total
            : try reader.prepared("\(StockList.rows) SELECT count(*) FROM r WHERE \(condition.sql)").first {
                $0.bind(condition.values)
            } _: {
                $0.int(0)
            } ?? 0
        return Page(
            rows: rows, matching: matching, total: total, unknownFields: filter.unknownFields, complaint: filter.complaint)
    }

    /// Stock levels with their item, what is wanted of it, and the word for what is wrong, as table `r`.
    static let rows = rows(lines: "", levels: "")

    /// The same of one SKU, `?1`, and of those that turned out to be it: no other item or order is looked at.
    static let rowsOfOne = rows(
        lines: "AND l.sku IN (SELECT ?1 UNION ALL SELECT id FROM item WHERE mapped_to = ?1)", levels: "WHERE s.sku = ?1")

    /// Without the cast SQLite makes no index on `wanted`, and reads all of it for every level.
    private static func rows(lines: String, levels: String) -> String {
        """
        WITH wanted (sku, units, lacking) AS MATERIALIZED
            (SELECT CAST(ifnull(i.mapped_to, l.sku) AS INTEGER), sum(l.unreserved),
                sum(CASE WHEN o.is_backordered OR o.state IN (\(lackingStates)) THEN l.unreserved ELSE 0 END)
            FROM order_line l JOIN item i ON i.id = l.sku JOIN orders o ON o.id = l.order_id
            WHERE l.unreserved > 0 \(lines) GROUP BY 1),
        level AS (
            SELECT s.sku, s.location, s.version, i.code, i.name, s.sellable, s.reserved, s.quarantine, s.damaged,
                s.returned, s.in_transit, s.value_minor, i.is_provisional, ifnull(w.units, 0) AS wanted,
                s.sellable - s.reserved AS available,
                s.sellable + s.quarantine + s.damaged + s.returned AS on_hand, i.folded, i.cost_minor IS NULL AS costless,
                ifnull(w.lacking, 0) AS lacking
            FROM stock_level s JOIN item i ON i.id = s.sku LEFT JOIN wanted w ON w.sku = s.sku \(levels)),
        r AS (
            SELECT *, CASE WHEN available < 0 THEN 'oversold' WHEN wanted > 0 AND available = 0 THEN 'short'
                WHEN lacking > 0 THEN 'wanted' WHEN damaged > 0 THEN 'damaged' WHEN is_provisional THEN 'new'
                WHEN available BETWEEN 1 AND 3 THEN 'low' ELSE '' END AS flag
            FROM level)
        """
    }

    /// States in which an order has fewer units than it was looked at for.
    private static let lackingStates =
        [OrderState.backordered, .partlyAllocated, .partlyShipped].map { "\($0.rawValue)" }.joined(separator: ",")

    private static let orders = [
        "sku": "r.code", "name": "r.name", "location": "(SELECT code FROM location WHERE id = r.location)",
        "available": "r.available", "on_hand": "r.on_hand", "reserved": "r.reserved", "value": "r.value_minor",
        "transit": "r.in_transit",
    ]

    static func row(_ row: ResultRow, _ reader: Reader) throws -> StockRow {
        let place = reader.locations[row.id(1)]
        return StockRow(
            sku: row.id(0), location: row.id(1), version: row.int(2), code: row.text(3), name: row.text(4),
            locationCode: place?.code.text ?? "", locationKind: place?.kind ?? .warehouse, onHand: row.int(15),
            sellable: row.int(5), reserved: row.int(6), available: row.int(14), quarantine: row.int(7),
            damaged: row.int(8), returned: row.int(9), inTransit: row.int(10), inbound: 0, wanted: row.int(13),
            valueMinor: row.int(11), isProvisional: row.flag(12), isCostless: row.flag(17),
            lacking: row.int(18))
    }

    /// Adds to a row what is on the road to it; transfers are only looked up once a row has some, those of one SKU or all.
    static func onRoad(_ reader: Reader, of sku: SKUID? = nil) -> (StockRow) throws -> StockRow {
        var known: [StockKey: [TransferOnRoad]]?
        return { row in
            guard row.inTransit > 0 else { return row }
            let roads = try known ?? transfers(reader, of: sku)
            known = roads
            var row = row
            row.transfers = roads[StockKey(row.sku, row.location)] ?? []
            return row
        }
    }

    /// Transfers that are under way, by where their units are to arrive: an item or a place that turned out to be another one
    /// stands for that one.
    private static func transfers(_ reader: Reader, of sku: SKUID?) throws -> [StockKey: [TransferOnRoad]] {
        var roads: [StockKey: [TransferOnRoad]] = [:]
        try reader.prepared(transfersSQL(ofOne: sku != nil)).each {
            if let sku { $0.id(sku) }
        } _: { row in
            roads[StockKey(row.id(1), row.id(2)), default: []].append(
                TransferOnRoad(id: row.id(0), from: reader.code(of: row.optionalID(3)), open: row.int(4), sentAt: row.moment(5)))
        }
        return roads
    }

    /// Transfers under way, the oldest first: all of them, or those of one SKU, `?1`.
    static func transfersSQL(ofOne: Bool) -> String {
        """
        SELECT t.id, ifnull(i.mapped_to, t.sku), ifnull(l.mapped_to, t.to_location), t.from_location,
            t.quantity - t.arrived - t.lost, t.sent_at
        FROM transfer t JOIN item i ON i.id = t.sku JOIN location l ON l.id = t.to_location
        WHERE t.quantity > t.arrived + t.lost
            \(ofOne ? "AND t.sku IN (SELECT ?1 UNION ALL SELECT id FROM item WHERE mapped_to = ?1)" : "")
        ORDER BY t.sent_at, t.id
        """
    }

    private static func condition(_ field: String, _ match: ListFilter.Match, _ reader: Reader) -> Condition? {
        let wanted = match.folded
        return switch field {
        case "": .any(wanted.map { word in freeWord(word, reader) })
        case "sku": .oneOf(Condition.foldedCode("r.folded"), wanted.map { .text($0) })
        case "name": .any(wanted.map { Condition("instr(substr(r.folded, instr(r.folded, char(1))), ?) > 0", [.text($0)]) })
        case "location":
            .oneOf(
                "r.location",
                Bound.codes(reader.locations.values.filter { $0.isCalled(wanted) }.map(\.id)))
        case "kind":
            .oneOf("r.location", Bound.codes(reader.locations.values.filter { wanted.contains($0.kind.rawValue) }.map(\.id)))
        // Units that an order lacks may be free elsewhere: that is the same trouble.
        case "flag": .oneOf("r.flag", (wanted + (wanted.contains("short") ? ["wanted"] : [])).map { .text($0) })
        case "available": .number("r.available", match)
        case "reserved": .number("r.reserved", match)
        case "on_hand": .number("r.on_hand", match)
        case "transit": .number("r.in_transit", match)
        default: nil
        }
    }

    private static func freeWord(_ word: String, _ reader: Reader) -> Condition {
        var parts = [Condition("instr(r.folded, ?) > 0", [.text(word)])]
        let places = reader.locations.values.filter {
            Fold.text($0.code.text).contains(word) || Fold.text($0.name).contains(word)
        }
        if !places.isEmpty { parts.append(.oneOf("r.location", Bound.codes(places.map(\.id)))) }
        let flags = StockRow.flags.filter { word.utf8.count > 2 && $0.contains(word) }
        if !flags.isEmpty { parts.append(.oneOf("r.flag", flags.map { .text($0) })) }
        return .any(parts)
    }

    /// Levels that somebody should look at today: oversold, short, wanted elsewhere or damaged.
    static func alerts(from reader: Reader) throws -> Int {
        try reader.prepared(
            "\(rows) SELECT count(*) FROM r WHERE flag IN ('oversold', 'short', 'wanted', 'damaged')"
        ).first { $0.int(0) } ?? 0
    }
}
