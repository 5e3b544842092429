import Canvas
import Panes
import Vocabulary

/// The line of keys and the last line.
extension ConsoleModel {
    func drawFooter(on canvas: inout Canvas) {
        let row = canvas.size.rows - 2
        let width = canvas.size.columns
        let general = generalKeys()
        let tail = general.reduce(0) { $0 + $1.cells + 2 }
        var place = 1
        for hint in footerActions(room: width + 1 - tail) where place + hint.cells + tail <= width {
            draw(hint, on: &canvas, row, &place)
        }
        // On a small screen they stand at its edge, where nothing moves them.
        if width < Layout.sideBySide { place = max(place, width + 1 - tail) }
        for hint in general { draw(hint, on: &canvas, row, &place) }
        guard width >= Layout.sideBySide else { return }
        let more: [FooterHint] = [
            .init("i", "impact"), .init("/", "filter"), .init("F5", "Refresh"), .init("F9", "Retrieve"), .init("F10", "Actions"),
            .init("F12", "Back"), .init("F3", "Exit"),
        ]
        for hint in more where place + hint.cells <= width { draw(hint, on: &canvas, row, &place) }
    }

    private func generalKeys() -> [FooterHint] {
        let isWide = size.columns >= Layout.sideBySide
        if opened != nil { return [.init("Tab", "page"), .init("Esc", "back"), .init("?", "help")] }
        return (isWide ? [.init("w", "why")] : []) + [.init("x", isWide ? "actions" : "all"), .init("?", "help")]
    }

    private func draw(_ hint: FooterHint, on canvas: inout Canvas, _ row: Int, _ place: inout Int) {
        guard !hint.isOff else {
            // With the gap behind it, so that several quiet ones are one run of cells.
            place += canvas.put(row, place, "\(hint.key) \(hint.label)  ", .dim)
            return
        }
        place += canvas.put(row, place, hint.key, .key) + 1
        place += canvas.put(row, place, hint.label) + 2
    }

    /// The pane's actions: the one that the row most likely waits for, those that nearly every row has, and the other steps; quiet
    /// what is off. Each stays where it is when the cursor moves, for the eye and the bytes; only where there is no room for
    /// all, what is off comes last, and on a small screen not at all: `x` lists every key. With marks the cursor does not matter:
    /// what one of them can do comes first, at the head of it the step that most of them wait for.
    private func footerActions(room: Int) -> [FooterHint] {
        let row = focus
        let isMarked = opened == nil && !list.marks.isEmpty
        // This is drawn with each key: of more marks it is not said what they can do.
        let marked = list.marks.count > Self.mostLookedAt ? nil : marked
        let next = isMarked ? nextOfMarks : row.flatMap { pane.nextAction(for: $0) }
        // The step has a place as wide as the longest, so that another one does not move what is behind it.
        let steps = pane.actions.filter { pane.stepKeys.contains($0.key) }.map(\.label.count).max() ?? 0
        let rows = isMarked ? marked?.rows ?? [] : row.map { [$0] } ?? []
        let actions = pane.actions.map { action in
            let isOff = isMarked ? marked.map { reasonOff(action, for: $0) != nil } ?? false : isOffForRow(action)
            let rank = action.key == next && !isOff ? 0 : pane.stepKeys.contains(action.key) ? 2 : 1
            let label = action.label(for: rows, in: scene)
            let place = max(rank == 0 ? steps : 0, action.label.count, action.reverseLabel?.count ?? 0)
            let gap = String(repeating: " ", count: max(0, place - label.count))
            return (rank: rank, hint: FooterHint(String(action.key), label + gap, isOff: isOff))
        }
        let looking = row == nil ? [] : pane.pageKeys.map { (rank: 1, hint: FooterHint(String($0.key), $0.label)) }
        let hints = (0...2).flatMap { rank in (actions + looking).filter { $0.rank == rank }.map(\.hint) }
        guard isMarked || hints.reduce(0, { $0 + $1.cells + 2 }) > room else { return hints }
        return hints.filter { !$0.isOff } + (size.columns < Layout.sideBySide ? [] : hints.filter(\.isOff))
    }

    private static let mostLookedAt = 300

    /// Not yet, while its impact is being worked out, is not off here: the line would flicker.
    private func isOffForRow(_ action: PaneAction) -> Bool {
        guard let row = focus else { return true }
        let isGhost = opened == nil && list.cursorItem?.isGhost == true
        return isGhost || staleReason != nil || action.reasonOff(for: row, in: scene) != nil
    }

