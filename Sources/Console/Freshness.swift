import Panes
import Vocabulary

/// How old what is on the screen is, always as a word.
enum Freshness: Equatable {
    case live, paused
    case slow(seconds: Int)
    case stale(seconds: Int)

    /// The store is heard once a second while all is well.
    init(lastHeard: Instant, now: Instant, isPaused: Bool) {
        let seconds = now.seconds(since: lastHeard)
        switch seconds {
        case _ where isPaused: self = .paused
        case ..<5: self = .live
        case ..<30: self = .slow(seconds: seconds)
        default: self = .stale(seconds: seconds)
        }
    }

    var word: String {
        switch self {
        case .live: "[LIVE]"
        case .paused: "[PAUSED]"
        case .slow(let seconds): "[SLOW \(seconds)s]"
        case .stale(let seconds): "[STALE \(seconds)s]"
        }
    }

    var tone: Tone {
        switch self {
        case .live: .ok
        case .paused, .slow: .warn
        case .stale: .bad
        }
    }
}
