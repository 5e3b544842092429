import Synchronization
import Vocabulary

/// How many steps of a month are signed and still true, as it was last counted. The frame of every screen shows it and asks with
/// each commit, while the checks read much: they are made anew when somebody signs, and else once a minute.
final class CloseCounts: Sendable {
    private struct Known {
        var period: Period
        var signatures: Int
        var sequence: Int
        var minute: Int
        var done: Int
    }

    private let known = Mutex<Known?>(nil)

    /// The count that is still good, or a new one by `count`.
    func done(
        _ period: Period, signatures: Int, sequence: Int, at now: Instant, count: () throws -> Int
    ) rethrows -> Int {
        let minute = now.milliseconds / 60_000
        let kept = known.withLock { known -> Int? in
            guard let known, known.period == period, known.signatures == signatures else { return nil }
            return known.sequence == sequence || known.minute == minute ? known.done : nil
        }
        if let kept { return kept }
        let done = try count()
        known.withLock {
            $0 = Known(period: period, signatures: signatures, sequence: sequence, minute: minute, done: done)
        }
        return done
    }
}
