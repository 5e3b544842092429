import Vocabulary

/// How far the log's end lies ahead of the clock; nil where that is not more than an hour. One command under a clock that was
/// wrong is enough, and what follows is dated at the log's end until the clock has come there.
public struct LogAhead: Question {
    public struct Ahead: Sendable, Equatable {
        /// The moment of the last event.
        public var end: Instant
        public var hours: Int

        /// `the log's end lies 3 hours ahead of the clock, on 2026-11-23: …`
        public var sentence: String {
            let span = hours < 48 ? "\(hours) hour\(hours == 1 ? "" : "s")" : "\(hours / 24) days"
            return
                "the log's end lies \(span) ahead of the clock, on \(end.day()): everything done until then is dated there. Check the clock; a backup from before is the way back"
        }
    }

    public typealias Answer = Ahead?
    public var now: Instant
    public init(now: Instant) { self.now = now }

    /// Whether a log that ends then is ahead of the clock.
    public func ahead(_ end: Instant) -> Ahead? {
        let hours = end.seconds(since: now) / 3_600
        return hours >= 1 && end > now.adding(hours: 1) ? Ahead(end: end, hours: hours) : nil
    }
}
