import Vocabulary

/// What comes of a question that the store could not answer: it is said, and asked again after a while.
extension ConsoleModel {
    static let retrySeconds = 5

    mutating func fail(_ slot: Slot, _ sentence: String) {
        switch slot {
        case .perform(let ticket): return fail(ticket, sentence)
        case .find, .gather: return say(.refused, sentence)
        case .count: return say(.failed, sentence)
        case .listing(let id):
            guard let index = panes.firstIndex(where: { $0.pane.id == id }) else { return }
            defer { panes[index].trouble = sentence }
            // The same trouble, time after time, is said once; the list's line keeps saying that it is not read.
            if panes[index].trouble != sentence { say(.failed, sentence) }
        case .overview, .detail, .rail: if retries[slot] == nil, toast?.text != sentence { say(.failed, sentence) }
        }
        retries[slot] = now.adding(seconds: Self.retrySeconds)
    }

    /// Forgets that it was asked what could not be read, once it is time to ask again.
    mutating func retry() {
        for (slot, due) in retries where due <= now {
            retries[slot] = nil
            switch slot {
            case .overview: overviewMark = nil
            case .rail: railMark = nil
            case .detail: detailMark = nil
            case .listing(let id): for index in panes.indices where panes[index].pane.id == id { panes[index].isOutdated = true }
            case .find, .gather, .count, .perform: break
            }
        }
    }

    /// The machine's clock was put back: moments that now lie ahead would keep the screen fresh, and keys from acting, until
    /// the clock has come to them again.
    mutating func stepBack(to now: Instant) {
        lastHeard = min(lastHeard, now)
        (interruptedAt, leaveAskedAt, swallowsFrom, undo) = (nil, nil, nil, nil)
        if toast?.until != nil { toast?.until = now.adding(seconds: 8) }
        for slot in retries.keys { retries[slot] = now }
        for index in panes.indices {
            panes[index].movedAt = nil
            panes[index].askedAt = panes[index].askedAt.map { min($0, now) }
            for item in panes[index].items.indices { panes[index].items[item].changedAt = nil }
        }
        switch overlay {
        case .sheet(var sheet):
            sheet.shownAt = sheet.shownAt.map { min($0, now) }
            overlay = .sheet(sheet)
        case .conflict(var conflict):
            conflict.shownAt = min(conflict.shownAt, now)
            overlay = .conflict(conflict)
        default: break
        }
    }
}
