import Vocabulary
import Workflow

extension CloseCheck {
    /// Days after which goods on the road, and goods that were to come back, are too old.
    private static let patienceDays = 30

    static func feedsComplete(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.statements(
            """
            SELECT id, summary FROM exception_case WHERE is_open = 1 AND kind = 'rejected_lines' AND raised_at < ? ORDER BY id
            """
        ).all {
            $0.moment(Instant(day: period.next.first))
        } _: {
            "exception \($0.int(0)): \($0.text(1))"
        }
        return none(
            rows.count, "rejected line", "rejected lines",
            "records that files brought up to the month's end, that were not taken, and that nobody has settled", rows,
            fix: "correct the file and import it again, or resolve the exception with a reason")
    }

    static func shipmentsCutOff(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows: [Subject] = try reader.statements(
            """
            SELECT DISTINCT e.subject FROM stock_movement m JOIN event e ON e.sequence = m.sequence
            WHERE m.to_place = -3 AND m.day BETWEEN ? AND ?
                AND NOT EXISTS (SELECT 1 FROM journal_entry j WHERE j.sequence = m.sequence)
            """
        ).all {
            $0.int(period.first.number)
            $0.int(period.last.number)
        } _: {
            try $0.subject(0)
        }
        return none(
            rows.count, "shipment", "shipments", "goods that left in the month and posted nothing",
            try rows.prefix(named).map { "order \(try reader.words(for: $0))" },
            fix: "give the items a cost: tally do confirm sku")
    }

    /// Deliveries whose units have no value yet, and those that were entered after the purchasing side was shut.
    static func receiptsCutOff(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.statements(
            """
            SELECT m.sequence, m.sku, m.quantity, m.day, i.cost_minor IS NULL FROM stock_movement m JOIN item i ON i.id = m.sku
                JOIN location l ON l.id = m.to_place >> 3
            WHERE m.from_place = -2 AND m.day BETWEEN ?1 AND ?2 AND l.kind <> 'vendor' AND (
                m.cost_minor = 0 AND i.cost_minor IS NULL
                OR EXISTS (SELECT 1 FROM period_lock p WHERE p.area IN (0, 2, 4) AND p.through >= ?3 AND p.sequence < m.sequence))
            ORDER BY m.sequence
            """
        ).all {
            $0.int(period.first.number)
            $0.int(period.last.number)
            $0.int(period.number)
        } _: { row in
            "event \(row.int(0)) on \(row.day(3)): \(row.int(2)) of \(try reader.code(of: row.id(1)))"
                + (row.flag(4) ? " at no cost" : ", entered after the purchasing side was shut")
        }
        return none(
            rows.count, "delivery", "deliveries",
            "deliveries of the month that posted nothing, or that came after its purchasing side was shut",
            rows, fix: "say what it costs: tally do confirm sku SKU --cost AMOUNT")
    }

    /// Exceptions of these kinds keep money or value of the month in doubt.
    private static let blocking = "'amounts_differ', 'refund_unassigned', 'return_unexpected', 'cost_missing'"

    static func approvalsPending(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let requests = try reader.statements("SELECT id, kind, reason FROM approval WHERE state = 0 ORDER BY id").all {
            "request \($0.int(0)): \($0.text(1)), \($0.text(2))"
        }
        let exceptions = try reader.prepared(
            """
            SELECT id, kind, summary FROM exception_case WHERE is_open = 1 AND kind IN (\(blocking)) AND raised_at < ? ORDER BY id
            """
        ).all {
            $0.moment(Instant(day: period.next.first))
        } _: {
            "exception \($0.int(0)): \($0.text(1)), \($0.text(2))"
        }
        var finding = none(
            requests.count, "request", "requests",
            "requests that still wait for a yes or no, and exceptions of the month that keep its money or its stock in doubt",
            requests + exceptions, fix: "approve ID, or reject ID --reason TEXT; resolve the exceptions")
        if !exceptions.isEmpty {
            finding.value += ", \(exceptions.count) exception\(exceptions.count == 1 ? "" : "s")"
            finding.isPassing = false
            finding.figure += exceptions.count
        }
        return finding
    }

