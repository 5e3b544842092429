import Panes
import Vocabulary
import Workflow

/// From an action's key to the command: who it is about, what is asked, what is shown before.
extension ConsoleModel {
    /// Why nothing may be changed from this screen now.
    var staleReason: String? {
        guard case .stale(let seconds) = Freshness(lastHeard: lastHeard, now: now, isPaused: false) else { return nil }
        return "what you see is \(seconds)s old: F5 first"
    }

    /// Why the action cannot be done with a row; nil when it can.
    func reasonOff(_ action: PaneAction, for row: any ListRow, isGhost: Bool = false) -> String? {
        if isGhost { return "\(row.title) has left this list: F5 merges" }
        if let reason = staleReason { return reason }
        if let reason = action.reasonOff(for: row, in: scene) { return reason }
        guard action.needsImpact else { return nil }
        return knownDetail(of: row.key)?.row?.version == row.version
            ? nil : "the impact of this version is still being worked out"
    }

    /// So long after the cursor went on by itself no action is taken for the row that it came to.
    static let lookMilliseconds = 300

    /// Why a key cannot be about the row, or the marks, that are shown: others have been asked for and are on their way.
    var unsettledReason: String? {
        guard !choosing.isEmpty || opened == nil && list.isChoosing else { return nil }
        return choosing.contains(.find) ? "what was looked for is still being read" : "the list is still being read"
    }

    /// Says that a key came too early, and takes none of those typed ahead behind it.
    mutating func refuseUnsettled() -> Bool {
        guard let reason = unsettledReason else { return false }
        say(.note, "\(reason): look, then press it again")
        swallowsFrom = now
        return true
    }

    /// `values` are answers that were given already: they are not asked for again.
    mutating func begin(_ action: PaneAction, wantsImpact: Bool = false, values: [String: String] = [:]) -> [Effect] {
        if refuseUnsettled() { return [] }
        if opened == nil, !list.marks.isEmpty { return beginMarked(action, wantsImpact: wantsImpact) }
        guard let row = focus else {
            say(.note, "there is no row to \(action.label)")
            swallowsFrom = action.opensSomething(in: scene) ? now : nil
            return []
        }
        if opened == nil, let moved = list.movedAt, now.milliseconds - moved.milliseconds < Self.lookMilliseconds {
            say(.note, "the cursor has gone on to \(row.title): look, then press it again")
            return []
        }
        let isGhost = opened == nil && list.cursorItem?.isGhost == true
        if let reason = reasonOff(action, for: row, isGhost: isGhost) {
            say(.refused, reason)
            swallowsFrom = action.opensSomething(in: scene) ? now : nil
            return []
        }
        guard var intention = intention(action, for: [row]) else { return [] }
        intention.wantsImpact = wantsImpact
        intention.values = values
        return ask(intention, action.asks.filter { values[$0.parameter] == nil })
    }

    /// Begins what was typed, when the row that it is about is open and known.
    mutating func beginWanted() -> [Effect] {
        guard let wanted = wantedAction, overlay == nil, let opened, opened.key == wanted.key, let row = opened.row,
            knownDetail(of: row.key)?.row?.version == row.version, let action = pane.action(wanted.action)
        else { return [] }
        wantedAction = nil
        return begin(action, wantsImpact: wanted.wantsImpact, values: wanted.values)
    }

    private func intention(_ action: PaneAction, for rows: [any ListRow]) -> Intention? {
        guard let form = scene.form(action.command) else { return nil }
        var intention = Intention(
            form: form, label: action.label(for: rows, in: scene), targets: rows.map { target($0, for: action) }, action: action)
        if rows.count == 1 { intention.ownPhrase = action.phrase(rows[0], scene) }
        return intention
    }

    func target(_ row: any ListRow, for action: PaneAction) -> Intention.Target {
        Intention.Target(
            title: action.about(row) ?? row.title, row: row, presets: action.presets(row),
            seen: action.seen(row, knownDetail(of: row.key)))
    }

    /// What has been read about a row.
    func knownDetail(of key: RowKey) -> Detail? {
        if let opened, opened.key == key { return opened.detail }
        return list.detail.flatMap { $0.key == key ? $0.detail : nil }
    }

    private mutating func beginMarked(_ action: PaneAction, wantsImpact: Bool) -> [Effect] {
        guard let marked else { return [] }
        var able: [any ListRow] = []
        var skipped: [Intention.Skipped] = []
        for row in marked.rows {
            if let reason = reasonOff(action, for: row, among: marked) {
                skipped.append(.init(key: row.key, title: row.title, reason: reason))
            } else {
                able.append(row)
            }
        }
        guard !able.isEmpty, var intention = intention(action, for: able) else {
            swallowsFrom = action.opensSomething(in: scene) ? now : nil
            say(.refused, reasonOff(action, for: marked) ?? "\(action.label) is not in this version of Tallyman yet")
            return []
        }
        intention.skipped = skipped
        intention.hiddenMarks = list.marks.count - marked.rows.count
        intention.wantsImpact = wantsImpact
        return ask(intention, action.asks)
    }

    private mutating func ask(_ intention: Intention, _ asks: [Ask]) -> [Effect] {
        let detail = intention.targets.first?.row.flatMap { knownDetail(of: $0.key) }
        // Later questions may depend on the answers to earlier ones; whether there is a first one does not.
        var prompt = asks.isEmpty ? nil : Prompt(intention, asks, in: scene, detail)
        if let first = prompt?.shown(in: scene, detail).first {
            prompt?.index = first
            prompt?.enter(in: scene, detail)
        } else {
            prompt = nil
        }
        guard let prompt else { return proceed(intention) }
        hush()
        overlay = .prompt(prompt)
        return []
    }

    /// Everything is said: show the impact, or do it.
    mutating func proceed(_ intention: Intention) -> [Effect] {
        do {
            let items = try intention.items()
            if intention.needsSheet {
                let ticket = newTicket()
                var sheet = Sheet(intention: intention, items: items, ticket: ticket)
                if case .prompt(let prompt) = overlay { sheet.form = prompt }
                hush()
                overlay = .sheet(sheet)
                return perform(items, ticket: ticket, isPreview: true)
            }
            overlay = nil
            return carryOut(intention, items)
        } catch {
            let sentence = Asking.sentence(error)
            if case .prompt(var prompt) = overlay {
                prompt.complaint = sentence
                overlay = .prompt(prompt)
            }
            say(.refused, sentence)
            return []
        }
    }

    mutating func carryOut(_ intention: Intention, _ items: [Performing.Item]) -> [Effect] {
        let ticket = newTicket()
        running[ticket] = intention
        return perform(items, ticket: ticket, isPreview: false)
    }

    private mutating func perform(_ items: [Performing.Item], ticket: Int, isPreview: Bool) -> [Effect] {
        guard let me = scene.me else {
            overlay = nil
            running[ticket] = nil
            say(.failed, "this store has no operator \(operatorName)")
            return []
        }
        return [.perform(Performing(ticket: ticket, items: items, by: me.id, at: now, isPreview: isPreview))]
    }
}
