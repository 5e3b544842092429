import Panes
import Vocabulary
import Workflow

/// The questions of an action, one after another on the last line, or together in a form where the action has a guide.
struct Prompt: Sendable {
    var intention: Intention
    var asks: [Ask]
    var fields: [Field]
    var index = 0
    /// What is wrong with what was typed; empty when nothing is.
    var complaint = ""
    var list: Picker?
    /// What was put into each field by itself: it may be put there anew until somebody types something else.
    private var suggested: [String]

    init(_ intention: Intention, _ asks: [Ask], in scene: Scene, _ detail: Detail?) {
        self.intention = intention
        self.asks = asks
        fields = asks.map { _ in Field() }
        suggested = asks.map { _ in "" }
        enter(in: scene, detail)
    }

    var ask: Ask { asks[index] }
    var field: Field {
        get { fields[index] }
        set { fields[index] = newValue }
    }

    /// The row that it is about; nil for a command that was typed.
    var row: (any ListRow)? { intention.targets.first?.row }
    /// What stands over the fields; nil where they are asked on the last line.
    var guide: (@Sendable (AskScene, Int) -> [TextLine])? { intention.action?.guide }

    func parameter(_ ask: Ask) -> CommandForm.Parameter? {
        intention.form.parameters.first { $0.name == ask.parameter }
    }

    /// What the question at `index` may look at.
    func asked(_ index: Int, in scene: Scene, _ detail: Detail?) -> AskScene? {
        guard let row else { return nil }
        var asked = AskScene(row: row, detail: detail, scene: scene)
        for (place, ask) in asks[..<index].enumerated() where ask.applies(asked) {
            asked.values[ask.parameter] = fields[place].text.trimmed
        }
        return asked
    }

    /// Places of the questions that are asked, after what was answered so far.
    func shown(in scene: Scene, _ detail: Detail?) -> [Int] {
        asks.indices.filter { place in asked(place, in: scene, detail).map { asks[place].applies($0) } ?? true }
    }

    /// Goes to the next question that is asked; false if there is none.
    mutating func forward(in scene: Scene, _ detail: Detail?) -> Bool {
        guard let next = shown(in: scene, detail).first(where: { $0 > index }) else { return false }
        index = next
        enter(in: scene, detail)
        return true
    }

    mutating func backward(in scene: Scene, _ detail: Detail?) {
        index = shown(in: scene, detail).last { $0 < index } ?? index
    }

    /// Puts into the field what it most likely is.
    mutating func enter(in scene: Scene, _ detail: Detail?) {
        guard let asked = asked(index, in: scene, detail), field.text == suggested[index] else { return }
        suggested[index] = ask.start(asked)
        field = Field(suggested[index], isProposal: true)
    }

    /// Values to choose from: what the action offers, or what its form or the shop knows.
    func offers(in scene: Scene, _ detail: Detail?) -> [Offer] {
        let own = asked(index, in: scene, detail).map { ask.offers($0) } ?? []
        // An action that says why there is nothing to choose offers nothing else.
        if !own.isEmpty || !ask.empty.isEmpty { return own }
        switch parameter(ask)?.kind {
        case .choice(let words): return words.map { Offer($0) }
        case .flag: return [Offer("yes"), Offer("no")]
        case .location: return (scene.overview?.locations ?? []).map { Offer($0.code.text, $0.name) }
        default: return []
        }
    }

    /// What is wrong with the field in focus; nil when it may be left.
    func fault(in scene: Scene, _ detail: Detail?) -> String? {
        let text = field.text.trimmed
        if text.isEmpty { return ask.isRequired ? "\(ask.label) is needed" : nil }
        return shapeFault(text, in: scene) ?? asked(index, in: scene, detail).flatMap { ask.fault(text, $0) }
    }

    private func shapeFault(_ text: String, in scene: Scene) -> String? {
        switch parameter(ask)?.kind {
        case .amount: return Self.isAmount(text) ? nil : "\(text) is no amount, such as 12.50"
        case .quantity, .id:
            return Int(text.hasPrefix("+") ? String(text.dropFirst()) : text) == nil ? "\(text) is no whole number" : nil
        case .choice(let words):
            return words.contains(text) ? nil : "it is one of \(words.joined(separator: ", "))"
        case .flag: return ["yes", "no"].contains(text) ? nil : "it is yes or no"
        case .lineQuantity:
            let isRight = text == "all" || text.split(separator: " ").allSatisfy(Self.isLineAndUnits)
            return isRight ? nil : "it is LINE:UNITS, such as 1:2 3:1"
        case .location:
            let known = scene.overview?.locations ?? []
            let isKnown = known.isEmpty || known.contains { $0.code.text.lowercased() == text.lowercased() || $0.name == text }
            return isKnown ? nil : "there is no location \(text) (F4 lists them)"
        default: return nil
        }
    }

    /// A number with any decimals that a currency may have, and perhaps the currency's name.
    private static func isAmount(_ text: String) -> Bool {
        let parts = text.split(separator: " ")
        guard let number = parts.first, parts.count <= 2 else { return false }
        return Money.minor(plain: number.utf8, decimals: 4) != nil && (parts.count == 1 || Currency(parts[1]) != nil)
    }

    private static func isLineAndUnits(_ word: Substring) -> Bool {
        let numbers = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        return numbers.count == 2 && numbers.allSatisfy { $0 > 0 }
    }

    /// The answers to the questions that were asked.
    func values(in scene: Scene, _ detail: Detail?) -> [String: String] {
        var values: [String: String] = [:]
        for place in shown(in: scene, detail) { values[asks[place].parameter] = fields[place].text.trimmed }
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
