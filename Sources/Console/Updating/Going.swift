import Panes
import Vocabulary
import Workflow

/// How the operator goes from pane to pane and into rows and back.
extension ConsoleModel {
    mutating func switchTab(_ tab: Int) {
        guard let index = panes.firstIndex(where: { $0.pane.tab == tab }) else {
            say(.note, "there is no tab \(tab)")
            return
        }
        go(to: Place(pane: index), keepsStack: false)
    }

    /// Goes somewhere; with `keepsStack` Esc leads back here.
    mutating func go(to new: Place, keepsStack: Bool) {
        if !keepsStack {
            for left in [place] + stack.reversed() { giveBack(left) }
            place.filterBefore = nil
        }
        lastView = Whereabouts(place: place, stack: keepsStack ? stack : [])
        if keepsStack {
            var left = place
            left.cursorBefore = list.cursor
            stack.append(left)
        } else {
            stack = []
        }
        if stack.count > 50 { stack.removeFirst() }
        if new.pane != place.pane { panes[new.pane].isOutdated = panes[new.pane].isOutdated || !panes[new.pane].isPaused }
        place = new
        detailMark = nil
    }

    /// Goes to a pane to look at some of its rows; the filter that stood there comes back with Esc.
    mutating func show(_ filter: String, in index: Int) {
        let before = panes[index].filter
        go(to: Place(pane: index, filterBefore: before), keepsStack: true)
        applyFilter(filter)
    }

    /// Takes away the filter that a link brought.
    private mutating func giveBack(_ place: Place) {
        guard let before = place.filterBefore, before != panes[place.pane].filter else { return }
        panes[place.pane].filter = before
        panes[place.pane].adoption = .filter
        panes[place.pane].adoptTicket = panes[place.pane].ticket + 1
        panes[place.pane].isOutdated = true
    }

    mutating func open() -> [Effect] {
        if opened != nil {
            if let effects = followLink() { return effects }
            turnPage(by: 1)
            return []
        }
        if refuseUnsettled() { return [] }
        guard let item = list.cursorItem else {
            say(.note, "there is no row to open")
            return []
        }
        if let (id, filter) = pane.related(to: item.row), let index = panes.firstIndex(where: { $0.pane.id == id }) {
            show(filter, in: index)
            return []
        }
        open(pane.destination(of: item.row) ?? item.key, row: item.row)
        return []
    }

    mutating func openWhy() {
        guard let index = pane.pages.firstIndex(of: "Why") else {
            say(.note, "no decision is kept about \(pane.noun): Enter shows what the check looks at")
            return
        }
        turn(to: index)
    }

    /// Opens the row at the page that a letter of its pane names.
    mutating func openPage(_ key: PageKey) {
        guard let row = focus, let index = pane.pages.firstIndex(of: key.page(row)) else {
            return say(.note, "there is no row to ask about")
        }
        turn(to: index)
    }

    private mutating func turn(to page: Int) {
        if place.opened != nil {
            place.opened?.page = page
            place.opened?.scroll = 0
            place.opened?.link = 0
        } else if refuseUnsettled() {
            return
        } else if let item = list.cursorItem {
            open(item.key, row: item.row, page: page)
        } else {
            say(.note, "there is no row to ask about")
        }
    }

    /// Opens a row in the pane that shows it.
    mutating func open(_ key: RowKey, row: (any ListRow)?, page: Int = 0) {
        guard let index = index(showing: key) else {
            say(.note, "that cannot be opened yet")
            return
        }
        let own = row?.key == key ? row : nil
        var opened = Opened(key: key, row: own, page: page)
        if let known = panes[index].detail, known.key == key {
            opened.detail = known.detail
            opened.row = own ?? known.detail.row
        }
        go(to: Place(pane: index, opened: opened), keepsStack: true)
    }

    private func index(showing key: RowKey) -> Int? {
        if panes[place.pane].items.contains(where: { $0.key == key }) { return place.pane }
        return panes.firstIndex { $0.pane.shows(key.subject) }
    }

    mutating func back() {
        if let before = stack.popLast() {
            giveBack(place)
            place.filterBefore = nil
            lastView = Whereabouts(place: place, stack: stack + [before])
            place = before
            if before.opened == nil, let row = before.cursorBefore,
                list.adoption != nil || list.items.contains(where: { $0.key == row })
            {
                list.cursor = row
            }
            detailMark = nil
        } else if place.opened != nil {
            place.opened = nil
            detailMark = nil
        } else if list.rangeStart != nil {
            list.rangeStart = nil
            say(.note, "the range was dropped")
        } else {
            say(.note, "this is the top: F3 leaves")
        }
    }

    mutating func swapView() {
        guard let other = lastView else {
            say(.note, "there was no view before this one")
            return
        }
        lastView = Whereabouts(place: place, stack: stack)
        place = other.place
        stack = other.stack.isEmpty && place.opened != nil ? [Place(pane: place.pane)] : other.stack
        detailMark = nil
    }

    mutating func turnPage(by step: Int) {
        guard var opened = place.opened else {
            say(.note, "Enter opens the row; then Tab turns its pages")
            return
        }
        let count = openedPages.count
        opened.page = (opened.page + step + count) % count
        opened.scroll = 0
        opened.link = 0
        place.opened = opened
    }

    /// Opens what a typed word turned out to mean.
    mutating func follow(_ keys: [RowKey], of id: PaneID, word: String) -> [Effect] {
        guard let index = panes.firstIndex(where: { $0.pane.id == id }) else { return [] }
        switch keys.count {
        case 0: say(.refused, "there is no \(panes[index].pane.jumpWords.first ?? "row") \(word)")
        case 1:
            if panes[index].pane.shows(keys[0].subject) {
                let page = wantedPage.flatMap { panes[index].pane.pages.firstIndex(of: $0) } ?? 0
                open(keys[0], row: nil, page: page)
                wantedAction?.key = keys[0]
                return beginWanted()
            } else {
                go(to: Place(pane: index, filterBefore: panes[index].filter), keepsStack: true)
                if list.hasAnswer, !list.items.contains(where: { $0.key == keys[0] }) { clearFilter() }
                list.cursor = keys[0]
            }
        default:
            let field = panes[index].pane.fields.first { $0 == "number" || $0 == "sku" } ?? ""
            show(ListFilter.term(field, word), in: index)
            say(.note, "\(keys.count) match \(word)")
        }
        return []
    }
}
