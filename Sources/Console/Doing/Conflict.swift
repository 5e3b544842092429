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
        intention.said.isEmpty ? intention.label : "\(intention.label), \(intention.said)"
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
