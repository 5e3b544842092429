import Panes
import Vocabulary

/// How answers meet the list that the operator looks at.
extension PaneState {
    /// Takes an answer: replaces the list when that was asked for, else only changes what is on the screen in place.
    mutating func receive(_ fresh: Listing, ticket: Int, now: Instant, height: Int) {
        guard ticket > appliedTicket else { return }
        if items.isEmpty, adoption == nil, !fresh.rows.isEmpty {
            // Nothing is shown that could move.
            adoption = .refresh
            adoptTicket = ticket
        }
        if let adoption {
            guard ticket >= adoptTicket else { return }
            appliedTicket = ticket
            adopt(fresh, because: adoption, now: now, height: height)
        } else {
            appliedTicket = ticket
            compare(fresh, now: now)
            // Where nothing is left of what was shown, nothing could move.
            if items.isEmpty, !fresh.rows.isEmpty { adopt(fresh, because: .refresh, now: now, height: height) }
        }
        trouble = nil
        total = fresh.total
        unknownFields = fresh.unknownFields
        complaint = fresh.complaint
        refreshMarks(fresh)
        touched = touched.filter { $0.value > ticket }
    }

    private mutating func adopt(_ fresh: Listing, because reason: Adoption, now: Instant, height: Int) {
        let oldIndex = cursorIndex
        // What is known of the list's height is that of the shorter list before.
        let line = returning?.line ?? min((oldIndex ?? top) - top, height - 1)
        if let returning { cursor = returning.key }
        returning = nil
        let followers = oldIndex.map { items[$0...].map(\.key) + items[..<$0].reversed().map(\.key) } ?? []
        items = fresh.rows.map { ListItem(row: $0) }
        offset = fresh.offset
        matching = fresh.matching
        adoption = nil
        waiting = nil
        newAbove = 0
        newBelow = 0
        if reason == .filter { for key in marks.keys { marks[key]?.isShown = false } }
        let index = place(followers, because: reason)
        goal = nil
        let before = cursor
        cursor = index.map { items[$0].key }
        if reason == .refresh, oldIndex != nil, cursor != before { movedAt = now }
        top = max(0, (index ?? 0) - max(0, reason == .first ? min(height / 2, height - 1) : line))
    }

    /// Where the cursor is in the new list. After a refresh without its row it stands on the next one that is left.
    private func place(_ followers: [RowKey], because reason: Adoption) -> Int? {
        if items.isEmpty { return nil }
        if reason == .page, let goal { return max(0, min(goal - offset, items.count - 1)) }
        if let cursor, let index = items.firstIndex(where: { $0.key == cursor }) { return index }
        if reason == .first, let start = pane.start(in: items.map(\.row)) { return items.firstIndex { $0.key == start } ?? 0 }
        guard reason == .refresh else { return 0 }
        var places: [RowKey: Int] = [:]
        for (index, item) in items.enumerated() { places[item.key] = index }
        return followers.lazy.compactMap { places[$0] }.first ?? 0
    }

    private mutating func compare(_ fresh: Listing, now: Instant) {
        var byKey: [RowKey: any ListRow] = [:]
        for row in fresh.rows { byKey[row.key] = row }
        let lastKept = items.lastIndex { byKey[$0.key] != nil } ?? -1
        let firstKept = items.firstIndex { byKey[$0.key] != nil } ?? items.count
        for index in items.indices {
            if let row = byKey[items[index].key] {
                if items[index].isGhost || !items[index].row.isSame(as: row) { items[index].changedAt = now }
                items[index].row = row
                items[index].isGhost = false
            } else if isGone(index, firstKept, lastKept, fresh) {
                items[index].isGhost = true
            }
        }
        removeTouched(now: now)
        waiting = fresh
        count(fresh)
        matching = max(fresh.matching, matching)
    }

    /// Rows that left because of the operator's own action go without a ghost; the cursor stands on the next one, on the
    /// line where it was.
    private mutating func removeTouched(now: Instant) {
        let isLeaving = items.map { $0.isGhost && touched[$0.key] != nil }
        guard isLeaving.contains(true) else { return }
        let index = cursorIndex ?? 0
        let line = index - top
        if cursor != nil, isLeaving[index] {
            let next = items.indices[index...].first { !isLeaving[$0] } ?? items.indices[..<index].last { !isLeaving[$0] }
            cursor = next.map { items[$0].key }
            movedAt = now
        }
        let count = items.count
        items = zip(items, isLeaving).filter { !$0.1 }.map(\.0)
        matching -= count - items.count
        top = max(0, (cursorIndex ?? 0) - line)
    }

    /// A row that the answer lacks has left the list, unless it was only pushed over an end of the window.
    private func isGone(_ index: Int, _ firstKept: Int, _ lastKept: Int, _ fresh: Listing) -> Bool {
        let isWhole = fresh.rows.count == fresh.matching
        if isWhole || fresh.rows.isEmpty { return true }
        if index > lastKept { return false }
        return index > firstKept || fresh.offset == 0
    }

    private mutating func count(_ fresh: Listing) {
        let known = Set(items.map(\.key))
        let kept = fresh.rows.indices.filter { known.contains(fresh.rows[$0].key) }
        let isFull = fresh.rows.count < fresh.matching && fresh.offset + fresh.rows.count < fresh.matching
        let pivot = pivot(in: fresh)
        newAbove = 0
        newBelow = 0
        for (index, row) in fresh.rows.enumerated() where !known.contains(row.key) {
            if isFull, let last = kept.last, index > last { continue }
            if fresh.offset > 0, let first = kept.first, index < first, fresh.matching <= matching { continue }
            if index < pivot { newAbove += 1 } else { newBelow += 1 }
        }
    }

    /// Where the cursor's row, or the nearest one before it that is left, stands in the answer.
    private func pivot(in fresh: Listing) -> Int {
        guard let index = cursorIndex else { return 0 }
        for item in items[...index].reversed() {
            if let place = fresh.rows.firstIndex(where: { $0.key == item.key }) { return place }
        }
        return 0
    }

    private mutating func refreshMarks(_ fresh: Listing) {
        for row in fresh.rows where marks[row.key] != nil { marks[row.key] = Mark(row: row) }
    }
}
