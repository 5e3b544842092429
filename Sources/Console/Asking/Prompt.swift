import Panes
import Workflow

/// The questions of an action, one after another on the last line.
struct Prompt: Sendable {
    var intention: Intention
    var asks: [Ask]
    var fields: [Field]
    var index = 0
    /// What is wrong with what was typed; empty when nothing is.
    var complaint = ""
    var list: Picker?

    init(_ intention: Intention, _ asks: [Ask], in scene: Scene) {
        self.intention = intention
        self.asks = asks
        fields = asks.map { ask in Field(intention.targets.first?.row.map { ask.start($0, scene) } ?? "") }
    }

    var ask: Ask { asks[index] }
    var field: Field {
        get { fields[index] }
        set { fields[index] = newValue }
    }
    var isLast: Bool { index == asks.count - 1 }

    var parameter: CommandForm.Parameter? {
        intention.form.parameters.first { $0.name == ask.parameter }
    }

    /// Values to choose from: what the action offers, or what its form or the shop knows.
    func offers(in scene: Scene) -> [Offer] {
        let own = intention.targets.first?.row.map { ask.offers($0, scene) } ?? []
        if !own.isEmpty { return own }
        switch parameter?.kind {
        case .choice(let words): return words.map { Offer($0) }
        case .location: return (scene.overview?.locations ?? []).map { Offer($0.code.text, $0.name) }
        default: return []
        }
    }

    /// What is wrong with the field in focus; nil when it may be left.
    func fault(in scene: Scene) -> String? {
        let text = field.text.trimmed
        if text.isEmpty { return ask.isRequired ? "\(ask.label) is needed" : nil }
        switch parameter?.kind {
        case .quantity, .id:
            return Int(text.hasPrefix("+") ? String(text.dropFirst()) : text) == nil ? "\(text) is no whole number" : nil
        case .choice(let words):
            return words.contains(text) ? nil : "it is one of \(words.joined(separator: ", "))"
        case .location:
            let known = scene.overview?.locations ?? []
            let isKnown = known.isEmpty || known.contains { $0.code.text.lowercased() == text.lowercased() || $0.name == text }
            return isKnown ? nil : "there is no location \(text) (F4 lists them)"
        default: return nil
        }
    }

    var values: [String: String] {
        var values: [String: String] = [:]
        for (ask, field) in zip(asks, fields) { values[ask.parameter] = field.text.trimmed }
        return values
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var part = self[...]
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return String(part)
    }
}
