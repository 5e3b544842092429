import Panes
import Workflow

/// The keys of the fields on the last line, or of a form.
extension ConsoleModel {
    /// What is known of the row that is asked about.
    func detail(of prompt: Prompt) -> Detail? { prompt.row.flatMap { knownDetail(of: $0.key) } }

    mutating func key(_ stroke: Stroke, _ prompt: Prompt) -> [Effect] {
        var prompt = prompt
        let detail = detail(of: prompt)
        if let list = prompt.list { return key(stroke, list, in: prompt) }
        switch stroke {
        case .escape, .function(12):
            overlay = nil
            say(.note, "\(prompt.intention.label): nothing was done")
            return []
        case .enter, .down: return leaveField(&prompt, detail, isLast: stroke == .enter)
        case .tab where prompt.offers(in: scene, detail).isEmpty: return leaveField(&prompt, detail, isLast: false)
        case .tab, .function(4): offer(&prompt, detail)
        case .backTab, .up: prompt.backward(in: scene, detail)
        default:
            if prompt.field.take(stroke) { prompt.complaint = "" }
        }
        overlay = .prompt(prompt)
        return []
    }

    /// Goes on to the next field; with `isLast` the last one leads on to the impact.
    private mutating func leaveField(_ prompt: inout Prompt, _ detail: Detail?, isLast: Bool) -> [Effect] {
        if let fault = prompt.fault(in: scene, detail) {
            prompt.complaint = fault
            overlay = .prompt(prompt)
            return []
        }
        prompt.complaint = ""
        guard !prompt.forward(in: scene, detail), isLast else {
            overlay = .prompt(prompt)
            return []
        }
        prompt.intention.values.merge(prompt.values(in: scene, detail)) { $1 }
        overlay = .prompt(prompt)
        return proceed(prompt.intention)
    }

    /// Ends a value that was begun when only one goes on like it, else opens the list.
    private func offer(_ prompt: inout Prompt, _ detail: Detail?) {
        let offers = prompt.offers(in: scene, detail)
        guard !offers.isEmpty else {
            prompt.complaint = prompt.ask.empty.isEmpty ? "there is no list for \(prompt.ask.label): type it" : prompt.ask.empty
            return
        }
        let begun = prompt.field.text.trimmed.lowercased()
        let fitting = offers.filter { $0.value.lowercased().hasPrefix(begun) }
        if fitting.count == 1, !begun.isEmpty, fitting[0].value.lowercased() != begun {
            prompt.field = Field(fitting[0].value)
            return
        }
        let lines = offers.map { Picker.Line(key: $0.value, label: $0.meaning, note: "", choice: .value($0.value)) }
        let selected = offers.firstIndex { $0.value == prompt.field.text } ?? 0
        prompt.list = Picker(prompt.ask.label, lines, typing: .search, selected: selected, hint: "Enter takes it, Esc goes back")
    }

    private mutating func key(_ stroke: Stroke, _ list: Picker, in prompt: Prompt) -> [Effect] {
        var (prompt, list) = (prompt, list)
        switch stroke {
        case .escape, .function(12), .function(4): prompt.list = nil
        case .enter, .tab:
            if case .value(let value) = list.current?.choice { prompt.choose(value) }
            prompt.list = nil
            prompt.complaint = ""
        default:
            if !walk(stroke, &list) { _ = list.take(stroke) }
            prompt.list = list
        }
        overlay = .prompt(prompt)
        return []
    }

    /// Moves in a list; false if the key is none of movement.
    func walk(_ stroke: Stroke, _ picker: inout Picker) -> Bool {
        switch stroke {
        case .down: picker.move(by: 1)
        case .up: picker.move(by: -1)
        case .pageDown, .control("f"), .function(8): picker.move(by: 10)
        case .pageUp, .control("b"), .function(7): picker.move(by: -10)
        case .home: picker.move(by: -100_000)
        case .end: picker.move(by: 100_000)
        default: return false
        }
        return true
    }
}

extension Prompt {
    /// Takes a value from the list: behind the others where several may stand, else in their place.
    fileprivate mutating func choose(_ value: String) {
        let line = value.split(separator: ":").first.map { $0 + ":" } ?? ""
        guard parameter(ask)?.repeats ?? false else { return field = Field(value) }
        let others = field.text.split(separator: " ").filter { !$0.hasPrefix(line) && $0 != "all" }.map(String.init)
        field = Field((others + [value]).joined(separator: " "))
    }
}
