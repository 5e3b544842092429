import Vocabulary
import Workflow

extension CloseCheck {
    /// What lies in each pile now, as table `held`.
    private static let held = """
        held (sku, location, state, units) AS (
            SELECT sku, location, 0, sellable FROM stock_level UNION ALL SELECT sku, location, 1, quarantine FROM stock_level UNION ALL
            SELECT sku, location, 2, damaged FROM stock_level UNION ALL SELECT sku, location, 3, returned FROM stock_level UNION ALL
            SELECT sku, location, 4, in_transit FROM stock_level)
        """

    /// Piles as they were at the month's end: what lies there now, less what has come since, and what has left since. Goods with
    /// which the books were opened were there from the beginning.
    static func negativeStock(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.prepared(
            """
            WITH \(held),
            since (sku, place, units) AS (
                SELECT sku, place, sum(units) FROM (
                    SELECT sku, to_place AS place, quantity AS units FROM stock_movement
                    WHERE day > ?1 AND to_place >= 0 AND from_place <> -1 UNION ALL
                    SELECT sku, from_place, -quantity FROM stock_movement WHERE day > ?1 AND from_place >= 0)
                GROUP BY sku, place)
            SELECT h.sku, h.location, h.state, h.units - ifnull(s.units, 0) AS was FROM held h
                LEFT JOIN since s ON s.sku = h.sku AND s.place = (h.location << 3 | h.state)
            WHERE was < 0 ORDER BY h.sku, h.location, h.state
            """
        ).all {
            $0.int(period.last.number)
        } _: { row in
            let state: StockState = try row.word(2)
            return try reader.offender(.stock(StockKey(row.id(0), row.id(1)))) {
                "\($0): \(row.int(3)) \(state.word) on \(period.last)"
            }
        }
        var finding = none(
            rows.count, "level", "levels",
            "piles that were below zero at the month's end, by the days on which goods came and left, and are not now; goods that were entered later than they came want a word from whoever signs",
            rows, fix: "look at the days of its moves and count it; then say why: sign STEP --reason TEXT")
        // No pile can be below zero now: it is covered since, and only its days contradict each other.
        finding.isPassing = true
        finding.needsNote = !rows.isEmpty
        return finding
    }

    /// No counts are planned here yet: what is looked at are the differences that counts and stock files have found.
    static func countsDecided(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let end = try reader.end(of: period)
        var rows = try reader.statements(
            """
            SELECT id, summary, subject FROM exception_case WHERE is_open = 1 AND kind IN ('stock_differs', 'count_variance')
                AND raised_at < ? ORDER BY id
            """
        ).all {
            $0.moment(end)
        } _: { row in
            let about = try reader.words(for: row.subject(2))
            return try reader.offender(.exception(row.id(0))) { "\($0): \(about), \(row.text(1))" }
        }
        rows += try reader.statements(
            "SELECT id, command, reason FROM approval WHERE state = 0 AND kind = 'adjustment' AND requested_at < ? ORDER BY id"
        ).all {
            $0.moment(end)
        } _: { row -> CloseOffender? in
            let words: [String] = try row.coded(1)
            guard words.first == CountStock.name else { return nil }
            return try reader.offender(.approval(row.id(0))) { "\($0): \(row.text(2))" }
        }.compactMap { $0 }
        return none(
            rows.count, "difference", "differences",
            "differences that counts or stock files found up to the month's end and that nobody has decided; counts are not planned here yet",
            rows, fix: "count SKU QTY --at LOCATION, then resolve the exception; approve ID, or reject ID --reason TEXT")
    }

    /// Units that came in or left at no cost by the month's end since nobody has said what they cost; and piles of that time whose layers hold
    /// other units than there are.
    static func costsKnown(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try costless(reader, period) + layerless(reader, period)
        return none(
            rows.count, "pile", "piles",
            "units that came in or left at no cost up to the month's end, and piles of that time whose layers hold other units than there are now",
            rows, fix: "tally do confirm sku SKU --cost AMOUNT gives what is here its cost")
    }

