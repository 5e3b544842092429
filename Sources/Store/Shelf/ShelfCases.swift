import Vocabulary
import Workflow

extension SQLiteShelf {
    func exception(_ id: ExceptionID) throws -> ExceptionCase? {
        try statements(
            """
            SELECT id, kind, severity, subject, summary, desk, owner, state, raised_at, due_at, resolution, version
            FROM exception_case WHERE id = ?
            """
        ).first {
            $0.id(id)
        } _: {
            try SQLiteShelf.exception($0)
        }
    }

    func openExceptions(about subject: Subject) throws -> [ExceptionCase] {
        try statements(
            """
            SELECT id, kind, severity, subject, summary, desk, owner, state, raised_at, due_at, resolution, version
            FROM exception_case WHERE subject = ? AND is_open = 1 ORDER BY id
            """
        ).all {
            $0.int(subject.packed)
        } _: {
            try SQLiteShelf.exception($0)
        }
    }

    /// An exception from its columns, in the order of its initialiser.
    static func exception(_ row: ResultRow) throws -> ExceptionCase {
        ExceptionCase(
            id: row.id(0), kind: row.text(1), severity: try row.word(2), subject: try row.subject(3),
            summary: row.text(4), desk: try row.word(5), owner: row.optionalID(6), state: try row.word(7),
            raisedAt: row.moment(8), dueAt: row.moment(9), resolution: row.text(10), version: row.int(11))
    }

    func approval(_ id: ApprovalID) throws -> Approval? {
        try statements(
            """
            SELECT id, kind, subject, subject_version, command, amount_minor, currency, reason, requested_by,
                requested_at, due_at, rule, policy_version, role, state, decided_by, decision, version, evidence,
                effect, course FROM approval WHERE id = ?
            """
        ).first {
            $0.id(id)
        } _: {
            try SQLiteShelf.approval($0)
        }
    }

    func waitingApprovals(about subject: Subject) throws -> [Approval] {
        try statements(
            """
            SELECT id, kind, subject, subject_version, command, amount_minor, currency, reason, requested_by,
                requested_at, due_at, rule, policy_version, role, state, decided_by, decision, version, evidence,
                effect, course FROM approval WHERE subject = ? AND state = 0 ORDER BY id
            """
        ).all {
            $0.int(subject.packed)
        } _: {
            try SQLiteShelf.approval($0)
        }
    }

    func requests(by accounts: Set<OperatorID>, since: Instant) throws -> [Approval] {
        try accounts.sorted().flatMap { account in
            try statements(
                """
                SELECT id, kind, subject, subject_version, command, amount_minor, currency, reason, requested_by,
                    requested_at, due_at, rule, policy_version, role, state, decided_by, decision, version, evidence,
                    effect, course FROM approval WHERE requested_by = ? AND requested_at >= ? ORDER BY id
                """
            ).all {
                $0.id(account)
                $0.moment(since)
            } _: {
                try SQLiteShelf.approval($0)
            }
        }
    }

    /// Movements of stock and refunds of an account from an event on, but for those that carried out a request.
    static let ownEventsSQL: StaticString = """
        SELECT e.sequence, e.at, e.by, e.type, e.payload FROM event e
        WHERE e.sequence >= ? AND e.by = ? AND e.type IN (201, 314)
            AND (SELECT d.subject >> 56 FROM decision d WHERE d.last >= e.sequence ORDER BY d.last LIMIT 1) <> 7
        ORDER BY e.sequence
        """

    func ownEvents(by accounts: Set<OperatorID>, since: Instant) throws -> [RecordedEvent] {
        let first = try firstEvent(since: since)
        return try accounts.sorted().flatMap { account in
            // A request's own decision is about the request: what it carried out counts for who asked.
            try statements(SQLiteShelf.ownEventsSQL).all {
                $0.int(first)
                $0.id(account)
            } _: { row in
                RecordedEvent(
                    sequence: row.int(0), at: row.moment(1), by: row.id(2),
                    event: try EventCodec.decode(type: row.int(3), payload: row.bytes(4), sequence: row.int(0)))
            }
        }
    }

    /// The first event at or after a moment: events stand in the order of their moments, so it is found by halving.
    func firstEvent(since moment: Instant) throws -> Int {
        let at = try statements("SELECT at FROM event WHERE sequence = ?")
        var low = 1
        var high = try (statements("SELECT ifnull(max(sequence), 0) FROM event").first { $0.int(0) } ?? 0) + 1
        while low < high {
            let middle = (low + high) / 2
            let found = try at.first {
                $0.int(middle)
            } _: {
                $0.moment(0)
            }
            if let found, found < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// A request from its columns, in the order of the table.
    static func approval(_ row: ResultRow) throws -> Approval {
        Approval(
            id: row.id(0), kind: row.text(1), subject: try row.subject(2), subjectVersion: row.int(3), command: try row.coded(4),
            amount: Money(minor: row.int(5), try row.currency(6)),
            reason: row.text(7), requestedBy: row.id(8), requestedAt: row.moment(9), dueAt: row.moment(10),
            rule: row.text(11), policyVersion: row.int(12), role: try row.word(13), state: try row.word(14),
            decidedBy: row.optionalID(15), decision: row.text(16), version: row.int(17),
            evidence: try row.coded(18), effect: try row.coded(19), course: try row.coded(20) as ApprovalCourse)
    }
}