    func drawLastLine(on canvas: inout Canvas) {
        let row = canvas.size.rows - 1
        let width = canvas.size.columns
        switch overlay {
        case .prompt(let prompt): draw(prompt, on: &canvas, row: row)
        case .line(let line):
            canvas.put(row, 1, "==>", .key)
            line.field.draw(on: &canvas, row: row, column: 5, width: width - 6)
        case .filter(let entry):
            let unknown = list.unknownFields.joined(separator: ", ")
            let usual = "words field:value !field:value field:>9  Tab lists  Enter keeps  Esc drops"
            let hint = entry.known.isEmpty ? usual : entry.known
            let complaint = unknown.isEmpty ? filterComplaint : "there is no field \(unknown): Tab lists them"
            let isHint = complaint == nil || !entry.known.isEmpty
            drawLong(isHint ? hint : complaint ?? "", isHint ? .dim : .warn, on: &canvas, row: row, from: 1)
        default:
            canvas.put(row, 1, "==>", .key)
            drawToast(on: &canvas, row: row, from: 6)
        }
    }

    /// What was just said; where it is longer than the last line, over the line of keys as well: who and when stand at the end.
    private func drawToast(on canvas: inout Canvas, row: Int, from column: Int) {
        guard let toast else { return }
        let text = toast.word + toast.text
        let room = canvas.size.columns - column - 1
        let cells = TextWidth.cells(text)
        if cells <= room {
            canvas.put(row, column + room - cells, text, toast.tone, width: cells)
        } else {
            drawLong(text, toast.tone, on: &canvas, row: row, from: column, way: "  :log has it all")
        }
    }

    /// A text on the last line, and over the line of keys as well where it is longer; `way` says where to find what is still cut.
    private func drawLong(
        _ text: String, _ tone: Tone, on canvas: inout Canvas, row: Int, from column: Int, way: String = ""
    ) {
        let room = canvas.size.columns - column - 1
        guard TextWidth.cells(text) > room else {
            canvas.put(row, column, text, tone, width: room)
            return
        }
        let lines = Wrapping.lines(text, width: room)
        let second = lines.dropFirst().joined(separator: " ")
        let end = TextWidth.cells(second) > room ? way : ""
        canvas.fill(row - 1, 0, width: canvas.size.columns, .text)
        canvas.put(row - 1, column, lines[0], tone, width: room)
        canvas.put(row, column, second, tone, width: room - end.count)
        canvas.put(row, column + room - end.count, end, .dim)
    }

    private func draw(_ prompt: Prompt, on canvas: inout Canvas, row: Int) {
        let width = canvas.size.columns
        let shown = prompt.shown(in: scene, detail(of: prompt))
        let count = shown.count > 1 ? " \((shown.firstIndex(of: prompt.index) ?? 0) + 1)/\(shown.count)" : ""
        let label = " \(prompt.intention.label) \(prompt.intention.title)\(count): \(prompt.ask.label) "
        var place = canvas.put(row, 0, label, .title, width: min(TextWidth.cells(label), max(width / 2, width - Self.leastField)))
        let hint = hint(of: prompt)
        guard prompt.guide == nil else {
            canvas.put(row, place, hint, prompt.complaint.isEmpty ? .dim : .bad, width: max(0, width - place))
            return
        }
        let room = max(12, min(width - place - TextWidth.cells(hint) - 2, width - place))
        let fieldRoom = max(12, min(room, width - place - 1))
        canvas.put(row, place, "[", .dim)
        prompt.field.draw(on: &canvas, row: row, column: place + 1, width: fieldRoom - 2)
        let cursor = canvas.cursor
        canvas.put(row, place + fieldRoom - 1, "]", .dim)
        place += fieldRoom + 1
        canvas.put(row, place, hint, prompt.complaint.isEmpty ? .dim : .bad, width: max(0, width - place))
        canvas.cursor = cursor
    }

    /// Cells that a field on the last line has at least, with the brackets around it.
    private static let leastField = 26

    func drawHints(_ line: CommandLine, on canvas: inout Canvas) {
        let columns = canvas.size.columns - 8
        let names = line.offered?.lines(width: columns, atMost: 5) ?? []
        let hints = Completion.hints(line.field.text, in: scene).prefix(8 - names.count)
        guard !line.field.text.isEmpty, !hints.isEmpty || !names.isEmpty else { return }
        let cursor = canvas.cursor
        let usage = min(46, hints.map { TextWidth.cells($0.usage) }.max() ?? 0)
        let rows = names.count + hints.count
        let title = line.offered.map { "\($0.words.count) begin so: Tab goes through them" } ?? "Tab completes"
        var window = Window(title: title, rows: rows, columns: columns, on: canvas.size)
        window.row = max(0, canvas.size.rows - rows - 4)
        window.drawFrame(on: &canvas)
        for (index, text) in names.enumerated() { canvas.put(window.top + index, window.left, text, .key, width: window.columns) }
        for (index, hint) in hints.enumerated() {
            let row = window.top + names.count + index
            canvas.put(row, window.left, hint.usage, .key, width: usage)
            canvas.put(row, window.left + usage + 2, hint.summary, width: max(0, window.columns - usage - 2))
        }
        canvas.cursor = cursor
    }
}
