import Vocabulary
import Workflow

extension ApprovalList: Answering {
    func answer(from reader: Reader) throws -> Page<ApprovalRow> {
        var filter = try CompiledFilter(query.filter) { try ApprovalList.condition($0, $1, reader) }
        if let condition = query.condition { try filter.narrow(condition, of: .approvals(reader), on: "a.id", reader) }
        if !query.asks(about: "state") {
            filter.conditions.append(Condition("a.state = 0"))
        }
        let condition = filter.condition
        let order = ApprovalList.orders[query.sort] ?? "a.due_at"
        var changed: ChangedRequests?
        let rows = try reader.prepared(
            """
            SELECT a.* FROM approval a WHERE \(condition.sql)
            ORDER BY \(order) \(query.isDescending ? "DESC" : "ASC"), a.id LIMIT ? OFFSET ?
            """
        ).all {
            $0.bind(condition.values)
            $0.int(query.limit)
            $0.int(query.offset)
        } _: {
            try SQLiteShelf.approval($0)
        }.map { approval in
            var row = try reader.row(of: approval)
            guard approval.state == .waiting else { return row }
            let known = try changed ?? ChangedRequests(reader)
            changed = known
            row.isChanged = try known.contains(approval)
            return row
        }
        let matching =
            try reader.prepared("SELECT count(*) FROM approval a WHERE \(condition.sql)").first {
                $0.bind(condition.values)
            } _: {
                $0.int(0)
            } ?? 0
        let total = try reader.statements("SELECT ifnull(max(id), 0) FROM approval").first { $0.int(0) } ?? 0
        return Page(
            rows: rows, matching: matching, total: total, unknownFields: filter.unknownFields, complaint: filter.complaint)
    }

    /// The word for requests that wait and are no longer what was asked.
    private static let changedWord = "changed"

    private static let orders = [
        "due_at": "a.due_at", "amount": "a.amount_minor", "requested_at": "a.requested_at", "kind": "a.kind",
    ]

    private static func condition(_ field: String, _ match: ListFilter.Match, _ reader: Reader) throws -> Condition? {
        let words = match.words
        return switch field {
        case "":
            .any(
                match.folded.map { word in
                    .any([
                        Condition("instr(a.folded, ?) > 0", [.text(word)]), .subject("a.subject", holding: word),
                        .oneOf("a.state", ShownWord.values(of: ApprovalState.self, holding: word) { [$0.word] }),
                    ])
                })
        case "id": .oneOf("a.id", words.compactMap { Int($0).map { .int($0) } })
        case "state":
            .any([
                .oneOf(
                    "a.state",
                    words.compactMap { word in ApprovalState.allCases.first { $0.word == word }.map { .int($0.rawValue) } }),
                .oneOf("a.id", words.contains(changedWord) ? Bound.codes(try ChangedRequests.all(reader)) : []),
            ])
        case "kind": .oneOf("a.kind", words.map { .text($0) })
        case "requester":
            .oneOf("a.requested_by", Bound.codes(reader.operators.values.filter { words.contains($0.name.text) }.map(\.id)))
        case "subject": .subject("a.subject", named: words)
        default: nil
        }
    }
}

extension Reader {
    /// A request as the list shows it.
    func row(of approval: Approval) throws -> ApprovalRow {
        ApprovalRow(
            approval: approval, subject: try words(for: approval.subject),
            requestedBy: name(of: approval.requestedBy),
            requesterPerson: operators[approval.requestedBy]?.person ?? "", decidedBy: name(of: approval.decidedBy),
            decidedAt: approval.state == .waiting ? nil : try shelf.lastTouch(of: .approval(approval.id))?.at,
            saidYes: approval.course.yeses.compactMap { operators[$0]?.person }, author: try author(of: approval))
    }

    /// The person who drafted the policy that a request is about; empty for other requests.
    private func author(of approval: Approval) throws -> String {
        guard let version = approval.policy else { return "" }
        let by: OperatorID? = try statements("SELECT by FROM policy_version WHERE version = ?").first {
            $0.int(version)
        } _: {
            $0.id(0)
        }
        return by.flatMap { operators[$0]?.person } ?? ""
    }
}
