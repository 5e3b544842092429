import Canvas
import Vocabulary
import Workflow

/// The order queue: what has to leave, what keeps it, and what can be done about it.
public struct OrdersPane: Pane {
    public init() {}

    public let id = PaneID("orders")
    public let title = "Orders"
    public let shortTitle = "Orders"
    public let tab = 2
    public let noun = "orders"
    public let summary = "The order queue, by deadline: hold, lift, allocate, route, release, ship, cancel, refund, take back."
    public let emptyNote = "There are no orders yet. :import FILE brings them in from a shop."
    public let ownSort = "deadline"
    public let subject: ListSubject? = .order
    public let fields = [
        "state", "channel", "location", "hold", "exception", "customer", "number", "currency", "priority", "open",
    ]
    public let jumpWords = ["order", "o"]
    public let pages = ["Lines", "Why", "Journal", "History"]
    public var actions: [PaneAction] { OrderActions.all }

    public let columns = [
        PaneColumn("Order", .fixed(10), sort: "number"),
        PaneColumn("State", .fixed(10), priority: 95, sort: "state", field: "state"),
        PaneColumn("Due", .fixed(10), align: .right, priority: 90, sort: "deadline"),
        PaneColumn("Pri", .fixed(3), align: .right, priority: 60),
        PaneColumn("Place", .fixed(5), priority: 70, sort: "location", field: "location"),
        PaneColumn("Ln", .fixed(2), align: .right, priority: 40),
        PaneColumn("Total", .fixed(13), align: .right, priority: 80, sort: "total"),
        PaneColumn("Blocked by", .flexible(min: 12, weight: 3), priority: 85, field: "hold"),
        PaneColumn("Channel", .fixed(8), priority: 30, sort: "channel", field: "channel"),
        PaneColumn("Placed", .fixed(14), priority: 20, sort: "placed_at"),
        PaneColumn("Customer", .flexible(min: 14, weight: 2), priority: 35, sort: "customer", field: "customer"),
    ]

    public func count(_ overview: Overview.Answer) -> String { "\(overview.openOrders)" }

    public func listing(_ query: ListQuery, in scene: Scene) -> Inquiry<Listing>? {
        let now = scene.now
        return Inquiry { desk in
            let page = try desk.answer(OrderList(query, now: now))
            return Listing(page, at: query.offset)
        }
    }

    public func cells(of row: any ListRow, in scene: Scene) -> [TableRow.Cell] {
        guard let row = row as? OrderRow else { return [] }
        let isLate = row.deadline < scene.now && !row.state.isClosed
        let due = row.state.isClosed ? "-" : TimeWords.until(row.deadline, from: scene.now)
        return [
            .init(row.number), .init(row.state.shortWord, row.tone), .init(due, isLate ? .bad : nil),
            .init("\(row.priority)"), .init(row.location.isEmpty ? "-" : row.location), .init("\(row.lines)"),
            .init(row.total.description), .init(row.obstacle), .init(row.channel),
            .init(TimeWords.stamp(row.placedAt, in: scene)), .init(row.customer),
        ]
    }

    public func tone(of row: any ListRow) -> Tone {
        (row as? OrderRow)?.state.isClosed == true ? .dim : .text
    }

    /// An order with the decisions about it.
    struct Content: Sendable, KnowsOrder {
        var order: OrderDetail.Answer
        var decisions: [DecisionView]

        var knownOrder: OrderDetail.Answer? { order }
    }

    public func lastTouch(of detail: Detail) -> HistoryLine? { (detail.content as? Content)?.order.history.last }

    public func detail(of key: RowKey, row: (any ListRow)?, in scene: Scene) -> Inquiry<Detail> {
        let now = scene.now
        return Inquiry { desk in
            guard case .order(let id) = key.subject else { return Detail("", row: nil) }
            let answer = try desk.answer(OrderDetail(id, now: now))
            let decisions = try desk.answer(Decisions(key.subject))
            return Detail(Content(order: answer, decisions: decisions), row: answer.row)
        }
    }

    public func heading(of row: any ListRow, in scene: Scene) -> String {
        guard let row = row as? OrderRow else { return row.title }
        return "\(row.number)  \(row.state.word)  \(row.customer)  \(row.total)  v\(row.version)"
    }

    public func glance(at row: any ListRow, _ detail: Detail?, in scene: Scene, room: Size) -> [TextLine] {
        guard let row = row as? OrderRow else { return [] }
        return OrderLines.glance(row, detail?.content as? Content, in: scene, room: room)
    }

    public func page(
        _ title: String, of row: any ListRow, _ detail: Detail, in scene: Scene, width: Int
    ) -> [TextLine] {
        guard let content = detail.content as? Content else { return [] }
        switch title {
        case "Why": return DecisionLines.all(content.decisions, in: scene, width: width)
        case "Journal": return JournalLines.all(content.order.journal, width: width)
        case "History": return HistoryLines.all(content.order.history, in: scene, width: width)
        default: return OrderLines.page(content.order, in: scene, width: width)
        }
    }

    public func named(_ word: String, in scene: Scene) -> Inquiry<[RowKey]>? {
        Inquiry { desk in try desk.answer(OrdersNamed(word)).map { RowKey(.order($0)) } }
    }

    public func words(of field: String, in scene: Scene) -> [String] {
        switch field {
        case "state": OrderState.allCases.map(\.word)
        case "channel": (scene.overview?.channels ?? []).map { $0.code.text.lowercased() }
        case "open": ["yes", "no"]
        default: []
        }
    }

    public func shows(_ subject: Subject) -> Bool {
        if case .order = subject { true } else { false }
    }

    public func value(of row: any ListRow, field: String) -> String? {
        guard let row = row as? OrderRow else { return nil }
        switch field {
        case "state": return row.state.word
        case "hold": return row.holds.first ?? ""
        default: return nil
        }
    }

    public var stepKeys: String { "amLrPbO" }

    public func nextAction(for row: any ListRow) -> Character? {
        guard let row = row as? OrderRow else { return nil }
        switch row.state {
        case .held: return "L"
        case .captured, .backordered, .partlyAllocated: return "a"
        case .allocated: return "r"
        case .released, .picking, .packed, .partlyShipped: return "P"
        case .shipped, .delivered, .cancelled: return nil
        }
    }
}
