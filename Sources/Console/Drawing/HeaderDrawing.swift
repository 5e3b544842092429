import Canvas
import Panes
import Vocabulary
import Workflow

/// The first three lines: where one is, who one is, and how fresh it all is.
extension ConsoleModel {
    private var isWide: Bool { size.columns >= Layout.sideBySide }

    func drawHeader(on canvas: inout Canvas) {
        let width = canvas.size.columns
        let freshness = Freshness(lastHeard: lastHeard, now: now, isPaused: list.isPaused, ahead: overview?.ahead)
        var right: [TextLine.Span] = []
        if let overview {
            let critical = overview.criticalExceptions
            right.append(.init(isWide ? "! \(critical) critical" : "!\(critical)", critical > 0 ? .bad : .text))
            right.append(.init(isWide ? "? \(overview.openExceptions) open" : "?\(overview.openExceptions)"))
        }
        if let importing { right.append(.init("~ \(isWide ? importing : String(importing.prefix { $0 != " " }))", .info)) }
        right.append(.init(width >= Layout.threeColumns ? "\(now.day()) \(now.clock())Z" : "\(now.clock())Z"))
        right.append(.init(isWide ? freshness.longWord : freshness.word, freshness.tone))
        let rightCells = right.reduce(right.count * 2 - 1) { $0 + TextWidth.cells($1.text) }
        var place = max(0, width - rightCells)
        let rightStart = place
        for span in right {
            canvas.put(0, place, span.text, span.tone)
            place += TextWidth.cells(span.text) + 2
        }
        drawIdentity(on: &canvas, room: rightStart - 2)
    }

    private func drawIdentity(on canvas: inout Canvas, room: Int) {
        guard let overview else {
            canvas.put(0, 1, "LOADING", .dim)
            return
        }
        let isPractice = overview.shop.isPractice
        var place = canvas.put(0, 0, isPractice ? " PRACTICE " : " REAL ", isPractice ? .envPractice : .envReal)
        let separator = isWide ? " | " : "  "
        let person = scene.me.map { "\($0.name.text)/\(roles(of: $0))" } ?? "\(operatorName)/nobody"
        let tail = [period(overview), person]
        let tailCells = tail.reduce(0) { $0 + TextWidth.cells(separator + $1) }
        let shop = TextWidth.cells(overview.shop.name)
        place += 1
        place += canvas.put(0, place, overview.shop.name, .title, width: max(4, min(shop, room - place - tailCells)))
        for text in tail {
            guard place < room else { return }
            let shown = separator + text
            place += canvas.put(0, place, shown, width: min(TextWidth.cells(shown), room - place))
        }
    }

    /// The month that entries go into, and the one that is being closed where any of it is shut.
    private func period(_ overview: Overview.Answer) -> String {
        let open = now.day().period
        let word = LockWords.word(for: overview.closing, overview.locks, in: scene)
        guard word != "OPEN" else { return "\(open) OPEN" }
        guard size.columns >= Layout.threeColumns else {
            if isWide { return "\(overview.closing) \(word), \(open) OPEN" }
            func month(_ period: Period) -> String { String(period.first.short.suffix(3)) }
            return "\(month(overview.closing)) \(word.split(separator: " ")[0]) \(month(open)) OPEN"
        }
        return "\(overview.closing) \(LockWords.state(of: overview.closing, overview.locks, in: scene)), \(open) OPEN"
    }

    /// Roles in a word: the first that works with goods or money, with a `+` for more.
    private func roles(of person: Operator) -> String {
        let roles = Workflow.Role.allCases.filter { person.roles.contains($0) && $0 != .engine }
        let work = roles.first { $0 != .administrator } ?? roles.first
        let word = work.map { isWide ? $0.rawValue.uppercased() : Self.short($0) } ?? "NONE"
        return word + (roles.count > 1 ? "+" : "")
    }

    private static func short(_ role: Workflow.Role) -> String {
        switch role {
        case .administrator: "ADMIN"
        case .supervisor: "SUPV"
        case .buyer: "BUYER"
        case .financeClerk: "FIN"
        case .controller: "CTRL"
        case .auditor: "AUDIT"
        case .engine: "ENGINE"
        }
    }

