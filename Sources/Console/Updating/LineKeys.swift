import Panes
import Workflow

/// The keys of the `==>` line.
extension ConsoleModel {
    mutating func key(_ stroke: Stroke, _ line: CommandLine) -> [Effect] {
        var line = line
        switch stroke {
        case .escape, .function(12):
            overlay = nil
            return []
        case .enter:
            overlay = nil
            return run(line.field.text.trimmed)
        case .up, .function(9): recall(&line, step: -1)
        case .down: recall(&line, step: 1)
        case .tab where line.offered != nil: line.turn(by: 1)
        case .backTab where line.offered != nil: line.turn(by: -1)
        case .tab, .function(4):
            if let begun = Completion.path(line.field.text) {
                overlay = .line(line)
                return [.lookUp(path: begun)]
            }
            complete(&line)
        case .backspace where line.field.isEmpty:
            overlay = nil
            return []
        default:
            _ = line.field.take(stroke)
            line.offered = nil
        }
        overlay = .line(line)
        return []
    }

    private func recall(_ line: inout CommandLine, step: Int) {
        guard !history.isEmpty else { return }
        if line.recalled == nil {
            guard step < 0 else { return }
            line.draft = line.field.text
        }
        let next = (line.recalled ?? history.count) + step
        if next >= history.count {
            line.recalled = nil
            line.field = Field(line.draft)
        } else {
            line.recalled = max(0, next)
            line.field = Field(history[max(0, next)])
        }
    }

    private mutating func complete(_ line: inout CommandLine) {
        let found = Completion.of(line.field.text, in: scene, themes: themes, fields: pane.subject?.fields.map(\.name) ?? [])
        complete(&line, found.begun, with: found.words) { $0 + " " }
    }

    /// What the words have in common, or the only one, finished.
    private func complete(
        _ line: inout CommandLine, _ begun: String, with words: [String], _ finished: (String) -> String
    ) {
        guard let first = words.first else { return }
        let end = words.count == 1 ? finished(first) : Completion.beginning(of: words)
        let before = String(line.field.text.dropLast(begun.count))
        line.offered = words.count > 1 && end.count == begun.count ? OfferedNames(words: words, before: before) : nil
        if end.count > begun.count { line.field = Field(before + end) }
    }

    /// Files and folders came: the line goes on where nothing else was typed meanwhile.
    mutating func complete(_ begun: String, with paths: [String]) {
        guard case .line(var line) = overlay, Completion.path(line.field.text) == begun else { return }
        complete(&line, begun, with: paths) { $0.hasSuffix("/") ? $0 : $0 + " " }
        overlay = .line(line)
        if paths.isEmpty { say(.note, "no file or folder begins with \(begun.isEmpty ? "that" : begun)") }
    }

    /// Does what was typed.
    mutating func run(_ text: String) -> [Effect] {
        guard !text.isEmpty else { return [] }
        if history.last != text { history.append(text) }
        if history.count > 200 { history.removeFirst() }
        // An expression has quotes of its own.
        let plain = text.hasPrefix(":") ? text.dropFirst() : text[...]
        if plain == "where" || plain.hasPrefix("where ") {
            return run(.where, [String(plain.dropFirst(5)).trimmed])
        }
        guard var words = QuotedWords.split(text) else {
            say(.refused, "a quote is left open")
            return []
        }
        if words.first?.hasPrefix(":") == true { words[0].removeFirst() }
        guard let first = words.first, !first.isEmpty else { return [] }
        if text.hasPrefix("/") {
            applyFilter(String(text.dropFirst()))
            return []
        }
        if let verb = LineVerb(rawValue: first) { return run(verb, Array(words.dropFirst())) }
        if scene.form(first) != nil { return command(words) }
        return jump(words)
    }
}

extension CommandLine {
    /// Puts the next of what is offered on the line.
    fileprivate mutating func turn(by step: Int) {
        guard let text = offered?.turn(by: step) else { return }
        field = Field(text)
    }
}
