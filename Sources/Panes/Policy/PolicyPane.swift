import Canvas
import Vocabulary
import Workflow

/// The policy: versions that wait, and the active one's families with their rules, how often each hit and how far the engine goes.
public struct PolicyPane: Pane {
    public init() {}

    public let id = PaneID("policy")
    public let title = "Policy"
    public let shortTitle = "Pol"
    public let tab = 6
    public let noun = "rules"
    public let summary = "The policy: versions that wait, and each rule that holds, its owner, its mode and how often it hit."
    public let emptyNote = "The store has no policy."
    public let ownSort = "file"
    public let subject: ListSubject? = .policy
    public let fields = PolicyFilter.fields
    public let jumpWords = ["rule", "pol"]
    public let pages = ["Shows", "Why", "History"]
    public var actions: [PaneAction] { PolicyActions.all }

    public let columns = [
        PaneColumn("Rule", .fixed(13)),
        PaneColumn("What it says", .flexible(min: 18, weight: 4), priority: 98),
        PaneColumn("Day", .fixed(4), align: .right, priority: 85),
        PaneColumn("Week", .fixed(5), align: .right, priority: 94),
        PaneColumn("Mode", .fixed(7), priority: 90),
        PaneColumn("State", .fixed(8), priority: 91, field: "state"),
        PaneColumn("Review by", .fixed(10), priority: 70),
        PaneColumn("Agreed", .fixed(15), priority: 60, yields: true),
        PaneColumn("Owner", .flexible(min: 28, weight: 1), priority: 50, field: "owner"),
    ]

    public func count(_ overview: Overview.Answer) -> String { "v\(overview.policyVersion)" }

    public func listing(_ query: ListQuery, in scene: Scene) -> Inquiry<Listing>? {
        let now = scene.now
        return Inquiry { desk in
            let rows = try desk.answer(PolicyRows(now: now))
            var matching = rows.filter { PolicyFilter.matches($0, query.filter) }
            var complaint: String?
            if let condition = query.condition {
                let kept = condition.kept(of: matching, \.asked)
                (matching, complaint) = (kept.rows, kept.tally.complaint)
            }
            return Listing(
                rows: Array(matching.dropFirst(query.offset).prefix(query.limit)), offset: query.offset, matching: matching.count,
                total: rows.count, unknownFields: PolicyFilter.unknown(query.filter), complaint: complaint)
        }
    }

    public func cells(of row: any ListRow, in scene: Scene) -> [TableRow.Cell] {
        guard let row = row as? PolicyRow else { return [] }
        let isWaiting = row.policy != nil
        return [
            .init(row.kind == .rule ? "  \(row.id)" : row.id), .init(row.kind == .family ? Self.moment(row.says) : row.says),
            .init(row.day.map { "\($0)" } ?? "-"),
            .init(row.week.map { "\($0)" } ?? "-"), .init(row.modeWord, row.modeWord == "act" ? nil : .info),
            .init(row.state, isWaiting ? .info : row.isLate ? .warn : nil),
            .init(row.reviewBy.map { "\($0)" } ?? "", row.isLate ? .warn : nil), .init(row.agreement), .init(row.owner),
        ]
    }

    /// When a family is asked, without the words that every family begins with: in a list they would push out the rest.
    private static func moment(_ says: String) -> String {
        let start = "Asked "
        let first = says.prefix { $0 != "." }
        return String(first.hasPrefix(start) ? first.dropFirst(start.count) : first)
    }

    public func tone(of row: any ListRow) -> Tone { (row as? PolicyRow)?.tone ?? .text }

    /// What is known of a row beyond its line.
    struct Content: Sendable {
        var diff: PolicyDiff?
        /// The version that it is compared with: the active one; of the active one the one before it.
        var base: Int?
        var use: RuleUse.Answer?
        var modes: [ModeRow] = []
        var decisions: [DecisionView] = []
        var history: [HistoryLine] = []
    }