    /// Late facts are posted to the next open month; each has to say to which day it belongs.
    static func datesMatch(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let linked = try reader.statements(
            """
            SELECT j.sequence, j.day, j.belongs_to FROM journal_entry j WHERE j.belongs_to BETWEEN ? AND ? ORDER BY j.sequence
            """
        ).all {
            $0.int(period.first.number)
            $0.int(period.last.number)
        } _: {
            "entry \($0.int(0)) on \($0.day(1)) belongs to \($0.day(2))"
        }
        let stray = try reader.statements(
            """
            SELECT DISTINCT j.sequence, j.day FROM journal_entry j JOIN stock_movement m ON m.sequence = j.sequence
            WHERE m.day BETWEEN ? AND ? AND j.day <> m.day AND j.belongs_to IS NOT m.day ORDER BY j.sequence
            """
        ).all {
            $0.int(period.first.number)
            $0.int(period.last.number)
        } _: {
            "entry \($0.int(0)) on \($0.day(1)) has no link to its day"
        }
        return CloseFinding(
            value: "\(linked.count) late, \(stray.count) unexplained", isPassing: stray.isEmpty,
            detail: "facts of the month that were posted to another one, and say so", offending: stray + linked.prefix(named),
            figure: linked.count + stray.count, fix: "look at the late facts; an unexplained one is an error of the program")
    }

    static func negativeStock(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.statements(
            """
            SELECT sku, location FROM stock_level WHERE sellable < 0 OR quarantine < 0 OR damaged < 0 OR returned < 0
                OR in_transit < 0 OR reserved > sellable
            """
        ).all { try reader.words(for: .stock($0.id(0), $0.id(1))) }
        return none(
            rows.count, "level", "levels", "stock levels below zero, or with more promised than there is", rows,
            fix: "count SKU QTY --at LOCATION")
    }

    /// No counts are planned here yet: what is looked at are the differences that counts and stock files have found.
    static func countsDecided(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let end = Instant(day: period.next.first)
        var rows = try reader.statements(
            """
            SELECT id, summary, subject FROM exception_case WHERE is_open = 1 AND kind IN ('stock_differs', 'count_variance')
                AND raised_at < ? ORDER BY id
            """
        ).all {
            $0.moment(end)
        } _: {
            "exception \($0.int(0)): \(try reader.words(for: $0.subject(2))), \($0.text(1))"
        }
        rows += try reader.statements(
            "SELECT id, command, reason FROM approval WHERE state = 0 AND kind = 'adjustment' AND requested_at < ? ORDER BY id"
        ).all {
            $0.moment(end)
        } _: { row -> String? in
            let words: [String] = try row.coded(1)
            return words.first == CountStock.name ? "request \(row.int(0)): \(row.text(2))" : nil
        }.compactMap { $0 }
        return none(
            rows.count, "difference", "differences",
            "differences that counts or stock files found up to the month's end and that nobody has decided; counts are not planned here yet",
            rows, fix: "count SKU QTY --at LOCATION, or approve ID")
    }

    /// Units that came in or left at no cost by the month's end since nobody has said what they cost; piles whose layers hold other units than there are.
    static func costsKnown(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        var rows = try reader.statements(
            """
            SELECT m.sku, l.id, sum(m.quantity) FROM stock_movement m JOIN item i ON i.id = m.sku
                JOIN location l ON l.id = m.to_place >> 3
            WHERE m.from_place IN (-1, -2, -4, -5) AND m.cost_minor = 0 AND i.cost_minor IS NULL AND m.day <= ?
                AND l.kind <> 'vendor' GROUP BY m.sku, l.id
            """
        ).all {
            $0.int(period.last.number)
        } _: {
            try "\($0.int(2)) units of \(reader.code(of: $0.id(0))) came in at \(reader.code(of: $0.optionalID(1))) at no cost"
        }
        rows += try reader.statements(
            """
            SELECT m.sku, sum(m.quantity) FROM stock_movement m JOIN item i ON i.id = m.sku
            WHERE m.to_place = -3 AND m.cost_minor = 0 AND i.cost_minor IS NULL AND m.day BETWEEN ? AND ? GROUP BY m.sku
            """
        ).all {
            $0.int(period.first.number)
            $0.int(period.last.number)
        } _: {
            "\($0.int(1)) units of \(try reader.code(of: $0.id(0))) left at no cost"
        }
        rows += try reader.statements(
            """
            WITH held (sku, location, state, units) AS (
                SELECT sku, location, 0, sellable FROM stock_level UNION ALL SELECT sku, location, 1, quarantine FROM stock_level UNION ALL
                SELECT sku, location, 2, damaged FROM stock_level UNION ALL SELECT sku, location, 3, returned FROM stock_level UNION ALL
                SELECT sku, location, 4, in_transit FROM stock_level UNION ALL
                SELECT sku, location, state, -quantity FROM cost_layer)
            SELECT h.sku, h.location, sum(h.units) AS off FROM held h JOIN location l ON l.id = h.location
            WHERE l.kind <> 'vendor' GROUP BY h.sku, h.location, h.state HAVING off <> 0
            """
        ).all {
            try "\(reader.code(of: $0.id(0))) at \(reader.code(of: $0.optionalID(1))): \($0.int(2)) units more than its layers"
        }
        return none(
            rows.count, "pile", "piles",
            "units that came in or left at no cost up to the month's end, and piles whose layers hold other units than there are",
            rows,
            fix: "tally do confirm sku SKU --cost AMOUNT gives what is here its cost")
    }

