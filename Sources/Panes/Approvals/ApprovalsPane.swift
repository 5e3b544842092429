import Canvas
import Vocabulary
import Workflow

/// Requests that wait for another person's yes, with their evidence and their impact on one screen.
public struct ApprovalsPane: Pane {
    public init() {}

    public let id = PaneID("approvals")
    public let title = "Approvals"
    public let shortTitle = "Appr"
    public let tab = 4
    public let noun = "requests"
    public let summary = "Requests that wait for another person: evidence and exact impact, then approve or reject."
    public let emptyNote = "Nothing waits for an approval."
    public let ownSort = "due_at"
    public let subject: ListSubject? = .approval
    public let fields = ["state", "kind", "requester", "subject", "id"]
    public let jumpWords = ["apr", "approval", "request"]
    public let pages = ["Evidence", "Why", "History", "Replay"]
    /// Only a new policy was replayed.
    public func pages(of row: (any ListRow)?) -> [String] {
        (row as? ApprovalRow)?.approval.policy == nil ? pages.filter { $0 != "Replay" } : pages
    }
    public let pageKeys = [
        PageKey(
            "e", "evidence",
            "What the request stands on; of a new policy the replay: each difference that the last days would have had, Enter opens it."
        ) { ($0 as? ApprovalRow)?.approval.policy == nil ? "Evidence" : "Replay" }
    ]
    public var actions: [PaneAction] { ApprovalActions.all }

    public let columns = [
        PaneColumn("Id", .fixed(4), align: .right, priority: 95),
        PaneColumn("Kind", .fixed(10), priority: 92, sort: "kind", field: "kind"),
        PaneColumn("Amount", .fixed(13), align: .right, priority: 94, sort: "amount"),
        PaneColumn("Asked by", .fixed(10), priority: 85, field: "requester"),
        PaneColumn("Age", .fixed(4), align: .right, priority: 88, sort: "requested_at"),
        PaneColumn("Due", .fixed(9), align: .right, priority: 90, sort: "due_at"),
        PaneColumn("You", .fixed(7), priority: 91),
        PaneColumn("State", .fixed(8), priority: 30, field: "state"),
        PaneColumn("Subject", .flexible(min: 8), field: "subject"),
    ]

    public func count(_ overview: Overview.Answer) -> String { "\(overview.waitingApprovals)" }

    public func listing(_ query: ListQuery, in scene: Scene) -> Inquiry<Listing>? {
        Inquiry { desk in
            let page = try desk.answer(ApprovalList(query))
            return Listing(page, at: query.offset)
        }
    }

    public func cells(of row: any ListRow, in scene: Scene) -> [TableRow.Cell] {
        guard let row = row as? ApprovalRow else { return [] }
        let approval = row.approval
        let isWaiting = approval.state == .waiting
        let isLate = approval.dueAt < scene.now && isWaiting
        let right = row.right(in: scene)
        return [
            .init("\(approval.id)"), .init(row.kindWords), .init(approval.worth?.description ?? ""), .init(row.requestedBy),
            .init(TimeWords.since(approval.requestedAt, to: scene.now)),
            .init(isWaiting ? TimeWords.until(approval.dueAt, from: scene.now) : "-", isLate ? .bad : nil),
            .init(right.word, right.tone), .init(approval.state.word), .init(row.subject),
        ]
    }

    /// What a decision about the request stands on, and what a yes would write.
    struct Content: Sendable {
        var decisions: [DecisionView]
        var history: [HistoryLine]
        var subjectHistory: [HistoryLine]
        var impact: Outcome?
        /// What the last days would have been under a new policy, as it was when it was asked.
        var rehearsal: Rehearsal?
        /// The request as it would be asked today; nil where nothing is left to decide.
        var now: ApprovalNow?
        var names: Names.Answer
        /// The version of the request that the impact is of.
        var version: Int
    }

    public func detail(of key: RowKey, row: (any ListRow)?, in scene: Scene) -> Inquiry<Detail> {
        Inquiry { desk in
            var row = row as? ApprovalRow
            if case .approval(let id) = key.subject {
                row = try desk.answer(ApprovalList(Self.query(id: id))).rows.first { $0.approval.id == id } ?? row
            }
            guard let row else { return Detail("", row: nil) }
            let content = Content(
                decisions: try desk.answer(Decisions(key.subject)) + desk.answer(Decisions(row.approval.subject)),
                history: try desk.answer(History(key.subject)), subjectHistory: try desk.answer(History(row.approval.subject)),
                impact: try ApprovalImpact.outcome(of: row, at: desk, in: scene),
                rehearsal: row.approval.policy == nil ? nil : try desk.answer(RehearsalKept(row.approval.id)),
                now: try ApprovalNow.of(row, at: desk, in: scene),
                names: try desk.answer(Names(items: row.approval.effect.movements.map(\.sku))), version: row.version)
            return Detail(content, row: row)
        }
    }

