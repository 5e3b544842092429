import Panes
import Vocabulary
import Workflow

/// What an action was about has changed while it was under way: what was seen, what it is now, and what was wanted. Nothing
/// was done, and there is no key that does it all the same.
struct Conflict: Sendable {
    var intention: Intention
    /// Why nothing was done.
    var sentence: String
    /// It was asked for some time ago, and has changed since then; else since it was on the screen.
    var isOfRequest = false
    var before: Sight
    /// As it is now; nil until it has been read.
    var after: Sight?
    var shownAt: Instant
    var complaint = ""

    /// The card comes without a key of the operator's: what was typed before it could be read is not for it.
    static let guardMilliseconds = 500

    /// It was a yes to a request: no is said from here, with the key that says it everywhere.
    var isOfYes: Bool { intention.form.name == ApproveRequest.name }

    /// What the operator wanted, with the words that were typed.
    var wanted: String {
        let values = intention.values.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return ([intention.label] + values).joined(separator: ", ")
    }
}

extension Refusal {
    /// It was refused since the thing is not what the asker saw.
    var isConflict: Bool {
        switch self {
        case .changedMeanwhile, .changedSince, .alreadyDecided, .alreadyClosed, .alreadyTaken, .alreadySigned: true
        default: false
        }
    }
}
