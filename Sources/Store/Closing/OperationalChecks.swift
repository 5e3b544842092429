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
        ).all { $0.moment(Instant(day: period.next.first)) } _: { "exception \($0.int(0)): \($0.text(1))" }
        return none(
            rows.count, "rejected line", "records that files brought up to the month's end, that were not taken, and that nobody has settled", rows,
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
            rows.count, "shipment", "goods that left in the month and posted nothing",
            try rows.prefix(named).map { "order \(try reader.words(for: $0))" }, fix: "give the items a cost: tally do confirm sku")
    }

    static func approvalsPending(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.statements("SELECT id, kind, reason FROM approval WHERE state = 0 ORDER BY id").all {
            "request \($0.int(0)): \($0.text(1)), \($0.text(2))"
        }
        return none(
            rows.count, "request", "requests that still wait for a yes or no", rows, fix: "approve ID, or reject ID --reason TEXT")
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
            rows.count, "level", "stock levels below zero, or with more promised than there is", rows,
            fix: "count SKU QTY --at LOCATION")
    }

    static func transitAge(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let limit = Instant(day: period.next.first.adding(days: -patienceDays))
        let rows = try reader.statements(
            "SELECT id, sku, quantity - arrived, sent_at FROM transfer WHERE arrived < quantity AND sent_at < ? ORDER BY id"
        ).all { $0.moment(limit) } _: {
            "transfer \($0.int(0)): \($0.int(2)) of \(try reader.code(of: $0.id(1))) since \($0.moment(3).day())"
        }
        return none(
            rows.count, "transfer", "goods that were on the road for more than \(patienceDays) days at the month's end", rows,
            fix: "arrive ID, or count what is missing")
    }

    static func returnsMatched(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let limit = Instant(day: period.next.first.adding(days: -patienceDays)).milliseconds
        let rows = try reader.statements(
            """
            SELECT l.order_id, l.line, l.expected FROM given_back_line l WHERE l.expected > 0 AND (
                SELECT max(e.at) FROM event e WHERE e.subject = (1 << 56 | l.order_id) AND e.type = 314) < ?
            ORDER BY l.order_id, l.line
            """
        ).all { $0.int(limit) } _: {
            "order \(try reader.number(of: $0.id(0))) line \($0.int(1)): \($0.int(2)) not back"
        }
        return none(
            rows.count, "line", "goods that were refunded more than \(patienceDays) days before the month's end and are not back",
            rows, fix: "return ORDER --line N:QTY --at LOCATION, or ask the customer")
    }

    static func chainVerifies(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let links = try ChainCheck.look(reader.shelf, lastEvents: 2_000)
        return CloseFinding(
            value: "\(links.examined) links", isPassing: links.broken.isEmpty,
            detail: "the last links of the log's chain, computed again; tally verify computes all of them",
            offending: links.broken, figure: links.broken.count, fix: "tally verify, then restore the newest verified backup")
    }
}
