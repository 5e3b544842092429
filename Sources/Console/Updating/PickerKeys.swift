import Panes

/// The keys of lists in a window: help, actions, sort, counts.
extension ConsoleModel {
    mutating func key(_ stroke: Stroke, _ picker: Picker) -> [Effect] {
        var picker = picker
        if walk(stroke, &picker) {
            overlay = .picker(picker)
            return []
        }
        switch stroke {
        case .escape, .function(12), .function(10), .function(1):
            overlay = nil
            return []
        case .enter:
            guard let line = picker.current else { return [] }
            return choose(line, picker)
        case .character(let letter) where picker.typing == .keys:
            if let line = picker.line(on: letter) { return choose(line, picker) }
            if letter == "j" || letter == "k" { picker.move(by: letter == "j" ? 1 : -1) }
            if letter == "q" {
                overlay = nil
                return []
            }
        default: if picker.typing == .search { _ = picker.take(stroke) }
        }
        overlay = .picker(picker)
        return []
    }

    private mutating func choose(_ line: Picker.Line, _ picker: Picker) -> [Effect] {
        guard line.off.isEmpty else {
            say(.refused, line.off)
            return []
        }
        overlay = nil
        switch line.choice {
        case .stroke(let stroke): return take(stroke)
        case .impact(let letter): return pane.action(letter).map { begin($0, wantsImpact: true) } ?? []
        case .sort(let column):
            list.sort = column
            ask(adopting: .filter)
        case .filter(let text): applyFilter(text)
        case .value(let field):
            overlay = .reader(Reader(title: "Counting", lines: [TextLine(" LOADING: Esc stops it", .dim)]))
            return count(field)
        case .nothing: break
        }
        return []
    }

    /// What can be done with the row or the marks, each line with its key or the reason why it is off.
    func actionPicker(isImpact: Bool) -> Picker {
        let (row, marked) = (focus, marked)
        let rows = marked?.rows ?? row.map { [$0] } ?? []
        let lines = pane.actions.map { action in
            let off = reasonOff(action, with: marked) ?? ""
            return Picker.Line(
                key: String(action.key), label: action.label(for: rows, in: scene),
                note: off.isEmpty ? action.summary : off, off: off,
                choice: isImpact ? .impact(action.key) : .stroke(.character(action.key)))
        }
        let next = (marked != nil ? nextOfMarks : row.flatMap { pane.nextAction(for: $0) }).flatMap { key in
            lines.firstIndex { $0.key == String(key) && $0.off.isEmpty }
        }
        let about = marked.map { "\($0.rows.count) marked" } ?? row?.title ?? "nothing"
        return Picker(
            isImpact ? "Show the impact on \(about) of" : "Actions on \(about)", lines, typing: .keys,
            selected: next ?? lines.firstIndex { $0.off.isEmpty } ?? 0,
            hint: isImpact ? "the key or Enter shows it, nothing is changed yet" : "the key or Enter does it, Esc closes")
    }

    func helpPicker() -> Picker {
        let (row, marked) = (focus, marked)
        let rows = marked?.rows ?? row.map { [$0] } ?? []
        let own = pane.actions.map { action in
            let off = rows.isEmpty && marked == nil ? "" : reasonOff(action, with: marked) ?? ""
            return Picker.Line(
                key: String(action.key), label: action.label(for: rows, in: scene),
                note: off.isEmpty ? action.summary : off, off: off,
                choice: .stroke(.character(action.key)))
        }
        let looking = pane.pageKeys.map {
            Picker.Line(key: String($0.key), label: $0.label, note: $0.summary, choice: .stroke(.character($0.key)))
        }
        let global = GlobalKeys.all.map { key in
            Picker.Line(
                key: key.strokes.map(\.name).joined(separator: " "), label: key.label, note: key.summary,
                choice: .stroke(key.strokes[0]))
        }
        let colours = Picker.Line(
            key: ":theme", label: "colours",
            note: "Choose the colours: \(themes.map { ":theme \($0)" }.joined(separator: ", ")).",
            choice: .stroke(.character(":")))
        // What is done elsewhere is found here too: choosing it goes there.
        let others = panes.map(\.pane).filter { $0.id != pane.id }.flatMap { other in
            other.actions.map { action in
                Picker.Line(
                    key: "\(other.tab) \(action.key)", label: action.label, note: "in \(other.title): \(action.summary)",
                    choice: .stroke(.character(Character("\(other.tab)"))))
            }
        }
        return Picker(
            "Keys of \(pane.title)", own + looking + global + [colours] + others, typing: .search,
            hint: "type to search, Enter does it, Esc closes")
    }

    mutating func key(_ stroke: Stroke, _ reader: Reader) -> [Effect] {
        var reader = reader
        let last = max(0, reader.lines.count - Reader.page(on: size))
        reader.scroll = min(reader.scroll, last)
        switch stroke {
        case .down, .character("j"): reader.scroll += 1
        case .up, .character("k"): reader.scroll -= 1
        case .pageDown, .character(" "), .function(8): reader.scroll += 10
        case .pageUp, .function(7): reader.scroll -= 10
        case .home, .character("g"): reader.scroll = 0
        case .end, .character("G"): reader.scroll = reader.lines.count
        default:
            overlay = nil
            return []
        }
        reader.scroll = max(0, min(reader.scroll, last))
        overlay = .reader(reader)
        return []
    }
}
