import Vocabulary
import Workflow

extension SQLiteShelf {
    func exception(_ id: ExceptionID) throws -> ExceptionCase? {
        try statements(
            """
            SELECT id, kind, severity, subject, summary, desk, owner, state, raised_at, due_at, resolution, version
            FROM exception_case WHERE id = ?
            """
        ).first { $0.id(id) } _: { try SQLiteShelf.exception($0) }
    }

    func openExceptions(about subject: Subject) throws -> [ExceptionCase] {
        try statements(
            """
            SELECT id, kind, severity, subject, summary, desk, owner, state, raised_at, due_at, resolution, version
            FROM exception_case WHERE subject = ? AND is_open = 1 ORDER BY id
            """
        ).all { $0.int(subject.packed) } _: { try SQLiteShelf.exception($0) }
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
                effect FROM approval WHERE id = ?
            """
        ).first { $0.id(id) } _: { try SQLiteShelf.approval($0) }
    }

    func waitingApprovals(about subject: Subject) throws -> [Approval] {
        try statements(
            """
            SELECT id, kind, subject, subject_version, command, amount_minor, currency, reason, requested_by,
                requested_at, due_at, rule, policy_version, role, state, decided_by, decision, version, evidence,
                effect FROM approval WHERE subject = ? AND state = 0 ORDER BY id
            """
        ).all { $0.int(subject.packed) } _: { try SQLiteShelf.approval($0) }
    }

    /// A request from its columns, in the order of the table.
    static func approval(_ row: ResultRow) throws -> Approval {
        Approval(
            id: row.id(0), kind: row.text(1), subject: try row.subject(2), subjectVersion: row.int(3),
            command: try row.coded(4), amount: Money(minor: row.int(5), try row.currency(6)),
            reason: row.text(7), requestedBy: row.id(8), requestedAt: row.moment(9), dueAt: row.moment(10),
            rule: row.text(11), policyVersion: row.int(12), role: try row.word(13), state: try row.word(14),
            decidedBy: row.optionalID(15), decision: row.text(16), version: row.int(17),
            evidence: try row.coded(18), effect: try row.coded(19))
    }
}