    /// The few items without a cost first, then their movements by index.
    private static func costless(_ reader: Reader, _ period: Period) throws -> [CloseOffender] {
        let came = try reader.statements(
            """
            SELECT m.sku, l.id, sum(m.quantity) FROM item i CROSS JOIN stock_movement m ON m.sku = i.id
                JOIN location l ON l.id = m.to_place >> 3
            WHERE m.from_place IN (-1, -2, -4, -5) AND m.cost_minor = 0 AND i.cost_minor IS NULL AND i.mapped_to IS NULL AND m.day <= ?
                AND l.kind <> 'vendor' GROUP BY m.sku, l.id
            """
        ).all {
            $0.int(period.last.number)
        } _: { row in
            let words = try
                "\(row.int(2)) units of \(reader.code(of: row.id(0))) came in at \(reader.code(of: row.optionalID(1)))"
            return try reader.offender(.stock(StockKey(row.id(0), row.id(1)))) { _ in "\(words) at no cost" }
        }
        let left = try reader.statements(
            """
            SELECT sku, sum(units) FROM (
                SELECT m.sku, m.quantity AS units FROM item i CROSS JOIN stock_movement m ON m.sku = i.id
                WHERE m.to_place = -3 AND m.cost_minor = 0 AND i.cost_minor IS NULL AND i.mapped_to IS NULL AND m.day BETWEEN ?1 AND ?2
                UNION ALL SELECT s.sku, s.units FROM sent_uncosted s JOIN item i ON i.id = s.sku
                WHERE i.cost_minor IS NULL AND s.day BETWEEN ?1 AND ?2)
            GROUP BY sku
            """
        ).all {
            $0.int(period.first.number)
            $0.int(period.last.number)
        } _: { row in
            try reader.offender(.item(row.id(0))) { "\(row.int(1)) units of \($0) left at no cost" }
        }
        return came + left
    }

    /// A pile and its layers are compared as they are now: no command lets them part. One whose first goods came after the month's end is
    /// none of its business.
    private static func layerless(_ reader: Reader, _ period: Period) throws -> [CloseOffender] {
        try reader.prepared(
            """
            WITH \(held),
            compared (sku, location, state, units) AS (
                SELECT * FROM held UNION ALL SELECT sku, location, state, -quantity FROM cost_layer),
            parted AS (
                SELECT c.sku, c.location, sum(c.units) AS off FROM compared c JOIN location l ON l.id = c.location
                WHERE l.kind <> 'vendor' GROUP BY c.sku, c.location, c.state HAVING off <> 0)
            SELECT p.sku, p.location, p.off FROM parted p WHERE ifnull((
                SELECT min(m.day) FROM stock_movement m
                WHERE m.sku = p.sku AND (m.to_place >> 3 = p.location OR m.from_place >> 3 = p.location)), 0) <= ?
            """
        ).all {
            $0.int(period.last.number)
        } _: { row in
            try reader.offender(.stock(StockKey(row.id(0), row.id(1)))) { "\($0): \(row.int(2)) units more than its layers" }
        }
    }

    static func transitAge(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        let day = scope.period.next.first.adding(days: -scope.limits.days)
        let start = try reader.start(of: day)
        var rows = try reader.statements(
            """
            SELECT id, sku, quantity - arrived - lost, sent_at, to_location FROM transfer
            WHERE arrived + lost < quantity AND sent_at < ? ORDER BY id
            """
        ).all {
            $0.moment(start)
        } _: { row in
            let units = "\(row.int(2)) of \(try reader.code(of: row.id(1))) since \(row.moment(3).day())"
            let place = reader.locations[row.id(4)]?.mappedTo ?? row.id(4)
            return try reader.offender(.transfer(row.id(0), StockKey(row.id(1), place))) { "\($0): \(units)" }
        }
        rows += try reader.statements(
            """
            SELECT s.sku, s.location, s.returned, (SELECT max(m.day) FROM stock_movement m
                WHERE m.sku = s.sku AND m.to_place = (s.location << 3 | 3)) AS came
            FROM stock_level s WHERE s.returned > 0 AND came < ? ORDER BY s.sku, s.location
            """
        ).all {
            $0.int(day.number)
        } _: { row in
            let pile = try "\(row.int(2)) returned of \(reader.code(of: row.id(0))) at \(reader.code(of: row.optionalID(1)))"
            return try reader.offender(.stock(StockKey(row.id(0), row.id(1)))) { _ in "\(pile) not inspected since \(row.day(3))"
            }
        }
        return none(
            rows.count, "pile", "piles",
            "goods that were on the road, or came back and were not inspected, for more than \(scope.limits.days) days at the month's end, and still are",
            rows, fix: "arrive ID, or lost ID --reason TEXT; move SKU QTY --at LOCATION --from returned --to STATE")
    }

    static func returnsMatched(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        let limit = try reader.start(of: scope.period.next.first.adding(days: -scope.limits.days))
        let rows = try reader.statements(
            """
            SELECT l.order_id, l.line, l.expected FROM given_back_line l WHERE l.expected > 0 AND (
                SELECT max(e.at) FROM event e WHERE e.subject = (1 << 56 | l.order_id) AND e.type = 314) < ?
            ORDER BY l.order_id, l.line
            """
        ).all {
            $0.moment(limit)
        } _: { row in
            try reader.offender(.orderLine(row.id(0), row.int(1))) {
                "order \($0) line \(row.int(1)): \(row.int(2)) not back"
            }
        }
        return none(
            rows.count, "line", "lines",
            "goods that were refunded more than \(scope.limits.days) days before the month's end and are not back",
            rows, fix: "return ORDER --line N:QTY --at LOCATION, or ask the customer")
    }
}
