import Vocabulary
import Workflow

extension CloseCheck {
    /// Deliveries whose units have no value yet, and those that were entered after the purchasing side was shut.
    static func receiptsCutOff(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let rows = try reader.statements(
            """
            SELECT m.sequence, m.sku, m.quantity, m.day, i.cost_minor IS NULL, l.id FROM stock_movement m JOIN item i ON i.id = m.sku
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
            let words = "event \(row.int(0)) on \(row.day(3)): \(row.int(2)) of \(try reader.code(of: row.id(1)))"
            return row.flag(4)
                ? try reader.offender(.stock(StockKey(row.id(1), row.id(5)))) { _ in "\(words) at no cost" }
                : try reader.offender(.entry(row.int(0))) { _ in "\(words), entered after the purchasing side was shut" }
        }
        return none(
            rows.count, "delivery", "deliveries",
            "deliveries of the month that posted nothing, or that came after its purchasing side was shut",
            rows, fix: "say what it costs: tally do confirm sku SKU --cost AMOUNT")
    }

    /// What somebody asked for after the month's end belongs to a later month, but for the wish to open this one again; so does
    /// a request to change the policy, which moves no money of any month.
    static func approvalsPending(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        let end = try reader.end(of: scope.period)
        let requests = try reader.statements(
            """
            SELECT id, kind, reason FROM approval
            WHERE state = 0 AND kind <> 'policy' AND (requested_at < ? OR subject = ?) ORDER BY id
            """
        ).all {
            $0.moment(end)
            $0.int(Subject.period(scope.period).packed)
        } _: { row in
            try reader.offender(.approval(row.id(0))) { "\($0): \(row.text(1)), \(row.text(2))" }
        }
        let blocking = Set(scope.limits.exceptions)
        let exceptions = try reader.statements(
            "SELECT id, kind, summary FROM exception_case WHERE is_open = 1 AND raised_at < ? ORDER BY id"
        ).all {
            $0.moment(end)
        } _: { row -> CloseOffender? in
            guard blocking.contains(row.text(1)) else { return nil }
            return try reader.offender(.exception(row.id(0))) { "\($0): \(row.text(1)), \(row.text(2))" }
        }.compactMap { $0 }
        var finding = none(
            requests.count, "request", "requests",
            "requests of the month and before that still wait for a yes or no, and its exceptions that keep money or stock in doubt",
            requests + exceptions,
            fix: "approve ID, or reject ID --reason TEXT, the only way once it has expired; resolve the exceptions")
        if !exceptions.isEmpty {
            let words = "\(exceptions.count) exception\(exceptions.count == 1 ? "" : "s")"
            finding.value = requests.isEmpty ? words : "\(finding.value), \(words)"
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
        } _: { row in
            try reader.offender(.entry(row.int(0))) { _ in "entry \(row.int(0)) on \(row.day(1)) belongs to \(row.day(2))" }
        }
        let stray = try reader.statements(
            """
            SELECT DISTINCT j.sequence, j.day FROM journal_entry j JOIN stock_movement m ON m.sequence = j.sequence
            WHERE m.day BETWEEN ? AND ? AND j.day <> m.day AND j.belongs_to IS NOT m.day ORDER BY j.sequence
            """
        ).all {
            $0.int(period.first.number)
            $0.int(period.last.number)
        } _: { row in
            try reader.offender(.entry(row.int(0))) { _ in "entry \(row.int(0)) on \(row.day(1)) has no link to its day" }
        }
        return CloseFinding(
            value: "\(linked.count) late, \(stray.count) unexplained", isPassing: stray.isEmpty,
            detail: "facts of the month that were posted to another one, and say so", offending: stray + linked.prefix(named),
            figure: linked.count + stray.count, fix: "look at the late facts; an unexplained one is an error of the program")
    }

    /// The chain's end as it is now, computed again; and a verified copy that holds every entry of the month.
    static func chainVerifies(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        let links = try ChainCheck.look(reader.shelf, lastEvents: scope.limits.events)
        let last =
            try reader.statements("SELECT ifnull(max(sequence), 0) FROM journal_entry WHERE period = ?").first {
                $0.int(scope.period.number)
            } _: {
                $0.int(0)
            } ?? 0
        let backup = try reader.lastBackup()
        let isCovered = backup.map { $0.sequence >= last } ?? false
        let missing = backup.map {
            "the last verified copy \($0.file) ends with event \($0.sequence), the month's last entry is \(last)"
        }
        let wrong = links.broken + (isCovered ? [] : [missing ?? "no verified copy was ever made"])
        return CloseFinding(
            value: "\(links.examined) links, \(backup.map { "copy to \($0.sequence)" } ?? "no copy")",
            isPassing: links.broken.isEmpty && isCovered,
            detail:
                "the chain of the log's last \(scope.limits.events) events as it is now, computed again (tally verify computes all of it), and a verified copy after the month's last entry",
            offending: try wrong.map { sentence in try reader.offender(.log) { _ in sentence } },
            figure: links.broken.count,
            fix: links.broken.isEmpty ? "tally backup FILE" : "tally verify, then restore the newest verified backup")
    }
}

extension Reader {
    /// The first moment after a month by the shop's clock: what somebody does from then on belongs to a later one.
    func end(of period: Period) throws -> Instant { try start(of: period.next.first) }

    /// The first moment of a day by the shop's clock.
    func start(of day: Day) throws -> Instant {
        let midnight = Instant(day: day)
        guard let zone = try shelf.shop()?.zone else { return midnight }
        return midnight.adding(seconds: -zones.offsetSeconds(of: zone, at: midnight))
    }

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
