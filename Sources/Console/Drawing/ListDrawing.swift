import Canvas
import Panes

/// The list, its detail, and the rail.
extension ConsoleModel {
    func drawList(on canvas: inout Canvas) {
        let layout = layout
        drawRows(on: &canvas, in: layout.list)
        if let detail = layout.detail {
            if layout.isStacked {
                let heading = list.cursorItem.map { pane.heading(of: $0.row, in: scene) } ?? ""
                canvas.rule(detail.row - 1, title: waitingNote ?? heading)
                drawDetail(on: &canvas, in: detail, withHeading: waitingNote != nil)
            } else {
                canvas.verticalRule(detail.column - 1, rows: detail.row..<(detail.row + detail.rows))
                drawDetail(on: &canvas, in: detail, withHeading: true)
            }
        }
        if let rail = layout.rail {
            canvas.verticalRule(rail.column - 1, rows: rail.row..<(rail.row + rail.rows))
            drawRail(on: &canvas, in: rail)
        }
    }

    private func drawRows(on canvas: inout Canvas, in box: Box) {
        let table = Table(pane.columns.map(\.layout), width: box.columns, hidden: silentColumns)
        table.drawHeader(on: &canvas, row: box.row, column: box.column)
        let state = list
        if state.items.isEmpty {
            canvas.put(box.row + 2, box.column + 2, emptyNote, .dim, width: box.columns - 2)
            return
        }
        let scene = scene
        for (line, index) in (state.top..<min(state.items.count, state.top + max(0, box.rows - 1))).enumerated() {
            let item = state.items[index]
            let isCursor = item.key == state.cursor
            let isChanged = item.changedAt != nil
            var cells = pane.cells(of: item.row, in: scene)
            if item.isGhost { for place in cells.indices { cells[place].role = .ghost } }
            let role: Tone = isChanged ? .changed : pane.tone(of: item.row)
            let row = TableRow(
                cells, role: role, isCursor: isCursor, isMarked: state.marks[item.key] != nil, isGhost: item.isGhost)
            let place = box.row + 1 + line
            table.draw(row, on: &canvas, row: place, column: box.column)
            if isCursor { canvas.tint(place, box.column, width: Self.cursorWidth(table), .cursor) }
            if item.isGhost { note("gone", item, on: &canvas, place, box) }
            if isChanged { note("changed", item, on: &canvas, place, box) }
        }
    }

    /// Columns that would rather give their room away, and in which no row says anything.
    private var silentColumns: Set<Int> {
        let silent = pane.columns.indices.filter { pane.columns[$0].yields }
        guard !silent.isEmpty else { return [] }
        let scene = scene
        let texts = list.items.map { pane.cells(of: $0.row, in: scene) }
        return Set(silent.filter { place in texts.allSatisfy { place >= $0.count || $0[place].text.isEmpty } })
    }

    /// The cursor's bar covers the row's name alone: the row keeps its colours, and a move costs a third of the bytes.
    private static func cursorWidth(_ table: Table) -> Int {
        table.slots.lazy.map { $0.start + $0.width }.first { $0 >= 12 } ?? table.width
    }

    /// A word at the row's end for what happened to it, so that no colour is needed.
    private func note(_ word: String, _ item: ListItem, on canvas: inout Canvas, _ row: Int, _ box: Box) {
        let text = " \(word)"
        canvas.put(
            row, box.column + box.columns - text.count, text, item.isGhost ? .ghost : .changed, width: text.count)
    }

    private var emptyNote: String {
        if let trouble = list.trouble { return "This could not be read: \(trouble)" }
        if !list.hasAnswer || list.adoption != nil { return "LOADING" }
        if !list.unknownFields.isEmpty {
            return
                "There is no field \(list.unknownFields.joined(separator: ", ")); there are \(pane.fields.joined(separator: " "))."
        }
        if let complaint = filterComplaint { return "\(complaint)\(complaint.hasSuffix("?") ? "" : ".") \\ shows all." }
        if !list.filterText.isEmpty {
            return "No \(pane.noun) match \(list.filterText). \\ clears the filter."
        }
        return pane.emptyNote
    }

    private func drawDetail(on canvas: inout Canvas, in box: Box, withHeading: Bool) {
        guard let item = list.cursorItem else { return }
        let known = list.detail.flatMap { $0.key == item.key ? $0.detail : nil }
        var lines: [TextLine] = []
        if withHeading { lines.append(TextLine(" " + pane.heading(of: item.row, in: scene), .title)) }
        if item.isGhost {
            let state = known?.row.map { pane.heading(of: $0, in: scene) } ?? "it is not there any more"
            lines += TextLine.wrapped("left this list; now: \(state)", .ghost, width: box.columns)
        }
        let room = Size(rows: box.rows - lines.count, columns: box.columns)
        lines += pane.glance(at: known?.row ?? item.row, known, in: scene, room: room)
        var shown = lines.prefix(box.rows)
        // A part of which little would be seen is left to Enter.
        if lines.count > box.rows, let last = shown.lastIndex(where: \.isRule), last > box.rows - 5 { shown = lines.prefix(last) }
        for (line, text) in shown.enumerated() {
            text.draw(on: &canvas, row: box.row + line, column: box.column, width: box.columns)
        }
        if lines.count > box.rows, box.rows > 1 {
            let note = " more: Enter "
            canvas.put(box.row + box.rows - 1, box.column + box.columns - note.count, note, .dim, width: note.count)
        }
    }

    func drawOpened(on canvas: inout Canvas) {
        let box = layout.content
        guard let opened else { return }
        var place = 1
        for (index, title) in openedPages.enumerated() {
            let isHere = index == opened.page
            place += canvas.put(box.row, place, isHere ? "[\(title)]" : " \(title) ", isHere ? .selectedTab : .text)
        }
        canvas.put(box.row, place + 2, links.isEmpty ? "Tab turns the page" : "Tab turns the page, Enter opens >", .dim)
        let heading = opened.row.map { pane.heading(of: $0, in: scene) } ?? ""
        canvas.rule(box.row + 1, title: heading)
        canvas.cursor = Position(row: box.row + 2, column: 0)
        guard opened.row != nil, opened.detail != nil else {
            canvas.put(box.row + 2, 1, opened.isMissing ? "There is no such row any more: Esc goes back." : "LOADING", .dim)
            return
        }
        let lines = openedLines
        for (line, text) in lines.dropFirst(opened.scroll).prefix(layout.pageHeight).enumerated() {
            text.draw(on: &canvas, row: box.row + 2 + line, column: box.column, width: layout.pageWidth)
        }
        if let chosen = chosenLink {
            let row = box.row + 2 + chosen.line - opened.scroll
            canvas.put(row, box.column, ">", .cursor)
            canvas.tint(row, box.column, width: min(layout.pageWidth, 28), .cursor)
            canvas.cursor = Position(row: row, column: box.column)
        }
        if lines.count > layout.pageHeight {
            let note = " \(opened.scroll + 1)-\(min(lines.count, opened.scroll + layout.pageHeight))/\(lines.count) "
            canvas.put(box.row, box.columns - note.count, note, .dim)
        }
    }

    private func drawRail(on canvas: inout Canvas, in box: Box) {
        guard let rail else { return }
        let lines = RailLines.all(
            rail, overview, in: scene, besideInbox: pane.subject == .exception, width: box.columns)
        for (line, text) in lines.prefix(box.rows).enumerated() {
            text.draw(on: &canvas, row: box.row + line, column: box.column, width: box.columns)
        }
    }
}
