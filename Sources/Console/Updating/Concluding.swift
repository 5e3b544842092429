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
        if intention.isBulk { tell(outcome, intention) } else { tell(outcome.performed[0], intention) }
        // What the store failed before is still to be done: its mark stays.
        let settled = intention.targets.prefix(outcome.performed.count).compactMap { $0.row?.key } + intention.skipped.map(\.key)
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
    private mutating func tell(_ outcome: Outcome, _ intention: Intention) {
        undo = nil
        let performed = outcome.performed
        let done = performed.count { $0.outcome == .done }
        let asked = performed.count { $0.outcome == .asked }
        let all = intention.targets.count + intention.skipped.count
        let skipped = LeftOut(
            reasons: intention.skipped.map { .init(title: $0.title, sentence: $0.reason) }
                + reasons(performed, intention, of: .unchanged) { _ in "it is so already" })
        let refused = LeftOut(
            reasons: reasons(performed, intention, of: .refused) { $0.refusal?.sentence ?? "it was refused" })
        var words = ["\(intention.label): \(done == all ? "all \(all)" : "\(done) of \(all)") done"]
        if asked > 0 { words.append("\(asked) wait\(asked == 1 ? "s" : "") for approval") }
        words += [skipped.words("left out"), refused.words("refused")].compactMap { $0 }
        if skipped.reasons.count + refused.reasons.count > 1 {
            for reason in skipped.reasons { note("left out: \(reason.whole)") }
            for reason in refused.reasons { note("refused: \(reason.whole)") }
        }
        if let fault = outcome.brokenOff {
            return say(.failed, words.joined(separator: ", ") + "; then the rest was not tried: \(fault)")
        }
        let isWhole = skipped.reasons.isEmpty && refused.reasons.isEmpty
        say(isWhole ? .ok : done + asked > 0 ? .partly : .refused, words.joined(separator: ", "))
    }

    /// The rows of which it came to that, with why.
    private func reasons(
        _ performed: [Performed], _ intention: Intention, of kind: Performed.Outcome, _ sentence: (Performed) -> String
    ) -> [LeftOut.Reason] {
        zip(intention.targets, performed).filter { $1.outcome == kind }.map { .init(title: $0.title, sentence: sentence($1)) }
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
