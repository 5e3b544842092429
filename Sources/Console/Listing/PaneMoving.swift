import Panes

/// How the cursor moves in a list.
extension PaneState {
    /// Moves by some rows. True if rows are needed that are not here: then the cursor follows when they are.
    mutating func move(by rows: Int) -> Bool {
        let place = goal ?? (offset + (cursorIndex ?? 0))
        return go(to: place + rows)
    }

    /// Goes to a place of the whole list; true if its window has to be asked for.
    mutating func go(to place: Int) -> Bool {
        guard !items.isEmpty else { return false }
        let last = max(matching - 1, offset + items.count - 1)
        let place = max(0, min(place, last))
        if place >= offset, place < offset + items.count {
            goal = nil
            if adoption == .page { adoption = nil }
            cursor = items[place - offset].key
            return false
        }
        // The rows of another filter are on their way: a place in these means nothing.
        if adoption == .filter { return false }
        goal = place
        adoption = .page
        return true
    }

    /// Keeps the cursor inside `height` lines. A list with a detail jumps by a third of a page: what comes next is seen, and it
    /// costs fewer bytes.
    mutating func scroll(height: Int, jumps: Bool) {
        guard height > 0, let index = cursorIndex else {
            top = max(0, min(top, items.count - 1))
            return
        }
        let step = jumps ? max(1, height / 3) : 1
        if index < top { top = max(0, min(index, top - step)) }
        if index >= top + height { top = max(index - height + 1, min(top + step, index)) }
        top = max(0, min(top, max(0, items.count - height)))
        if index < top { top = index }
        if index >= top + height { top = index - height + 1 }
    }

    mutating func toggleMark() {
        guard let item = cursorItem, !item.isGhost else { return }
        if marks.removeValue(forKey: item.key) == nil { marks[item.key] = Mark(row: item.row) }
    }

    /// Marks from one row to another and says how many; nil where they are not both here.
    mutating func mark(from start: RowKey, to end: RowKey) -> Int? {
        guard let first = items.firstIndex(where: { $0.key == start }), let last = items.firstIndex(where: { $0.key == end })
        else { return nil }
        let range = items[min(first, last)...max(first, last)].filter { !$0.isGhost }
        for item in range { marks[item.key] = Mark(row: item.row) }
        return range.count
    }
}