    private static func query(id: ApprovalID) -> ListQuery {
        ListQuery(filter: ListFilter("id:\(id) state:\(ApprovalState.allCases.map(\.word).joined(separator: ","))"), limit: 1)
    }

    public func heading(of row: any ListRow, in scene: Scene) -> String {
        guard let row = row as? ApprovalRow else { return row.title }
        return [
            "\(row.approval.id)", row.kindWords, row.approval.worth?.description ?? row.subject, "v\(row.version)",
            row.approval.state.word,
        ].joined(separator: "  ")
    }

    public func glance(at row: any ListRow, _ detail: Detail?, in scene: Scene, room: Size) -> [TextLine] {
        guard let row = row as? ApprovalRow else { return [] }
        return ApprovalLines.evidence(row, detail?.content as? Content, in: scene, width: room.columns, isShort: true)
    }

    public func grounds(of row: any ListRow, _ detail: Detail?, in scene: Scene, width: Int) -> [TextLine] {
        guard let row = row as? ApprovalRow else { return [] }
        return ApprovalLines.grounds(row, detail?.content as? Content, in: scene, width: width)
    }

    public func page(
        _ title: String, of row: any ListRow, _ detail: Detail, in scene: Scene, width: Int
    ) -> [TextLine] {
        guard let row = row as? ApprovalRow, let content = detail.content as? Content else { return [] }
        switch title {
        case "Why": return DecisionLines.all(content.decisions, in: scene, width: width)
        case "Replay": return RehearsalLines.all(row.approval, content.rehearsal, in: scene, width: width)
        case "History":
            var heading = TextLine.rule(row.subject)
            heading.link = row.subjectLink
            return [TextLine.rule("The request")] + HistoryLines.all(content.history, in: scene, width: width)
                + [heading] + HistoryLines.all(content.subjectHistory, in: scene, width: width)
        default: return ApprovalLines.evidence(row, content, in: scene, width: width, isShort: false)
        }
    }

    public func named(_ word: String, in scene: Scene) -> Inquiry<[RowKey]>? {
        guard let number = Int(word) else { return nil }
        return Inquiry { desk in
            try desk.answer(ApprovalList(Self.query(id: ApprovalID(number)))).rows
                .filter { $0.approval.id.number == number }.map(\.key)
        }
    }

    public func words(of field: String, in scene: Scene) -> [String] {
        switch field {
        case "state": ApprovalState.allCases.map(\.word) + ["changed"]
        case "kind": ["adjustment", "write_off", "refund", "reopen", "policy"]
        default: []
        }
    }

    public func shows(_ subject: Subject) -> Bool {
        if case .approval = subject { true } else { false }
    }

    public func nextAction(for row: any ListRow) -> Character? { "a" }

    /// Lines of the detail on the least screen.
    static let briefRows = 10
    public let leastDetailRows = ApprovalsPane.briefRows

    public func value(of row: any ListRow, field: String) -> String? {
        field == "kind" ? (row as? ApprovalRow)?.approval.kind : nil
    }

    public func lastTouch(of detail: Detail) -> HistoryLine? {
        guard let content = detail.content as? Content else { return nil }
        return [content.history.last, content.subjectHistory.last].compactMap { $0 }.max { $0.sequence < $1.sequence }
    }

    public func differences(from old: Sight, to new: Sight, in scene: Scene) -> [Difference] {
        let cells = cellDifferences(from: old, to: new, in: scene)
        guard let row = new.row as? ApprovalRow, row.approval.state == .waiting else { return cells }
        let content = new.detail?.content as? Content
        var lines = cells + (content?.now?.differences(from: row.approval) ?? [])
        if case .changedSince(_, let changes)? = content?.impact?.performed.first?.refusal {
            for change in changes where !lines.contains(where: { $0.field == change.what }) {
                lines.append(Difference(change.what, before: change.before, now: change.now))
            }
        }
        return lines
    }
}
