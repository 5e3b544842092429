import Foundation
@preconcurrency import Glibc
import Vocabulary

/// The only place that reads the system's clock.
enum SystemClock {
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: time.tv_sec * 1_000 + time.tv_nsec / 1_000_000)
    }

    /// The same, or on a practice store what TALLY_NOW says, so that exercises can be repeated.
    static func now(isPractice: Bool) throws -> Instant {
        guard isPractice, let text = ProcessInfo.processInfo.environment["TALLY_NOW"], !text.isEmpty else { return now() }
        guard let moment = Instant(text) else {
            throw Failure.use("TALLY_NOW is \(text), which is no moment such as 2026-11-23T10:00:00Z")
        }
        return moment
    }
}
