import Synchronization
import Vocabulary
import Workflow

/// What decisions came to under the version that was asked about last, shared by the writer and the readers: decisions are only ever added,
/// so that a preview, the request after it and what was decided meanwhile cost one reading of the log.
final class Rehearsals: Sendable {
    private struct Kept {
        var digest: String
        var since: Instant
        var answer: ReplayPart.Answer
    }

    private let kept = Mutex<Kept?>(nil)

    /// `part` takes the decisions again that follow a number.
    func answer(
        _ digest: String, since: Instant, _ part: (_ after: Int) throws -> ReplayPart.Answer
    ) throws -> ReplayPart.Answer {
        var sum = kept.withLock { kept in
            kept.flatMap { $0.digest == digest && $0.since == since ? $0.answer : nil } ?? ReplayPart.Answer()
        }
        var after: Int? = sum.last
        while let from = after {
            sum.add(try part(from))
            after = sum.next
        }
        kept.withLock { $0 = Kept(digest: digest, since: since, answer: sum) }
        return sum
    }
}
