import Panes
import Vocabulary
import Workflow

/// What the keys that mean the same everywhere do.
extension ConsoleModel {
    mutating func act(_ act: GlobalKey.Act) -> [Effect] {
        switch act {
        case .down, .up, .top, .bottom, .pageDown, .pageUp, .halfDown, .halfUp: moveCursor(act)
        case .open: return open()
        case .back: back()
        case .lastView: swapView()
        case .nextPage: turnPage(by: 1)
        case .previousPage: turnPage(by: -1)
        case .tab(let tab): switchTab(tab)
        case .filter: overlay = .filter(FilterEntry(field: Field(list.filter), before: list.filter, view: list.view))
        case .clearFilter: clearFilter()
        case .sort: overlay = .picker(sortPicker())
        case .flip:
            list.isDescending.toggle()
            ask(adopting: .filter)
        case .mark, .range, .markAll, .unmark: return marking(act)
        case .why: openWhy()
        case .impact: overlay = .picker(actionPicker(isImpact: true))
        case .menu: overlay = .picker(actionPicker(isImpact: false))
        case .help: overlay = .picker(helpPicker())
        case .commandLine: overlay = .line(CommandLine())
        case .recall: recall()
        case .copyName, .copyRow: return copy(act)
        case .refresh: refresh()
        case .repaint: return [.repaint]
        case .pause: pause()
        case .undo: return undoLast()
        case .frequency: return askCounts()
        case .zoom: isZoomed = true
        case .unzoom: isZoomed = false
        case .quit: return leave()
        case .suspend: return [.suspend]
        }
        return []
    }

    private mutating func moveCursor(_ act: GlobalKey.Act) {
        let page = max(1, opened == nil ? layout.listHeight - 1 : layout.pageHeight - 1)
        let step =
            switch act {
            case .down: 1
            case .up: -1
            case .pageDown: page
            case .pageUp: -page
            case .halfDown: max(1, page / 2)
            case .halfUp: -max(1, page / 2)
            case .top: -1_000_000_000
            default: 1_000_000_000
            }
        if opened != nil, moveLink(by: step) { return }
        if let scroll = place.opened?.scroll {
            place.opened?.scroll = max(0, min(scroll + step, 1_000_000))
        } else {
            stepInList(by: step)
        }
    }

    /// Moves the cursor, and asks for the window that it goes to.
    mutating func stepInList(by rows: Int) {
        guard list.move(by: rows) else { return }
        list.adoptTicket = list.ticket + 1
        list.isOutdated = true
    }

    private mutating func recall() {
        var line = CommandLine()
        if let last = history.last {
            line.field = Field(last)
            line.recalled = history.count - 1
        }
        overlay = .line(line)
    }

    private mutating func refresh() {
        list.isPaused = false
        detailMark = nil
        ask(adopting: .refresh)
        overviewMark = nil
    }

    private mutating func pause() {
        list.isPaused.toggle()
        if !list.isPaused { list.isOutdated = true }
        say(.note, list.isPaused ? "live changes stop in this pane: p goes on" : "live changes go on")
    }

    private mutating func copy(_ act: GlobalKey.Act) -> [Effect] {
        guard let row = focus else {
            say(.note, "there is no row to copy")
            return []
        }
        let text: String
        if case .copyName = act {
            text = row.title
        } else {
            text = pane.cells(of: row, in: scene).map(\.text).joined(separator: "\t")
        }
        say(.ok, "copied \(text)")
        return [.copy(text)]
    }

    mutating func leave() -> [Effect] {
        guard hasUnsentWork, leaveAskedAt.map({ now.seconds(since: $0) > 5 }) ?? true else { return [.quit] }
        leaveAskedAt = now
        say(.note, "something is still running: once more leaves all the same")
        return []
    }
}
