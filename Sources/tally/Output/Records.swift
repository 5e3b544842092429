import Vocabulary
import Workflow

/// An order for `tally list`: the keys are a promise to scripts.
enum OrderRecord {
    static func make(_ row: OrderRow) -> Record {
        var json = JSONLine()
        json.add("order", row.number)
        json.add("channel", row.channel)
        json.add("external_id", row.number)
        json.add("state", row.state.word)
        json.add("placed_at", row.placedAt)
        json.add("currency", row.total.currency.description)
        json.add("total_minor", row.total.minor)
        json.add("location", row.location.isEmpty ? nil : row.location)
        json.add("deadline_at", row.deadline)
        json.add("priority", row.priority)
        json.add("holds", row.holds)
        json.add("customer", row.customer)
        json.add("lines", row.lines)
        json.add("units", row.units)
        json.add("reserved_units", row.reservedUnits)
        json.add("exceptions", row.exceptions)
        json.add("version", row.version)
        return Record(
            cells: [
                row.number, row.channel, row.state.word, row.deadline.description, row.total.grouped,
                row.total.currency.description, row.location, String(row.priority), row.holds.joined(separator: " "),
                row.customer,
            ], json: json)
    }
}

/// A stock level for `tally list`.
enum StockRecord {
    static func make(_ row: StockRow) -> Record {
        var json = JSONLine()
        json.add("sku", row.code)
        json.add("name", row.name)
        json.add("location", row.locationCode)
        json.add("on_hand", row.onHand)
        json.add("reserved", row.reserved)
        json.add("available", row.available)
        json.add("quarantine", row.quarantine)
        json.add("damaged", row.damaged)
        json.add("returned", row.returned)
        json.add("in_transit", row.inTransit)
        json.add(
            "transfers",
            row.transfers.map { transfer -> JSONLine in
                var line = JSONLine()
                line.add("id", transfer.id.number)
                line.add("from", transfer.from)
                line.add("open", transfer.open)
                line.add("sent_at", transfer.sentAt)
                return line
            })
        json.add("inbound", row.inbound)
        json.add("value_minor", row.valueMinor)
        json.add("flag", row.flag)
        json.add("version", row.version)
        return Record(
            cells: [
                row.code, row.locationCode, String(row.onHand), String(row.reserved), String(row.available),
                String(row.damaged), String(row.inTransit), row.flag, row.name,
            ], json: json)
    }
}

/// An exception for `tally list`.
enum ExceptionRecord {
    static func make(_ row: ExceptionRow) -> Record {
        let exception = row.exception
        var json = JSONLine()
        json.add("id", exception.id.number)
        json.add("kind", exception.kind)
        json.add("severity", exception.severity.word)
        json.add("subject", row.subject)
        json.add("owner", row.owner.isEmpty ? nil : row.owner)
        json.add("due_at", exception.dueAt)
        json.add("state", exception.state.word)
        json.add("summary", exception.summary)
        json.add("desk", exception.desk.rawValue)
        json.add("raised_at", exception.raisedAt)
        return Record(
            cells: [
                exception.id.description, exception.severity.word, exception.kind, row.subject, row.owner,
                exception.dueAt.description, exception.state.word, exception.summary,
            ], json: json)
    }
}

/// A request for approval for `tally list`.
enum ApprovalRecord {
    static func make(_ row: ApprovalRow) -> Record {
        let approval = row.approval
        var json = JSONLine()
        json.add("id", approval.id.number)
        json.add("kind", approval.kind)
        json.add("subject", row.subject)
        json.add("subject_version", approval.subjectVersion > 0 ? approval.subjectVersion : nil)
        json.add("amount_minor", approval.worth?.minor)
        json.add("currency", approval.worth?.currency.description)
        json.add("requested_by", row.requestedBy)
        json.add("state", approval.state.word)
        json.add("rule", approval.rule)
        json.add("policy_version", approval.policyVersion)
        json.add("command", approval.command)
        json.add("reason", approval.reason)
        json.add("due_at", approval.dueAt)
        json.add("decided_by", row.decidedBy.isEmpty ? nil : row.decidedBy)
        json.add("decided_at", row.decidedAt)
        json.add("decision", approval.decision)
        json.add("requested_at", approval.requestedAt)
        json.add("role", approval.role.rawValue)
        json.add("doubts", approval.state == .waiting ? approval.doubts : [])
        json.add("is_changed", row.isChanged)
        json.add("evidence", approval.evidence.map { "\($0.name) \(DecisionStory.text($0.value))" })
        json.add(
            "effect",
            approval.effect.postings.map { posting -> JSONLine in
                var line = JSONLine()
                line.add("account", posting.account.number)
                line.add("currency", posting.amount.currency.description)
                line.add("minor", posting.amount.minor)
                return line
            })
        return Record(
            cells: [
                approval.id.description, approval.kind, row.subject, approval.worth?.description ?? "", row.requestedBy,
                approval.dueAt.description, approval.state.word + (row.isChanged ? ", changed" : ""), row.decidedBy,
                approval.reason, approval.decision,
            ], json: json)
    }
}

/// A close step for `tally list`.
enum CloseRecord {
    static func make(_ row: CloseRow) -> Record {
        var json = JSONLine()
        json.add("period", row.period.description)
        json.add("step", row.step.number)
        json.add("title", row.step.title)
        json.add("depends_on", row.step.dependsOn.map(String.init))
        json.add("owner", row.step.owner.rawValue)
        json.add("state", row.state.rawValue)
        json.add("check_value", row.value.isEmpty ? nil : row.value)
        json.add("check_ok", row.isPassing)
        json.add("detail", row.detail)
        json.add("limits", row.step.limits.words.isEmpty ? nil : row.step.limits.words)
        json.add("offending", row.offending.map(\.words))
        json.add("rows", row.offending.map(json(of:)))
        json.add("fix", row.fix)
        json.add("preparer", row.preparer.isEmpty ? nil : row.preparer)
        json.add("approver", row.approver.isEmpty ? nil : row.approver)
        json.add("signed_limits", row.signedLimits.isEmpty ? nil : row.signedLimits)
        json.add("moved_by", row.movedBy)
        json.add("moved", row.moved)
        return Record(
            cells: [
                String(row.step.number), row.state.rawValue, row.step.owner.rawValue,
                row.isPassing.map { $0 ? "ok " + row.value : "FAILS " + row.value } ?? "", row.step.title,
            ], json: json)
    }

    /// A row that the check names: its kind, what it is called, its number where it has one, and what is said about it.
    private static func json(of offender: CloseOffender) -> JSONLine {
        var json = JSONLine()
        json.add("kind", offender.subject.kind)
        json.add("name", offender.name)
        json.add("number", offender.subject.number)
        json.add("words", offender.words)
        return json
    }
}
