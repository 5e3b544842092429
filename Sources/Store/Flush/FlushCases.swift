import Vocabulary
import Workflow

extension Flush {
    func writeCases() throws {
        try writeExceptions()
        try writeApprovals()
    }

    private func writeExceptions() throws {
        let put = try statements(
            """
            INSERT INTO exception_case (id, kind, severity, subject, summary, desk, owner, state, is_open, raised_at,
                due_at, resolution, version, folded) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE
            SET kind = excluded.kind, severity = excluded.severity, subject = excluded.subject,
                summary = excluded.summary, desk = excluded.desk, owner = excluded.owner, state = excluded.state,
                is_open = excluded.is_open, due_at = excluded.due_at, resolution = excluded.resolution,
                version = excluded.version, folded = excluded.folded
            """)
        for id in changes.exceptions.sorted() {
            guard let exception = try books.exception(id) else { continue }
            try put.run {
                $0.id(id)
                $0.text(exception.kind)
                $0.int(exception.severity.rawValue)
                $0.int(exception.subject.packed)
                $0.text(exception.summary)
                $0.text(exception.desk.rawValue)
                $0.id(exception.owner)
                $0.int(exception.state.rawValue)
                $0.flag(exception.state.isOpen)
                $0.moment(exception.raisedAt)
                $0.moment(exception.dueAt)
                $0.text(exception.resolution)
                $0.int(exception.version)
                $0.text(Fold.together(exception.kind, exception.summary))
            }
        }
    }

    private func writeApprovals() throws {
        let put = try statements(
            """
            INSERT INTO approval (id, kind, subject, subject_version, command, amount_minor, currency, reason,
                requested_by, requested_at, due_at, rule, policy_version, role, state, decided_by, decision, version,
                evidence, effect, course, folded) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE
            SET state = excluded.state, decided_by = excluded.decided_by, decision = excluded.decision,
                due_at = excluded.due_at, role = excluded.role, course = excluded.course, version = excluded.version
            """)
        for id in changes.approvals.sorted() {
            guard let approval = try books.approval(id) else { continue }
            try put.run {
                $0.id(id)
                $0.text(approval.kind)
                $0.int(approval.subject.packed)
                $0.int(approval.subjectVersion)
                $0.coded(approval.command)
                $0.int(approval.amount.minor)
                $0.currency(approval.amount.currency)
                $0.text(approval.reason)
                $0.id(approval.requestedBy)
                $0.moment(approval.requestedAt)
                $0.moment(approval.dueAt)
                $0.text(approval.rule)
                $0.int(approval.policyVersion)
                $0.text(approval.role.rawValue)
                $0.int(approval.state.rawValue)
                $0.id(approval.decidedBy)
                $0.text(approval.decision)
                $0.int(approval.version)
                $0.coded(approval.evidence)
                $0.coded(approval.effect)
                $0.coded(approval.course)
                $0.text(Fold.together(approval.kind, approval.reason))
            }
        }
    }
}
