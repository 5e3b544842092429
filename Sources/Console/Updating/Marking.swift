import Panes
import Vocabulary
import Workflow

/// Rows that are marked for one action: one by one, a range, or all of a filter.
extension ConsoleModel {
    mutating func marking(_ act: GlobalKey.Act) -> [Effect] {
        guard opened == nil else {
            say(.note, "marks are set in the list: Esc goes back to it")
            return []
        }
        switch act {
        case .mark:
            if refuseUnsettled() { return [] }
            list.toggleMark()
            stepInList(by: 1)
        case .range:
            if refuseUnsettled() { return [] }
            return range()
        case .unmark:
            list.marks = [:]
            list.rangeStart = nil
            say(.note, "no row is marked")
        default: return gatherMarks()
        }
        return []
    }

    /// The marked rows that the filter shows, in the list's order, and which rows have left it: gathered once for all actions.
    struct Marked {
        var rows: [any ListRow]
        var ghosts: Set<RowKey>
    }

    /// Nil where nothing is marked, or a page is open: then an action is about one row.
    var marked: Marked? {
        opened == nil && !list.marks.isEmpty ? Marked(rows: list.shownMarks.map(\.row), ghosts: list.ghostKeys) : nil
    }

    /// Why an action cannot be done with what it is about now, the marks or the one row; nil when it can.
    func reasonOff(_ action: PaneAction, with marked: Marked?) -> String? {
        if let marked { return reasonOff(action, for: marked) }
        guard let row = focus else { return "there is no row" }
        return reasonOff(action, for: row, isGhost: opened == nil && list.cursorItem?.isGhost == true)
    }

    /// Why an action cannot be done with one of the marked rows among the others; nil when it can.
    func reasonOff(_ action: PaneAction, for row: any ListRow, among marked: Marked) -> String? {
        if marked.ghosts.contains(row.key) { return "it has left this list" }
        // The impact of marked rows is worked out for the sheet, not for the detail beside the list.
        return staleReason ?? action.reasonOff(for: row, in: scene, inBulk: marked.rows.count > 1)
    }

    /// Why an action cannot be done with any of the marks; nil when one of them can do it.
    func reasonOff(_ action: PaneAction, for marked: Marked) -> String? {
        var first: String?
        for row in marked.rows {
            guard let reason = reasonOff(action, for: row, among: marked) else { return nil }
            first = first ?? reason
        }
        return first.map { "none of \(marked.rows.count) marked: \($0)" } ?? "the filter hides every mark: U takes them away"
    }

    /// The step that most of the marked rows wait for.
    var nextOfMarks: Character? {
        var waiting: [Character: Int] = [:]
        for mark in list.marks.values where mark.isShown {
            if let key = pane.nextAction(for: mark.row) { waiting[key, default: 0] += 1 }
        }
        let most = waiting.values.max()
        return pane.actions.first { waiting[$0.key] != nil && waiting[$0.key] == most }?.key
    }

    /// Begins a range of marks at the cursor, or ends it there.
    private mutating func range() -> [Effect] {
        guard let start = list.rangeStart else {
            list.rangeStart = list.cursorPlace
            if list.rangeStart != nil { say(.note, "range begins here: move, then v marks it") }
            return []
        }
        list.rangeStart = nil
        guard let end = list.cursorPlace else { return [] }
        if let count = list.mark(from: start.key, to: end.key) {
            say(.note, "\(CountWords.of(count, "row")) marked")
            return []
        }
        return gatherRange(from: start, to: end)
    }

    /// Marks a range that is longer than what has been read of the list.
    private mutating func gatherRange(from start: PaneState.Spot, to end: PaneState.Spot) -> [Effect] {
        let span = abs(start.place - end.place) + 1
        guard span <= Self.mostMarks else {
            say(.refused, "\(Numbers.grouped(span)) rows are more than the \(Numbers.grouped(Self.mostMarks)) that can be marked")
            return []
        }
        // Rows have come and gone since the range began: its ends are looked for by their keys.
        let slack = PaneState.window
        var query = list.whole(at: now, limit: span + 2 * slack)
        query.offset = max(0, min(start.place, end.place) - slack)
        guard let inquiry = pane.listing(query, in: scene) else { return [] }
        let (id, most) = (pane.id, Self.mostMarks)
        return [
            .ask(
                Asking(.gather) { desk in
                    let read = try inquiry.answer(desk)
                    guard let one = read.rows.firstIndex(where: { $0.key == start.key }),
                        let other = read.rows.firstIndex(where: { $0.key == end.key }), abs(one - other) < most
                    else {
                        let sentence =
                            "the list is another since the range began: F5 reads it again, then v begins the range anew"
                        return .failed(.gather, sentence: sentence)
                    }
                    let rows = Array(read.rows[min(one, other)...max(one, other)])
                    return .gathered(id, Listing(rows: rows, offset: 0, matching: rows.count, total: read.total))
                })
        ]
    }

    static let mostMarks = 2000

    private mutating func gatherMarks() -> [Effect] {
        let id = pane.id
        let query = list.whole(at: now, limit: Self.mostMarks)
        guard let inquiry = pane.listing(query, in: scene) else { return [] }
        return [.ask(Asking(.gather) { .gathered(id, try inquiry.answer($0)) })]
    }

    mutating func gather(_ listing: Listing, in id: PaneID) {
        guard let index = panes.firstIndex(where: { $0.pane.id == id }) else { return }
        for row in listing.rows { panes[index].marks[row.key] = PaneState.Mark(row: row) }
        let isPart = listing.matching > listing.rows.count
        say(
            .note,
            "\(listing.rows.count) \(panes[index].pane.noun) marked"
                + (isPart ? " of \(listing.matching): more cannot be marked at once" : ""))
    }
}