    public func detail(of key: RowKey, row: (any ListRow)?, in scene: Scene) -> Inquiry<Detail> {
        let now = scene.now
        return Inquiry { desk in
            var content = Content()
            var row = try desk.answer(PolicyRows(now: now)).first { $0.key == key }
            switch key.subject {
            case .policy(let version):
                let versions = try desk.answer(PolicyVersions())
                content.base = try Self.base(of: version, active: desk.answer(PolicyInForce()).version, versions)
                let before = try content.base.flatMap { try desk.answer(PolicyText($0)) }
                content.diff = try before.flatMap { old in
                    try desk.answer(PolicyText(version)).map { try PolicyDiff(from: old, to: $0) }
                }
                if row == nil {
                    row = versions.first { $0.standing.version == version }.map { PolicyRow.of($0, content.diff?.summary ?? "") }
                }
            case .family(let family) where key.part > 0:
                if let place = row?.place { content.use = try desk.answer(RuleUse(family: family, place: place, now: now)) }
            default: content.modes = try desk.answer(PolicyModes())
            }
            let subject: Subject = row?.kind == .version ? key.subject : .policy(row?.version ?? 0)
            content.decisions = try desk.answer(Decisions(subject))
            content.history = try desk.answer(History(subject))
            return Detail(content, row: row)
        }
    }

    /// The version that another is held against: the active one; for the active one the one that it replaced, if any.
    private static func base(of version: Int, active: Int, _ versions: [PolicyVersionRow]) -> Int? {
        guard version == active else { return active }
        return versions.compactMap { row in row.standing.retiredAt.map { (row.standing.version, $0) } }.max { $0.1 < $1.1 }?.0
    }

    public func heading(of row: any ListRow, in scene: Scene) -> String {
        guard let row = row as? PolicyRow else { return row.title }
        switch row.kind {
        case .version: return "\(row.id)  \(row.state)  \(row.says)"
        case .family: return "\(row.id)  \(row.owner)"
        case .rule: return "\(row.id)  \(row.says)  (\(row.family?.name ?? ""))"
        }
    }

    public func glance(at row: any ListRow, _ detail: Detail?, in scene: Scene, room: Size) -> [TextLine] {
        guard let row = row as? PolicyRow else { return [] }
        return PolicyLines.all(row, detail?.content as? Content, in: scene, width: room.columns, isShort: true)
    }

    public func grounds(of row: any ListRow, _ detail: Detail?, in scene: Scene, width: Int) -> [TextLine] {
        guard let row = row as? PolicyRow, row.kind == .version, let content = detail?.content as? Content,
            let diff = content.diff, let base = content.base
        else { return [] }
        return [TextLine.rule("\(diff.summary), against policy \(base)")]
            + PolicyLines.changes(diff.changes, width: width)
    }

    public func page(_ title: String, of row: any ListRow, _ detail: Detail, in scene: Scene, width: Int) -> [TextLine] {
        guard let row = row as? PolicyRow, let content = detail.content as? Content else { return [] }
        switch title {
        case "Why": return DecisionLines.all(content.decisions, in: scene, width: width)
        case "History":
            let version = row.kind == .version ? row.id : "policy \(row.version), which it is part of"
            return [TextLine.rule(version)] + HistoryLines.all(content.history, in: scene, width: width)
        default: return PolicyLines.all(row, content, in: scene, width: width, isShort: false)
        }
    }

    public func words(of field: String, in scene: Scene) -> [String] {
        switch field {
        case "family": Family.allCases.map(\.name)
        case "kind": ["version", "family", "rule"]
        case "state": ["draft", "proposed", "asked", "approved", "due"]
        default: []
        }
    }

    /// A rule by its id, a family by its name, a version by its number.
    public func named(_ word: String, in scene: Scene) -> Inquiry<[RowKey]>? {
        let now = scene.now
        return Inquiry { desk in
            if let version = Int(word) {
                return try desk.answer(PolicyVersions()).contains { $0.standing.version == version }
                    ? [RowKey(.policy(version))] : []
            }
            return try desk.answer(PolicyRows(now: now)).filter { $0.id.lowercased() == word.lowercased() }.map(\.key)
        }
    }

    public func shows(_ subject: Subject) -> Bool {
        switch subject {
        case .policy, .family: true
        default: false
        }
    }

    public func nextAction(for row: any ListRow) -> Character? {
        guard let row = row as? PolicyRow, let policy = row.policy, policy.waiting == nil else { return nil }
        return policy.standing.state == .draft ? "P" : policy.standing.state == .proposed ? "a" : nil
    }

    public func lastTouch(of detail: Detail) -> HistoryLine? { (detail.content as? Content)?.history.last }
}
