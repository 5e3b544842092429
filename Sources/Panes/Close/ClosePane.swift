import Canvas
import Vocabulary
import Workflow

/// The checklist of the month that is being closed, with checks that are made while one looks.
public struct ClosePane: Pane {
    public init() {}

    public let id = PaneID("close")
    public let title = "Close"
    public let shortTitle = "Close"
    public let tab = 5
    public let noun = "steps"
    public let summary = "The month's close: each step with its live check, and the rows that keep it from passing."
    public let emptyNote = "The policy has no steps for closing a month."
    public let ownSort = "#"
    public let subject: ListSubject? = .step
    public let fields = ["state", "owner", "check", "title", "period"]
    public let jumpWords = ["step", "cls"]
    public let pages = ["Check", "Depends"]
    public var actions: [PaneAction] { CloseActions.all }

    public let columns = [
        PaneColumn("#", .fixed(2), align: .right),
        PaneColumn("State", .fixed(8), priority: 95, field: "state"),
        PaneColumn("Check", .fixed(19), priority: 90, field: "check"),
        PaneColumn("Signed by", .fixed(20), priority: 75),
        PaneColumn("Owner", .fixed(13), priority: 60, field: "owner"),
        PaneColumn("Due", .fixed(5), priority: 50),
        PaneColumn("Step", .flexible(min: 26, weight: 3), priority: 98, field: "title"),
        PaneColumn("After", .flexible(min: 20, weight: 1), priority: 40),
    ]

    public func count(_ overview: Overview.Answer) -> String { "\(overview.closeDone)/\(overview.closeSteps)" }

    public func listing(_ query: ListQuery, in scene: Scene) -> Inquiry<Listing>? {
        guard let closing = scene.overview?.closing else { return nil }
        let period = CloseFilter.period(query.filter) ?? closing
        return Inquiry { desk in
            let rows = CloseRow.waitingForAsked(try desk.answer(CloseList(period)))
            var matching = rows.filter { CloseFilter.matches($0, query.filter) }
            var complaint: String?
            if let condition = query.condition {
                let kept = condition.kept(of: matching, \.asked)
                (matching, complaint) = (kept.rows, kept.tally.complaint)
            }
            return Listing(
                rows: Array(matching.dropFirst(query.offset).prefix(query.limit)), offset: query.offset,
                matching: matching.count, total: rows.count, unknownFields: CloseFilter.unknown(query.filter, of: fields),
                complaint: complaint)
        }
    }

    public func cells(of row: any ListRow, in scene: Scene) -> [TableRow.Cell] {
        guard let row = row as? CloseRow else { return [] }
        let state = row.state == .notApplicable ? "n/a" : row.state.rawValue
        return [
            .init("\(row.step.number)"), .init(state, row.tone), .init(row.checkWord, row.isPassing == false ? .bad : nil),
            .init(row.signatures, row.state == .running ? .info : nil), .init(row.step.owner.spoken), .init(row.step.due),
            .init(row.step.title), .init(row.dependencies),
        ]
    }

    public func tone(of row: any ListRow) -> Tone {
        (row as? CloseRow)?.state == .notApplicable ? .dim : .text
    }

    public func detail(of key: RowKey, row: (any ListRow)?, in scene: Scene) -> Inquiry<Detail> {
        Inquiry { desk in
            guard case .period(let period) = key.subject else { return Detail("", row: nil) }
            let rows = CloseRow.waitingForAsked(try desk.answer(CloseList(period)))
            return Detail(rows, row: rows.first { $0.key == key })
        }
    }

    public func heading(of row: any ListRow, in scene: Scene) -> String {
        guard let row = row as? CloseRow else { return row.title }
        return "\(row.step.number)  \(row.step.title)  \(row.period)"
    }

    public func glance(at row: any ListRow, _ detail: Detail?, in scene: Scene, room: Size) -> [TextLine] {
        guard let row = row as? CloseRow else { return [] }
        let lines = CloseLines.check(row, in: scene, width: room.columns)
        guard let all = detail?.content as? [CloseRow] else { return lines + [TextLine(" LOADING", .dim)] }
        return lines + CloseLines.neighbours(row, all, width: room.columns)
    }

    public func page(
        _ title: String, of row: any ListRow, _ detail: Detail, in scene: Scene, width: Int
    ) -> [TextLine] {
        guard let row = row as? CloseRow, let all = detail.content as? [CloseRow] else { return [] }
        return title == "Depends" ? CloseLines.neighbours(row, all, width: width) : CloseLines.check(row, in: scene, width: width)
    }

    public func words(of field: String, in scene: Scene) -> [String] {
        field == "state" ? CloseState.allCases.map(\.rawValue) : []
    }

    public func named(_ word: String, in scene: Scene) -> Inquiry<[RowKey]>? {
        guard let number = Int(word), let period = scene.overview?.closing else { return nil }
        return Inquiry { desk in try desk.answer(CloseList(period)).filter { $0.step.number == number }.map(\.key) }
    }

    public func shows(_ subject: Subject) -> Bool { false }

    public func value(of row: any ListRow, field: String) -> String? {
        guard let row = row as? CloseRow else { return nil }
        return field == "state" ? row.state.rawValue : field == "owner" ? row.step.owner.rawValue : nil
    }

    public let leastDetailRows = 10

    /// The first step that is in the way: one whose check does not pass, else one that waits for a signature.
    public func start(in rows: [any ListRow]) -> RowKey? {
        let open = rows.compactMap { $0 as? CloseRow }.filter { $0.state != .signed && $0.state != .notApplicable }
        return (open.first { $0.isPassing == false } ?? open.first)?.key
    }

    public func whereabouts(in scene: Scene) -> String {
        guard let overview = scene.overview else { return "" }
        return "\(overview.closing) \(LockWords.state(of: overview.closing, overview.locks, in: scene))"
    }

    public func grounds(of row: any ListRow, _ detail: Detail?, in scene: Scene, width: Int) -> [TextLine] {
        guard let row = row as? CloseRow else { return [] }
        return [TextLine(" \(heading(of: row, in: scene))", .title)] + CloseLines.check(row, in: scene, width: width)
    }

    public func nextAction(for row: any ListRow) -> Character? {
        guard let row = row as? CloseRow else { return nil }
        return row.state == .running ? row.step.locks == .all ? "L" : "a" : "P"
    }
}
