import Panes
import Vocabulary
import Workflow

/// One pane's list as the operator has it: it never moves by itself.
struct PaneState: Sendable {
    /// Why the next answer replaces the list instead of being compared with it.
    enum Adoption: Sendable, Equatable {
        case first, refresh, filter, page
    }

    let pane: any Pane
    var items: [ListItem] = []
    var offset = 0
    var matching = 0
    var total = 0
    var unknownFields: [String] = []
    /// The key of the row that the cursor is on.
    var cursor: RowKey?
    /// Index of the item on the list's first line.
    var top = 0
    /// Place in the whole list that the cursor goes to when its window arrives.
    var goal: Int?
    /// The newest answer that has not been merged, and how many of its rows are new above and below the cursor.
    var waiting: Listing?
    var newAbove = 0
    var newBelow = 0
    var marks: [RowKey: Mark] = [:]
    /// Where a range of marks began.
    var rangeStart: Spot?
    /// Rows that the operator's own actions touched, with the number of the last question before: when such a row leaves, it
    /// goes at once, since nobody has to be told.
    var touched: [RowKey: Int] = [:]
    /// When the cursor was last put on another row than the operator chose.
    var movedAt: Instant?
    var filter = ""
    /// What `:where` asks besides, and what it had no answer for.
    var condition: Where?
    var complaint: String?
    var sort = ""
    var isDescending = false
    var adoption: Adoption? = .first
    /// Where the list is to stand again once its rows are back, after a filter that was dropped.
    var returning: View?
    /// The number of the last question; answers to earlier ones than `appliedTicket` are late.
    var ticket = 0
    var appliedTicket = 0
    var adoptTicket = 1
    var askedAt: Instant?
    /// What is known of one row, for beside the list.
    var detail: (key: RowKey, detail: Detail)?
    var isPaused = false
    /// Somebody committed since it was asked.
    var isOutdated = true
    /// Why the list could not be had.
    var trouble: String?

    /// Rows that one question brings.
    static let window = 300

    init(_ pane: any Pane) { self.pane = pane }

    /// Where a list stood: its cursor's row, the line that was on, and the window around it.
    struct View: Sendable {
        var key: RowKey
        var line: Int
        var offset: Int
    }

    var view: View? { cursorIndex.map { View(key: items[$0].key, line: $0 - top, offset: offset) } }

    /// A row that is marked, and whether the filter in force shows it.
    struct Mark: Sendable {
        var row: any ListRow
        var isShown = true
    }

    /// A row, and where it stood in the whole list.
    struct Spot: Sendable {
        var key: RowKey
        var place: Int
    }

    var cursorPlace: Spot? {
        guard let index = cursorIndex else { return nil }
        return Spot(key: items[index].key, place: offset + index)
    }

    var hasAnswer: Bool { appliedTicket > 0 }
    var cursorIndex: Int? { cursor.flatMap { key in items.firstIndex { $0.key == key } } }
    var cursorItem: ListItem? { cursorIndex.map { items[$0] } }
    /// The rows shown are not the ones that were asked for last: a place far off, another filter, another order.
    var isChoosing: Bool {
        switch adoption {
        case .page, .filter: true
        case .first, .refresh, nil: goal != nil
        }
    }
    var ghosts: Int { items.reduce(0) { $0 + ($1.isGhost ? 1 : 0) } }
    var ghostKeys: Set<RowKey> { Set(items.lazy.filter(\.isGhost).map(\.key)) }
    var shownMarks: [Mark] {
        var places: [RowKey: Int] = [:]
        for (place, item) in items.enumerated() { places[item.key] = place }
        func rank(_ mark: Mark) -> (Int, Int, String) {
            (places[mark.row.key] ?? .max, mark.row.title.utf8.count, mark.row.title)
        }
        return marks.values.filter(\.isShown).sorted { rank($0) < rank($1) }
    }

    /// The question for the window around the cursor, or around where it is going.
    func query(at now: Instant) -> ListQuery {
        var query = whole(at: now, limit: Self.window)
        query.offset = wantedOffset
        return query
    }

    /// The same rows from the first one on.
    func whole(at now: Instant, limit: Int) -> ListQuery {
        var condition = condition
        condition?.now = now
        return ListQuery(
            filter: ListFilter(filter), condition: condition, sort: sort, isDescending: isDescending, limit: limit)
    }

    /// Filter and condition as one line; empty when all rows are shown.
    var filterText: String {
        [filter, condition.map { "where \($0.text)" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private var wantedOffset: Int {
        if let returning { return returning.offset }
        guard let goal else { return adoption == .filter || adoption == .first ? 0 : offset }
        return max(0, min(goal - Self.window / 2, matching - Self.window))
    }
}
