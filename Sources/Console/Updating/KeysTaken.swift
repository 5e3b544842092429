import Panes
import Vocabulary

/// Where each key goes: to the window that is open, or to the pane.
extension ConsoleModel {
    mutating func take(_ stroke: Stroke) -> [Effect] {
        if stroke == .control("c") { return interrupt() }
        guard fits else { return [] }
        if case .greeting = phase { return greetingKey(stroke) }
        if case .alt(let letter) = stroke, overlay != nil {
            // Esc and a key that follow each other at once look like one with Alt: what is open is left all the same.
            return take(.escape) + take(.character(letter))
        }
        if swallows(stroke) { return [] }
        // Whoever goes on with something else wants nothing to open in between.
        wantedAction = nil
        if toast?.until == nil || toast?.kind == .note { toast = nil }
        switch overlay {
        case .prompt(let prompt): return key(stroke, prompt)
        case .sheet(let sheet): return key(stroke, sheet)
        case .picker(let picker): return key(stroke, picker)
        case .line(let line): return key(stroke, line)
        case .filter(let entry): return key(stroke, entry)
        case .reader(let reader): return key(stroke, reader)
        case .intake(let sheet): return key(stroke, sheet)
        case .conflict(let conflict): return key(stroke, conflict)
        case nil: return paneKey(stroke)
        }
    }

    /// Keys of one burst follow each other faster than a person reads.
    static let burstMilliseconds = 200

    /// True for what was typed ahead for a prompt that did not open.
    private mutating func swallows(_ stroke: Stroke) -> Bool {
        guard let last = swallowsFrom else { return false }
        swallowsFrom = nil
        guard overlay == nil, now.milliseconds - last.milliseconds < Self.burstMilliseconds else { return false }
        switch stroke {
        case .character, .enter, .tab, .backspace: swallowsFrom = now
        default: return false
        }
        return true
    }

    /// ^C cancels what is open; a second one within two seconds leaves.
    private mutating func interrupt() -> [Effect] {
        if let before = interruptedAt, now.milliseconds - before.milliseconds <= 2000 { return [.quit] }
        interruptedAt = now
        if overlay != nil { overlay = nil }
        say(.note, "^C again leaves")
        return []
    }

    private mutating func paneKey(_ stroke: Stroke) -> [Effect] {
        if let global = GlobalKeys.byStroke[stroke] { return act(global.act) }
        if case .character(let letter) = stroke {
            if let action = pane.action(letter) { return begin(action) }
            if let own = pane.pageKeys.first(where: { $0.key == letter }) {
                openPage(own)
                return []
            }
        }
        say(.note, "\(stroke.name) does nothing here: ? shows the keys")
        return []
    }

    mutating func paste(_ text: String) {
        if case .greeting(let greeting) = phase, greeting.questions != nil { return pasteIntoGreeting(text) }
        switch overlay {
        case .prompt(var prompt) where prompt.list == nil:
            prompt.field.paste(text)
            overlay = .prompt(prompt)
        case .sheet(var sheet) where sheet.takesText:
            sheet.typed.paste(text)
            overlay = .sheet(sheet)
        case .picker(var picker) where picker.typing == .search:
            picker.search.paste(text)
            picker.selected = 0
            overlay = .picker(picker)
        case .line(var line):
            line.field.paste(text)
            overlay = .line(line)
        case .filter(var entry):
            entry.field.paste(text)
            overlay = .filter(entry)
            applyFilter(entry.field.text)
        default:
            guard fits else { return }
            say(.note, "pasted text was thrown away: \(text.count) signs, and no field is open")
        }
    }
}
