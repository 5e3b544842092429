import Panes
import Vocabulary
import Workflow

/// After every message: the cursor is in view, and what is visible and not yet known has been asked for.
extension ConsoleModel {
    mutating func settle() -> [Effect] {
        guard case .work = phase else { return [] }
        list.scroll(height: layout.listHeight, jumps: layout.detail != nil)
        layOutPage()
        return askOverview() + askListing() + askDetail() + askRail()
    }

    private mutating func askOverview() -> [Effect] {
        let mark = OverviewMark(generation: generation, minute: now.milliseconds / 60_000)
        guard mark != overviewMark else { return [] }
        overviewMark = mark
        let now = now
        return [.ask(Asking(.overview) { .overview(try $0.answer(Overview(now: now))) })]
    }

    /// The third column is asked for where there is one, once for each state of the store.
    private mutating func askRail() -> [Effect] {
        guard layout.rail != nil, let sequence = overview?.sequence, railMark != sequence else { return [] }
        railMark = sequence
        return [.ask(Rail.asking(after: sequence))]
    }

    private mutating func askListing() -> [Effect] {
        guard list.isOutdated, opened == nil || !list.hasAnswer else { return [] }
        guard let asking = listingQuestion() else { return [] }
        return [.ask(asking)]
    }

    private mutating func listingQuestion() -> Asking? {
        let query = list.query(at: now)
        guard let inquiry = pane.listing(query, in: scene) else { return nil }
        let id = pane.id
        list.isOutdated = false
        list.ticket += 1
        list.askedAt = now
        let ticket = list.ticket
        return Asking(.listing(id)) { .listed(id, ticket: ticket, try inquiry.answer($0)) }
    }

    /// Asks for the list again, to replace what is shown.
    mutating func ask(adopting reason: PaneState.Adoption) {
        // Reading again keeps the goal or the filter that is still awaited.
        if reason != .refresh || !list.isChoosing { list.adoption = reason }
        list.adoptTicket = list.ticket + 1
        list.isOutdated = true
    }

    private mutating func askDetail() -> [Effect] {
        var isForm = false
        if case .prompt(let prompt) = overlay { isForm = prompt.guide != nil }
        guard let key = opened?.key ?? (layout.detail == nil && !isForm ? nil : list.cursor) else { return [] }
        let mark = DetailMark(pane: place.pane, key: key, generation: generation)
        guard mark != detailMark else { return [] }
        detailMark = mark
        let id = pane.id
        let row = opened.map(\.row) ?? list.cursorItem?.row
        let inquiry = pane.detail(of: key, row: row, in: scene)
        return [.ask(Asking(.detail(id)) { .detailed(id, key, try inquiry.answer($0)) })]
    }

    /// Lays out the page that is open, where something of it has changed, and keeps its lines in view.
    private mutating func layOutPage() {
        guard var opened = place.opened else { return }
        let layout = layout
        let scene = scene
        let pages = openedPages
        if let row = opened.row, let detail = opened.detail, pages.indices.contains(opened.page),
            opened.laid?.holds(width: layout.pageWidth, scene: scene) != true
        {
            let lines = pane.page(pages[opened.page], of: row, detail, in: scene, width: layout.pageWidth)
            opened.laid = LaidPage(lines, width: layout.pageWidth, scene: scene)
        }
        opened.scroll = max(0, min(opened.scroll, (opened.laid?.lines.count ?? 0) - layout.pageHeight))
        place.opened = opened
    }

    /// The lines of the page that is open, as they were laid out after the last message.
    var openedLines: [TextLine] { opened?.laid?.lines ?? [] }

    /// The pages of the row that is open.
    var openedPages: [String] { pane.pages(of: opened?.row) }

    mutating func receive(_ listing: Listing, of id: PaneID, ticket: Int) {
        guard let index = panes.firstIndex(where: { $0.pane.id == id }) else { return }
        lastHeard = now
        panes[index].receive(listing, ticket: ticket, now: now, height: layout.listHeight)
    }

    mutating func receive(_ detail: Detail, of key: RowKey, in id: PaneID) {
        lastHeard = now
        let known = knownDetail(of: key)
        // An answer about a row that was left meanwhile does not take the place of the newer one.
        if let index = panes.firstIndex(where: { $0.pane.id == id }), detailMark?.pane != index || detailMark?.key == key {
            panes[index].detail = (key, detail)
        }
        defer { if pane.id == id { compare(detail, of: key, with: known) } }
        func fill(_ place: inout Place) {
            guard var opened = place.opened, panes[place.pane].pane.id == id, opened.key == key else { return }
            opened.detail = detail
            opened.isMissing = detail.row == nil && opened.row == nil
            if let row = detail.row { opened.row = row }
            place.opened = opened
        }
        fill(&place)
        for index in stack.indices { fill(&stack[index]) }
    }
}
