import Canvas
import Vocabulary
import Workflow

/// Stock by SKU and location, trouble first.
public struct StockPane: Pane {
    public init() {}

    public let id = PaneID("stock")
    public let title = "Stock"
    public let shortTitle = "Stock"
    public let tab = 1
    public let noun = "stock levels"
    public let summary =
        "Stock by SKU and location: receive, adjust, count, move, transfer, take in what was on the road, write off."
    public let emptyNote = "There is no stock yet. :import FILE reads a catalogue or a count."
    public let ownSort = "risk"
    public let subject: ListSubject? = .stock
    public let fields = ["sku", "location", "kind", "name", "flag", "available", "reserved", "transit"]
    public let jumpWords = ["sku"]
    public let pages = ["Numbers", "Why", "Moves"]
    public var actions: [PaneAction] { StockActions.all }

    public let columns = [
        PaneColumn("SKU", .fixed(13), sort: "sku", field: "sku"),
        PaneColumn("Place", .fixed(5), priority: 95, sort: "location", field: "location"),
        PaneColumn("On hand", .fixed(7), align: .right, priority: 80, sort: "on_hand"),
        PaneColumn("Rsvd", .fixed(5), align: .right, priority: 75, sort: "reserved"),
        PaneColumn("Free", .fixed(5), align: .right, priority: 94, sort: "available"),
        PaneColumn("Wanted", .fixed(6), align: .right, priority: 60),
        PaneColumn("Quar", .fixed(4), align: .right, priority: 30),
        PaneColumn("Dmg", .fixed(4), align: .right, priority: 35),
        PaneColumn("Ret", .fixed(4), align: .right, priority: 25),
        PaneColumn("Transit", .fixed(7), align: .right, priority: 28, sort: "transit"),
        PaneColumn("Value", .fixed(14), align: .right, priority: 20, sort: "value"),
        PaneColumn("Flag", .fixed(8), priority: 90, field: "flag"),
        PaneColumn("Name", .flexible(min: 16), priority: 70, sort: "name", field: "name"),
    ]

    public func count(_ overview: Overview.Answer) -> String {
        overview.stockAlerts == 0 ? "" : "\(overview.stockAlerts)"
    }

    public func listing(_ query: ListQuery, in scene: Scene) -> Inquiry<Listing>? {
        Inquiry { desk in
            let page = try desk.answer(StockList(query))
            return Listing(page, at: query.offset)
        }
    }

    public func cells(of row: any ListRow, in scene: Scene) -> [TableRow.Cell] {
        guard let row = row as? StockRow else { return [] }
        let value = scene.overview.map { Money(minor: row.valueMinor, $0.shop.currency).description } ?? ""
        return [
            .init(row.code), .init(row.locationCode), .init("\(row.onHand)"), .init("\(row.reserved)"),
            .init("\(row.available)", row.available < 0 ? .bad : nil), .init(shown(row.wanted)),
            .init(shown(row.quarantine)), .init(shown(row.damaged)), .init(shown(row.returned)),
            .init(shown(row.inTransit)), .init(value), .init(row.flag, row.flagTone), .init(row.name),
        ]
    }

    private func shown(_ units: Int) -> String { units == 0 ? "" : "\(units)" }

    public func detail(of key: RowKey, row: (any ListRow)?, in scene: Scene) -> Inquiry<Detail> {
        Inquiry { desk in
            guard case .stock(let sku, let location) = key.subject else { return Detail("", row: nil) }
            let answer = try desk.answer(StockDetail(StockKey(sku, location)))
            return Detail(
                Content(stock: answer, decisions: try desk.answer(Decisions(key.subject))), row: answer.row)
        }
    }

    /// A stock level with the decisions about it.
    struct Content: Sendable {
        var stock: StockDetail.Answer
        var decisions: [DecisionView]
    }

    /// The newest movement; units that are promised move none.
    public func lastTouch(of detail: Detail) -> HistoryLine? {
        (detail.content as? Content)?.stock.moves.first.map {
            HistoryLine(sequence: $0.sequence, at: $0.at, by: $0.by, what: $0.what)
        }
    }

    public func heading(of row: any ListRow, in scene: Scene) -> String {
        guard let row = row as? StockRow else { return row.title }
        return "\(row.code) at \(row.locationCode)  v\(row.version)  \(row.flag)"
    }

    public func glance(at row: any ListRow, _ detail: Detail?, in scene: Scene, room: Size) -> [TextLine] {
        guard let row = row as? StockRow else { return [] }
        return StockLines.glance(row, detail?.content as? Content, in: scene, width: room.columns)
    }

    public func page(
        _ title: String, of row: any ListRow, _ detail: Detail, in scene: Scene, width: Int
    ) -> [TextLine] {
        guard let row = row as? StockRow, let content = detail.content as? Content else { return [] }
        switch title {
        case "Why": return DecisionLines.all(content.decisions, in: scene, width: width)
        case "Moves": return StockLines.moves(content.stock, in: scene, width: width)
        default: return StockLines.numbers(row, content.stock, in: scene, width: width)
        }
    }

    public func named(_ word: String, in scene: Scene) -> Inquiry<[RowKey]>? {
        Inquiry { desk in
            var filter = ListFilter()
            filter.terms = [.init(field: "sku", match: .oneOf([word]))]
            filter.text = ListFilter.term("sku", word)
            let rows = try desk.answer(StockList(ListQuery(filter: filter, limit: 50))).rows
            if rows.isEmpty { throw try absence(of: word, at: desk, in: scene) }
            return rows.map(\.key)
        }
    }

    /// Why a code leads to no row: there is no such item, or nobody has any of it. Whether there is one, the preview of a
    /// receipt says, which names the code that was most likely meant.
    private func absence(of word: String, at desk: any Desk, in scene: Scene) throws -> Refusal {
        let place = scene.overview?.locations.first?.code.text ?? ""
        let receipt = ReceiveStock(sku: word, quantity: 1, location: place, cost: nil, reason: "")
        let performed = try desk.perform(receipt, as: Signature(by: Operator.engineID, at: scene.now), preview: true)
        if let refusal = performed.refusal, case .unknownItem = refusal { return refusal }
        return .unreadable("\(word) is known, but there is none of it anywhere: :receive \(word) UNITS --at \(place)")
    }

    public func words(of field: String, in scene: Scene) -> [String] {
        switch field {
        case "flag": StockRow.flags
        case "kind": LocationKind.allCases.map(\.rawValue)
        default: []
        }
    }

    public func shows(_ subject: Subject) -> Bool {
        if case .stock = subject { true } else { false }
    }

    public func nextAction(for row: any ListRow) -> Character? {
        guard let row = row as? StockRow else { return nil }
        return row.available < 0 ? "c" : row.flag == "DAMAGED" ? "V" : row.flag == "WANTED" ? "K" : "r"
    }
}
