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
    /// The form that it was filled in, to go back to.
    var form: Prompt?

    static let guardMilliseconds = 300

    /// The parameter that may be typed with the confirmation; nil where there is none.
    var note: String? { intention.phrase == nil && !intention.isBulk && intention.values.isEmpty ? intention.action?.note : nil }
    /// There is a field to type into.
    var takesText: Bool { !isFutile && (intention.phrase != nil || note != nil) }
    /// Nothing would come of it: it is refused, or so already.
    var isFutile: Bool { outcome.map { !$0.performed.contains(where: \.changesSomething) } ?? false }
    /// What Esc does.
    var way: String { isFutile && form != nil ? "Esc goes back to what you typed" : "Esc closes" }
    /// Whatever was typed is wanted again, with what is wrong with it.
    var formAgain: Prompt? {
        guard isFutile, var form else { return nil }
        form.complaint = outcome?.performed.first?.refusal?.sentence ?? "it is so already"
        return form
    }

    /// Why Enter does nothing yet; nil when it does it.
    func obstacle(at now: Instant) -> String? {
        guard outcome != nil, let shownAt else { return "wait: the impact is being worked out (Esc cancels)" }
        if isFutile { return "nothing would change: \(way)" }
        if now.milliseconds - shownAt.milliseconds < Self.guardMilliseconds { return "" }
        if let phrase = intention.phrase {
            let typed = typed.text.trimmed
            if typed != phrase, typed != "#" + phrase { return "Enter is off until it is typed" }
        }
        return nil
    }
}
