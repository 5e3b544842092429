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
            adopt(fresh, because: adoption, height: height)
        } else {
            appliedTicket = ticket
            compare(fresh, now: now)
        }
        trouble = nil
        total = fresh.total
        unknownFields = fresh.unknownFields
        refreshMarks(fresh)
    }

    private mutating func adopt(_ fresh: Listing, because reason: Adoption, height: Int) {
        let oldIndex = cursorIndex
        let line = (oldIndex ?? top) - top
        let old = cursorItem
        items = fresh.rows.map { ListItem(row: $0) }
        offset = fresh.offset
        matching = fresh.matching
        adoption = nil
        waiting = nil
        newAbove = 0
        newBelow = 0
        if reason == .filter { for key in marks.keys { marks[key]?.isShown = false } }
        let index = place(old, oldIndex, because: reason)
        goal = nil
        cursor = index.map { items[$0].key }
        top = max(0, (index ?? 0) - max(0, min(line, height - 1)))
    }

    /// Where the cursor is in the new list. After a refresh a row that is gone stays as a ghost under the cursor.
    private mutating func place(_ old: ListItem?, _ oldIndex: Int?, because reason: Adoption) -> Int? {
        if reason == .page, let goal {
            return items.isEmpty ? nil : max(0, min(goal - offset, items.count - 1))
        }
        if let old, let index = items.firstIndex(where: { $0.key == old.key }) { return index }
        if reason == .refresh, var ghost = old, let oldIndex {
            ghost.isGhost = true
            ghost.changedAt = nil
            let index = min(oldIndex, items.count)
            items.insert(ghost, at: index)
            return index
        }
        return items.isEmpty ? nil : 0
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
        waiting = fresh
        count(fresh)
        matching = max(fresh.matching, matching)
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
