import Panes
import Vocabulary
import Workflow

/// How old what is on the screen is, always as a word.
enum Freshness: Equatable {
    case live, paused
    /// Heard just now, but the log's end lies so many hours ahead of the clock: what is done is dated there.
    case ahead(hours: Int)
    case slow(seconds: Int)
    case stale(seconds: Int)

    /// The store is heard once a second while all is well.
    init(lastHeard: Instant, now: Instant, isPaused: Bool, ahead: LogAhead.Ahead? = nil) {
        let seconds = now.seconds(since: lastHeard)
        switch seconds {
        case _ where isPaused: self = .paused
        case ..<5: self = ahead.map { .ahead(hours: $0.hours) } ?? .live
        case ..<30: self = .slow(seconds: seconds)
        default: self = .stale(seconds: seconds)
        }
    }

    var word: String {
        switch self {
        case .live: "[LIVE]"
        case .ahead: "[AHEAD]"
        case .paused: "[PAUSED]"
        case .slow(let seconds): "[SLOW \(seconds)s]"
        case .stale(let seconds): "[STALE \(seconds)s]"
        }
    }

    /// The same where there is room for more.
    var longWord: String {
        guard case .ahead(let hours) = self else { return word }
        return hours < 48 ? "[LOG \(hours)h AHEAD]" : "[LOG \(hours / 24)d AHEAD]"
    }

    var tone: Tone {
        switch self {
        case .live: .ok
        case .paused, .slow, .ahead: .warn
        case .stale: .bad
        }
    }
}
