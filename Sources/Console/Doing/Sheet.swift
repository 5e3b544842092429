import Panes
import Vocabulary

/// What an action would do, shown before it is done.
struct Sheet: Sendable {
    var intention: Intention
    var items: [Performing.Item]
    /// The preview that is waited for.
    var ticket: Int
    var outcome: Outcome?
    /// Since when everything can be read; Enter that is held down does not count for a moment after.
    var shownAt: Instant?
    var typed = Field()
    var scroll = 0
    var complaint = ""

    static let guardMilliseconds = 300

    /// The parameter that may be typed with the confirmation; nil where there is none.
    var note: String? { intention.phrase == nil && !intention.isBulk && intention.values.isEmpty ? intention.action?.note : nil }
    /// There is a field to type into.
    var takesText: Bool { intention.phrase != nil || note != nil }

    /// Why Enter does nothing yet; nil when it does it.
    func obstacle(at now: Instant) -> String? {
        guard let outcome, let shownAt else { return "wait: the impact is being worked out (Esc cancels)" }
        if !outcome.performed.contains(where: { $0.outcome == .done || $0.outcome == .asked }) {
            return "nothing would change: Esc closes"
        }
        if now.milliseconds - shownAt.milliseconds < Self.guardMilliseconds { return "" }
        if let phrase = intention.phrase {
            let typed = typed.text.trimmed
            if typed != phrase, typed != "#" + phrase { return "Enter is off until it is typed" }
        }
        return nil
    }
}