    static func transitAge(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let day = period.next.first.adding(days: -patienceDays)
        var rows = try reader.statements(
            """
            SELECT id, sku, quantity - arrived - lost, sent_at FROM transfer WHERE arrived + lost < quantity AND sent_at < ?
            ORDER BY id
            """
        ).all {
            $0.moment(Instant(day: day))
        } _: {
            "transfer \($0.int(0)): \($0.int(2)) of \(try reader.code(of: $0.id(1))) since \($0.moment(3).day())"
        }
        rows += try reader.statements(
            """
            SELECT s.sku, s.location, s.returned, (SELECT max(m.day) FROM stock_movement m
                WHERE m.sku = s.sku AND m.to_place = (s.location << 3 | 3)) AS came
            FROM stock_level s WHERE s.returned > 0 AND came < ? ORDER BY s.sku, s.location
            """
        ).all {
            $0.int(day.number)
        } _: {
            "\($0.int(2)) returned of \(try reader.code(of: $0.id(0))) at \(reader.code(of: $0.optionalID(1))) not inspected since \($0.day(3))"
        }
        return none(
            rows.count, "pile", "piles",
            "goods that were on the road, or came back and were not inspected, for more than \(patienceDays) days at the month's end",
            rows,
            fix: "arrive ID, or lost ID --reason TEXT; move SKU QTY --at LOCATION --from returned --to STATE")
    }

    static func returnsMatched(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let limit = Instant(day: period.next.first.adding(days: -patienceDays)).milliseconds
        let rows = try reader.statements(
            """
            SELECT l.order_id, l.line, l.expected FROM given_back_line l WHERE l.expected > 0 AND (
                SELECT max(e.at) FROM event e WHERE e.subject = (1 << 56 | l.order_id) AND e.type = 314) < ?
            ORDER BY l.order_id, l.line
            """
        ).all {
            $0.int(limit)
        } _: {
            "order \(try reader.number(of: $0.id(0))) line \($0.int(1)): \($0.int(2)) not back"
        }
        return none(
            rows.count, "line", "lines",
            "goods that were refunded more than \(patienceDays) days before the month's end and are not back",
            rows, fix: "return ORDER --line N:QTY --at LOCATION, or ask the customer")
    }

    /// The chain's end, computed again; and a verified copy that holds every entry of the month.
    static func chainVerifies(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let links = try ChainCheck.look(reader.shelf, lastEvents: 2_000)
        let last =
            try reader.statements("SELECT ifnull(max(sequence), 0) FROM journal_entry WHERE period = ?").first {
                $0.int(period.number)
            } _: {
                $0.int(0)
            } ?? 0
        let backup = try reader.lastBackup()
        let isCovered = backup.map { $0.sequence >= last } ?? false
        let missing = backup.map {
            "the last verified copy \($0.file) ends with event \($0.sequence), the month's last entry is \(last)"
        }
        return CloseFinding(
            value: "\(links.examined) links, \(backup.map { "copy to \($0.sequence)" } ?? "no copy")",
            isPassing: links.broken.isEmpty && isCovered,
            detail:
                "the last links of the log's chain, computed again (tally verify computes all of them), and a verified copy after the month's last entry",
            offending: links.broken + (isCovered ? [] : [missing ?? "no verified copy was ever made"]),
            figure: links.broken.count,
            fix: links.broken.isEmpty ? "tally backup FILE" : "tally verify, then restore the newest verified backup")
    }
}

extension Reader {
    /// The newest copy that was made and verified.
    func lastBackup() throws -> (file: String, sequence: Int)? {
        try statements(
            "SELECT sequence, type, payload FROM event WHERE subject = 0 AND type = 114 ORDER BY sequence DESC LIMIT 1"
        ).first { row in
            let event = try EventCodec.decode(type: row.int(1), payload: row.bytes(2), sequence: row.int(0))
            if case .catalog(.storeBackedUp(let file, let sequence)) = event { return (file, sequence) }
            throw StoreFault(.undecodable, attempted: "reading event \(row.int(0))", detail: "it is no backup")
        }
    }
}
