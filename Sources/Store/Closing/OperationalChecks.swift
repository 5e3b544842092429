import Vocabulary
import Workflow

extension CloseCheck {
    static func feedsComplete(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.statements(
            "SELECT id, summary FROM exception_case WHERE is_open = 1 AND kind = 'rejected_lines' ORDER BY id"
        ).all { "exception \($0.int(0)): \($0.text(1))" }
        return none(
            rows.count, "rejected line", "records that files brought, that were not taken, and that nobody has settled",
            Array(rows.prefix(named)))
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
            try rows.prefix(named).map { "order \(try reader.words(for: $0))" })
    }

    static func approvalsPending(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.statements("SELECT id, kind, reason FROM approval WHERE state = 0 ORDER BY id").all {
            "request \($0.int(0)): \($0.text(1)), \($0.text(2))"
        }
        return none(rows.count, "request", "requests that still wait for a yes or no", Array(rows.prefix(named)))
    }

    static func negativeStock(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.statements(
            """
            SELECT sku, location FROM stock_level WHERE sellable < 0 OR quarantine < 0 OR damaged < 0 OR returned < 0
                OR in_transit < 0 OR reserved > sellable
            """
        ).all { try reader.words(for: .stock($0.id(0), $0.id(1))) }
        return none(
            rows.count, "level", "stock levels below zero, or with more promised than there is",
            Array(rows.prefix(named)))
    }

    static func chainVerifies(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let links = try ChainCheck.look(reader.shelf, lastEvents: 2_000)
        return CloseFinding(
            value: "\(links.examined) links", isPassing: links.broken.isEmpty,
            detail: "the last links of the log's chain, computed again; tally verify computes all of them",
            offending: links.broken)
    }
}
