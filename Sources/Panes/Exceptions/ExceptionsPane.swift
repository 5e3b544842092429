import Canvas
import Vocabulary
import Workflow

/// The exception inbox: what somebody has to look at, the worst first.
public struct ExceptionsPane: Pane {
    public init() {}

    public let id = PaneID("exceptions")
    public let title = "Exceptions"
    public let shortTitle = "Exc"
    public let tab = 3
    public let noun = "exceptions"
    public let summary = "The exception inbox, worst first: take it, look at its subject, resolve it with a reason."
    public let emptyNote = "Nothing needs anybody: the inbox is empty."
    public let ownSort = "severity"
    public let subject: ListSubject? = .exception
    public let fields = ["state", "kind", "severity", "owner", "subject", "desk", "id"]
    public let jumpWords = ["exc", "exception"]
    public let pages = ["Case", "Why", "History"]
    public var actions: [PaneAction] { ExceptionActions.all }

    public let columns = [
        PaneColumn("Sev", .fixed(3), sort: "severity", field: "severity"),
        PaneColumn("Id", .fixed(5), align: .right, priority: 65),
        PaneColumn("Due", .fixed(9), align: .right, priority: 90, sort: "due_at"),
        PaneColumn("Kind", .fixed(18), priority: 95, sort: "kind", field: "kind"),
        PaneColumn("Subject", .fixed(13), priority: 92, sort: "subject", field: "subject"),
        PaneColumn("Owner", .fixed(10), priority: 80, sort: "owner", field: "owner"),
        PaneColumn("State", .fixed(8), priority: 40, field: "state"),
        PaneColumn("Raised", .fixed(14), align: .right, priority: 30, sort: "raised_at"),
        PaneColumn("Desk", .fixed(13), priority: 25, field: "desk"),
        PaneColumn("Summary", .flexible(min: 14, want: 44), priority: 85),
    ]

    public func count(_ overview: Overview.Answer) -> String { "\(overview.openExceptions)" }

    public func listing(_ query: ListQuery, in scene: Scene) -> Inquiry<Listing>? {
        Inquiry { desk in
            let page = try desk.answer(ExceptionList(query))
            return Listing(page, at: query.offset)
        }
    }

    public func cells(of row: any ListRow, in scene: Scene) -> [TableRow.Cell] {
        guard let row = row as? ExceptionRow else { return [] }
        let exception = row.exception
        let isLate = exception.dueAt < scene.now && exception.state.isOpen
        return [
            .init(row.signs, row.tone), .init("\(exception.id)"),
            .init(exception.state.isOpen ? TimeWords.until(exception.dueAt, from: scene.now) : "-", isLate ? .bad : nil),
            .init(exception.kind, row.tone), .init(row.subject), .init(row.owner.isEmpty ? "-" : row.owner),
            .init(exception.state.word), .init(TimeWords.stamp(exception.raisedAt, in: scene)),
            .init(exception.desk.spoken), .init(exception.summary),
        ]
    }

    /// The decisions about the subject and what happened to it.
    struct Content: Sendable, KnowsOrder {
        var decisions: [DecisionView]
        var history: [HistoryLine]
        var subjectHistory: [HistoryLine]
        /// The order that it is about, if it is about one.
        var knownOrder: OrderDetail.Answer?
        /// SKUs that an unknown one may be another name of.
        var known: [Offer] = []
    }

    public func lastTouch(of detail: Detail) -> HistoryLine? { (detail.content as? Content)?.history.last }

    public func detail(of key: RowKey, row: (any ListRow)?, in scene: Scene) -> Inquiry<Detail> {
        let now = scene.now
        return Inquiry { desk in
            var row = row as? ExceptionRow
            if case .exception(let id) = key.subject {
                row = try desk.answer(ExceptionList(Self.query(id: id))).rows.first { $0.exception.id == id } ?? row
            }
            guard let row else { return Detail("", row: nil) }
            func order(of row: ExceptionRow) -> OrderDetail.Answer? {
                guard case .order(let id) = row.exception.subject else { return nil }
                return try? desk.answer(OrderDetail(id, now: now))
            }
            var content = Content(
                decisions: try desk.answer(Decisions(row.exception.subject)), history: try desk.answer(History(key.subject)),
                subjectHistory: try desk.answer(History(row.exception.subject)), knownOrder: order(of: row))
            if row.exception.kind == "unknown_sku", row.exception.state.isOpen { content.known = try Self.known(at: desk) }
            return Detail(content, row: row)
        }
    }

