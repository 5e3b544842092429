import Panes
import Vocabulary
import Workflow

/// What performing came to, on the last line and in the lists.
extension ConsoleModel {
    mutating func conclude(_ outcome: Outcome, ticket: Int) {
        lastHeard = now
        if case .sheet(var sheet) = overlay, sheet.ticket == ticket, sheet.outcome == nil {
            sheet.outcome = outcome
            sheet.shownAt = now
            overlay = .sheet(sheet)
            return
        }
        guard let intention = running.removeValue(forKey: ticket) else { return }
        if outcome.performed.count == 1 { tell(outcome.performed[0], intention) } else { tell(outcome.performed, intention) }
        for target in intention.targets { if let key = target.row?.key { list.marks[key] = nil } }
        for index in panes.indices { panes[index].isOutdated = true }
        detailMark = nil
        overviewMark = nil
    }

    private mutating func tell(_ performed: Performed, _ intention: Intention) {
        let what = "\(intention.label) \(intention.title)"
        switch performed.outcome {
        case .done:
            let hint = remember(intention)
            say(.ok, "\(what)\(hint)")
        case .unchanged: say(.note, "\(intention.title): it is so already")
        case .asked:
            let number = performed.approval.map { " \($0)" } ?? ""
            say(.ok, "\(what) waits for approval\(number)")
        case .refused: say(.refused, performed.refusal?.sentence ?? "\(what) was refused")
        }
    }

    /// Keeps how to take it back, and says so.
    private mutating func remember(_ intention: Intention) -> String {
        undo = nil
        guard let action = intention.action, let row = intention.targets.first?.row,
            let words = action.undo(row, intention.values)
        else { return "" }
        undo = Undo(words: words, title: intention.title, until: now.adding(seconds: 60))
        return " (u takes it back)"
    }

    private mutating func tell(_ performed: [Performed], _ intention: Intention) {
        let done = performed.filter { $0.outcome == .done }.count
        let asked = performed.filter { $0.outcome == .asked }.count
        let refused = performed.filter { $0.outcome == .refused }
        var words = ["\(intention.label): \(done) done"]
        if asked > 0 { words.append("\(asked) wait for approval") }
        if let first = refused.first { words.append("\(refused.count) refused, the first: \(first.refusal?.sentence ?? "")") }
        say(refused.isEmpty ? .ok : .refused, words.joined(separator: ", "))
    }

    mutating func fail(_ ticket: Int, _ sentence: String) {
        if case .sheet(let sheet) = overlay, sheet.ticket == ticket { overlay = nil }
        running[ticket] = nil
        say(.failed, "nothing was done: \(sentence)")
    }

    mutating func undoLast() -> [Effect] {
        guard let undo, now < undo.until, let form = scene.form(undo.words[0]) else {
            say(.note, "there is nothing to take back")
            return []
        }
        self.undo = nil
        let target = Intention.Target(title: undo.title, row: nil, presets: [:], seen: nil)
        var intention = Intention(form: form, label: form.name, targets: [target])
        intention.typedWords = Array(undo.words.dropFirst())
        guard let items = try? intention.items() else {
            say(.failed, "it cannot be taken back")
            return []
        }
        return carryOut(intention, items)
    }
}