    func drawTabs(on canvas: inout Canvas) {
        var place = 0
        for (index, state) in panes.enumerated() {
            let pane = state.pane
            let count = overview.map { pane.count($0) } ?? ""
            let title = isWide ? pane.title : pane.shortTitle
            let text = "\(pane.tab) \(title)\(count.isEmpty ? "" : " \(count)")"
            if index == self.place.pane {
                place += canvas.put(1, place, "[\(text)]", .selectedTab)
            } else {
                place += canvas.put(1, place, " \(text) ")
            }
        }
    }

    func drawCrumb(on canvas: inout Canvas) {
        let width = canvas.size.columns
        let right = opened == nil ? listPlace() : ""
        let rightCells = TextWidth.cells(right)
        canvas.put(2, max(0, width - rightCells - 1), right, .text, width: rightCells)
        let whereabouts = pane.whereabouts(in: scene)
        var left = " \(pane.title)" + (whereabouts.isEmpty || opened != nil ? "" : " > \(whereabouts)")
        if let opened {
            left += " > \(opened.row?.title ?? "LOADING")"
            if openedPages.indices.contains(opened.page) { left += " > \(openedPages[opened.page])" }
        }
        let room = width - rightCells - 3
        let used = canvas.put(2, 0, left, .title, width: min(TextWidth.cells(left), room))
        guard opened == nil else { return }
        drawFilter(on: &canvas, column: used, room: room)
    }

    private func drawFilter(on canvas: inout Canvas, column: Int, room: Int) {
        if case .filter(let entry) = overlay {
            let used = canvas.put(2, column, " / ", .key)
            entry.field.draw(on: &canvas, row: 2, column: column + used, width: max(2, room - column - used))
            return
        }
        guard !list.filterText.isEmpty else { return }
        let unknown =
            list.unknownFields.isEmpty
            ? filterComplaint.map { "  (\($0))" } ?? "" : "  (no field \(list.unknownFields.joined(separator: ", ")))"
        let used = canvas.put(2, column, " > ", .dim)
        let text = list.filterText + unknown
        canvas.put(
            2, column + used, text, unknown.isEmpty ? .info : .warn,
            width: min(TextWidth.cells(text), max(1, room - column - used)))
    }

    /// Sort, place, totals, marks: `due^  6-15/214 of 18,402  3 marked`.
    private func listPlace() -> String {
        let state = list
        var words = [(state.sort.isEmpty ? pane.ownSort : state.sort) + (state.isDescending ? "v" : "^")]
        let isSlow = state.askedAt.map { now.milliseconds - $0.milliseconds >= 300 } ?? true
        if state.trouble != nil {
            words.append("NOT READ")
        } else if !state.hasAnswer || (state.adoption != nil && isSlow) {
            words.append("LOADING")
        }
        if state.hasAnswer {
            let first = state.items.isEmpty ? 0 : state.offset + state.top + 1
            let last = min(state.offset + state.top + layout.listHeight, state.offset + state.items.count)
            words.append("\(first)-\(last)/\(Numbers.grouped(state.matching)) of \(Numbers.grouped(state.total))")
        }
        if !state.marks.isEmpty { words.append("\(state.marks.count) marked") }
        if !layout.isStacked, let note = waitingNote { words.append(note) }
        return words.joined(separator: "  ")
    }

    /// What waits to be merged; nil when nothing does.
    var waitingNote: String? {
        let state = list
        var words: [String] = []
        if state.newAbove > 0 { words.append("\(state.newAbove) new above") }
        if state.newBelow > 0 { words.append("\(state.newBelow) \(state.newAbove > 0 ? "" : "new ")below") }
        if words.isEmpty, state.ghosts == 0 { return nil }
        if state.ghosts > 0 { words.append("\(state.ghosts) gone") }
        return words.joined(separator: ", ") + ": F5 merges"
    }
}
