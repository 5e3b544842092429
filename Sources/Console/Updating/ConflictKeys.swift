import Panes
import Vocabulary
import Workflow

/// How a conflict is told, and what can be done about it.
extension ConsoleModel {
    /// Opens the card in place of what would have been done, when the store said that the thing is another by now.
    mutating func tellConflict(_ refusal: Refusal, _ intention: Intention, saw: Detail?) {
        guard refusal.isConflict, overlay == nil || isSheetOpen, !intention.isBulk, intention.action != nil,
            let row = intention.targets.first?.row
        else { return }
        var conflict = Conflict(
            intention: intention, sentence: refusal.sentence, before: Sight(row: row, detail: saw), shownAt: now)
        if case .changedSince = refusal { conflict.isOfRequest = true }
        overlay = .conflict(conflict)
        detailMark = nil
    }

    private var isSheetOpen: Bool { if case .sheet = overlay { true } else { false } }

    /// A detail has come while something about its row is open: the card learns what it is now, and a sheet about another
    /// version becomes the card before Enter can do it.
    mutating func compare(_ detail: Detail, of key: RowKey, with known: Detail?) {
        guard let row = detail.row else { return }
        switch overlay {
        case .conflict(var conflict) where conflict.before.row.key == key:
            conflict.after = Sight(row: row, detail: detail)
            overlay = .conflict(conflict)
        case .sheet(let sheet):
            guard let target = sheet.intention.targets.first, sheet.intention.targets.count == 1, let old = target.row,
                old.key == key, target.seen != nil,
                old.version != row.version || isOther(sheet, Sight(row: old, detail: known), detail)
            else { return }
            overlay = .conflict(
                Conflict(
                    intention: sheet.intention, sentence: whoChanged(target.title, from: known, to: detail),
                    before: Sight(row: old, detail: known), after: Sight(row: row, detail: detail), shownAt: now))
        default: break
        }
    }

    /// Who changed the thing, when and how; where its own history is as it was before, when that was heard.
    private func whoChanged(_ title: String, from known: Detail?, to detail: Detail) -> String {
        guard let touch = pane.lastTouch(of: detail), touch.sequence != known.flatMap({ pane.lastTouch(of: $0) })?.sequence else {
            return "\(title) has changed with something else, heard at \(TimeWords.stamp(now, in: scene))"
        }
        return "\(touch.by), \(TimeWords.stamp(touch.at, in: scene)): \(touch.what)"
    }

    /// What the action would do has changed, though the row is of the same version: what a request is about has moved.
    private func isOther(_ sheet: Sheet, _ old: Sight, _ detail: Detail) -> Bool {
        guard sheet.intention.action?.needsImpact == true, let row = detail.row else { return false }
        let now = pane.differences(from: old, to: Sight(row: row, detail: detail), in: scene)
        return !now.isEmpty && now != pane.differences(from: old, to: Sight(row: row, detail: old.detail), in: scene)
    }

    /// Enter means nothing here: it was most likely meant for the sheet that the card took the place of.
    mutating func key(_ stroke: Stroke, _ conflict: Conflict) -> [Effect] {
        if stroke == .escape || stroke == .function(12) { return drop(conflict) }
        guard now.milliseconds - conflict.shownAt.milliseconds >= Conflict.guardMilliseconds else { return [] }
        switch stroke {
        case .function(5): return again(conflict)
        case .character("r"):
            guard conflict.isOfYes else { return again(conflict) }
            overlay = nil
            return pane.action("r").map { begin($0) } ?? []
        default:
            var conflict = conflict
            conflict.complaint = "\(conflict.isOfYes ? "r rejects it, " : "")F5 reads it again, Esc drops it"
            overlay = .conflict(conflict)
            return []
        }
    }

    /// Leaves the card. It may not have been read: who changed what stays on the last line until the next key.
    private mutating func drop(_ conflict: Conflict) -> [Effect] {
        overlay = nil
        say(.refused, "\(conflict.intention.label) \(conflict.intention.title) was not done: \(conflict.sentence)")
        return []
    }

    /// The same once more about what it is now, with what was typed kept. Whatever the tier, it is shown first: the key that reads
    /// it again is not the one that does it.
    private mutating func again(_ conflict: Conflict) -> [Effect] {
        guard let after = conflict.after, let action = conflict.intention.action else {
            var conflict = conflict
            conflict.complaint = "wait: it is being read again"
            overlay = .conflict(conflict)
            return []
        }
        if let reason = action.reasonOff(for: after.row, in: scene) {
            overlay = nil
            say(.refused, reason)
            return []
        }
        var intention = conflict.intention
        intention.wantsImpact = true
        intention.targets = [target(after.row, for: action)]
        return proceed(intention)
    }
}