    /// SKUs that somebody has confirmed, each once.
    private static func known(at desk: any Desk) throws -> [Offer] {
        var offers: [Offer] = []
        for row in try desk.answer(StockList(ListQuery(sort: "sku", limit: 1_000))).rows
        where !row.isProvisional && offers.last?.value != row.code { offers.append(Offer(row.code, row.name)) }
        return offers
    }

    private static func query(id: ExceptionID) -> ListQuery {
        ListQuery(filter: ListFilter("id:\(id) state:\(ExceptionState.allCases.map(\.word).joined(separator: ","))"), limit: 1)
    }

    public func heading(of row: any ListRow, in scene: Scene) -> String {
        guard let row = row as? ExceptionRow else { return row.title }
        return "\(row.exception.kind)  \(row.subject)  \(row.exception.severity.word), \(row.exception.state.word)"
    }

    public func glance(at row: any ListRow, _ detail: Detail?, in scene: Scene, room: Size) -> [TextLine] {
        guard let row = row as? ExceptionRow else { return [] }
        var lines = ExceptionLines.card(row, in: scene, width: room.columns)
        guard let content = detail?.content as? Content else { return lines + [TextLine(" LOADING", .dim)] }
        if let last = content.subjectHistory.last {
            lines += TextLine.wrapped(
                "\(TimeWords.stamp(last.at, in: scene)) \(last.by): \(last.what)", label: "Last  ", width: room.columns)
        }
        return lines + DecisionLines.brief(content.decisions, width: room.columns)
    }

    public func page(
        _ title: String, of row: any ListRow, _ detail: Detail, in scene: Scene, width: Int
    ) -> [TextLine] {
        guard let row = row as? ExceptionRow, let content = detail.content as? Content else { return [] }
        switch title {
        case "Why": return DecisionLines.all(content.decisions, in: scene, width: width)
        case "History":
            return [TextLine.rule("The exception")] + HistoryLines.all(content.history, in: scene, width: width)
                + [TextLine.rule(row.subject)] + HistoryLines.all(content.subjectHistory, in: scene, width: width)
        default: return ExceptionLines.card(row, in: scene, width: width)
        }
    }

    public func destination(of row: any ListRow) -> RowKey? {
        guard let row = row as? ExceptionRow else { return nil }
        switch row.exception.subject {
        case .order, .stock, .family: return RowKey(row.exception.subject)
        default: return nil
        }
    }

    public func related(to row: any ListRow) -> (pane: PaneID, filter: String)? {
        guard let row = row as? ExceptionRow else { return nil }
        switch row.exception.subject {
        case .item: return (PaneID("stock"), ListFilter.term("sku", row.subject))
        case .location: return (PaneID("stock"), ListFilter.term("location", row.subject))
        case .channel: return (PaneID("orders"), ListFilter.term("channel", row.subject))
        default: return nil
        }
    }

    public func named(_ word: String, in scene: Scene) -> Inquiry<[RowKey]>? {
        guard let number = Int(word) else { return nil }
        return Inquiry { desk in
            try desk.answer(ExceptionList(Self.query(id: ExceptionID(number)))).rows
                .filter { $0.exception.id.number == number }.map(\.key)
        }
    }

    public func words(of field: String, in scene: Scene) -> [String] {
        switch field {
        case "state": ExceptionState.allCases.map(\.word)
        case "severity": Severity.allCases.map(\.word)
        case "owner": (scene.overview?.operators ?? []).map { $0.name.text.lowercased() } + ["none"]
        default: []
        }
    }

    public func shows(_ subject: Subject) -> Bool {
        if case .exception = subject { true } else { false }
    }

    public func nextAction(for row: any ListRow) -> Character? {
        (row as? ExceptionRow)?.exception.owner == nil ? "t" : "c"
    }
}
