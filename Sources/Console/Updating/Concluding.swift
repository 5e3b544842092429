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
            if let refusal = outcome.performed.first?.refusal {
                tellConflict(
                    refusal, sheet.intention, saw: sheet.intention.targets.first?.row.flatMap { knownDetail(of: $0.key) })
            }
            return
        }
        guard let intention = running.removeValue(forKey: ticket) else { return }
        let saw = intention.targets.first?.row.flatMap { knownDetail(of: $0.key) }
        if intention.isBulk { tell(outcome.performed, intention) } else { tell(outcome.performed[0], intention) }
        let settled = intention.targets.compactMap { $0.row?.key } + intention.skipped.map(\.key)
        let touched = intention.touched(by: outcome.performed)
        for index in panes.indices {
            panes[index].isOutdated = true
            for key in settled { panes[index].marks[key] = nil }
            for key in touched { panes[index].touched[key] = panes[index].ticket + 1 }
        }
        detailMark = nil
        overviewMark = nil
        if let refusal = outcome.performed.first?.refusal { tellConflict(refusal, intention, saw: saw) }
    }

    private mutating func tell(_ performed: Performed, _ intention: Intention) {
        switch performed.outcome {
        case .done:
            let hint = remember(intention)
            say(.ok, DoneWords.sentence(performed, about: intention.title, label: intention.label, in: scene) + hint)
        case .unchanged: say(.note, "\(intention.title): it is so already")
        case .asked: say(.ok, DoneWords.asked(performed, about: intention.title, label: intention.label))
        case .refused: say(.refused, performed.refusal?.sentence ?? "\(intention.label) \(intention.title) was refused")
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

    /// `release: 2 of 3 done, 1 left out: #1003 is on payment hold: lift it first (L)`.
    private mutating func tell(_ performed: [Performed], _ intention: Intention) {
        undo = nil
        let done = performed.filter { $0.outcome == .done }.count
        let asked = performed.filter { $0.outcome == .asked }.count
        let refused = performed.filter { $0.outcome == .refused }
        let all = performed.count + intention.skipped.count
        var words = ["\(intention.label): \(done == all ? "all \(all)" : "\(done) of \(all)") done"]
        if asked > 0 { words.append("\(asked) wait for approval") }
        if let first = intention.skipped.first { words.append("\(intention.skipped.count) left out: \(first.reason)") }
        if let first = refused.first { words.append("\(refused.count) refused, the first: \(first.refusal?.sentence ?? "")") }
        if intention.skipped.count + refused.count > 1 {
            let left = intention.skipped.map { "left out: \($0.reason)" }
            for reason in left + refused.map({ $0.refusal?.sentence ?? "it was refused" }) { note(reason) }
        }
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
