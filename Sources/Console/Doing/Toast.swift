import Panes
import Vocabulary

/// A sentence on the last line.
struct Toast: Sendable, Equatable {
    enum Kind: Sendable { case ok, note, partly, refused, failed }

    var kind: Kind
    var text: String
    /// When it goes by itself; nil for those that stay until a key.
    var until: Instant?

    /// A word that tells the kind without colour.
    var word: String {
        switch kind {
        case .ok: "OK "
        case .note: ""
        case .partly: "PART "
        case .refused: "NO "
        case .failed: "ERR "
        }
    }

    var tone: Tone {
        switch kind {
        case .ok: .ok
        case .note: .info
        case .partly, .refused: .warn
        case .failed: .bad
        }
    }
}

/// What was said on the last line, kept for `:log`.
struct LogLine: Sendable {
    var at: Instant
    var toast: Toast
}
