import Panes
import Vocabulary
import Workflow

/// Something that the operator is about to do, and to what: bound to ids and the versions seen, never to places on the screen.
struct Intention: Sendable {
    struct Target: Sendable {
        var title: String
        /// Nil for a command that was typed.
        var row: (any ListRow)?
        var presets: [String: String]
        var seen: Int?
    }

    struct Skipped: Sendable, Equatable {
        var key: RowKey
        var title: String
        var reason: String
    }

    var form: CommandForm
    var label: String
    var targets: [Target]
    var skipped: [Skipped] = []
    /// Marks that the filter hides and that are left out.
    var hiddenMarks = 0
    var values: [String: String] = [:]
    /// The words of a typed command, which needs no values.
    var typedWords: [String]?
    /// The impact was asked for, whatever the tier.
    var wantsImpact = false
    var action: PaneAction?
    /// What the action wants to be typed to confirm it, beyond what its command wants.
    var ownPhrase: String?

    /// What stands behind the label in sentences.
    var title: String {
        targets.count == 1 ? targets[0].title : "\(targets.count) marked"
    }

    /// What stands over the sheet: everything that was marked, done or not.
    var subjects: String {
        skipped.isEmpty ? title : "\(targets.count + skipped.count) marked"
    }

    /// Nothing takes it back: a month that is locked can be opened again, one that is locked for good cannot.
    var isForGood: Bool {
        form.name == CancelOrder.name
            || form.name == LockPeriod.name && targets.allSatisfy { $0.presets["area"] != nil }
    }

    /// What was typed for it: `cost 12.50, reason as agreed`.
    var said: String {
        values.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    /// It is about several rows, even if only one is left of them.
    var isBulk: Bool { targets.count > 1 || !skipped.isEmpty }

    /// The impact is shown before it is done.
    var needsSheet: Bool { wantsImpact || form.tier != .reversible || isBulk }

    /// What has to be typed to confirm; nil where Enter is enough.
    var phrase: String? {
        if targets.count == 1, let ownPhrase { return ownPhrase }
        guard form.tier == .typed else { return nil }
        guard targets.count == 1 else { return "\(targets.count)" }
        return targets[0].title.hasPrefix("#") ? String(targets[0].title.dropFirst()) : targets[0].title
    }

    /// The intention and its commands without what the preview refused or found to be so already: that is not tried again.
    func leaving(_ performed: [Performed], items: [Performing.Item]) -> (Intention, [Performing.Item]) {
        guard isBulk, performed.count == targets.count, items.count == targets.count else { return (self, items) }
        var rest = self
        rest.targets = []
        var kept: [Performing.Item] = []
        for (index, result) in performed.enumerated() {
            let target = targets[index]
            if result.changesSomething {
                rest.targets.append(target)
                kept.append(items[index])
            } else if let key = target.row?.key {
                let reason = result.refusal?.sentence ?? "\(target.title) is so already"
                rest.skipped.append(Skipped(key: key, title: target.title, reason: reason))
            }
        }
        return (rest, kept)
    }

    /// Rows of any pane that were changed by it.
    func touched(by performed: [Performed]) -> Set<RowKey> {
        var keys = Set(performed.flatMap(\.events).map { RowKey($0.event.subject) })
        for (target, result) in zip(targets, performed) where result.changesSomething {
            if let key = target.row?.key { keys.insert(key) }
        }
        return keys
    }

    /// The commands, checked against their form.
    func items() throws -> [Performing.Item] {
        try targets.map { target in
            let line = typedWords ?? CommandWords.line(for: form, values: values.merging(target.presets) { $1 })
            let command = try form.make(Words(line, of: form))
            return Performing.Item(title: target.title, words: [form.name] + line, command: command, seen: target.seen)
        }
    }
}
