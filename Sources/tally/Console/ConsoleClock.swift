import Foundation
import Vocabulary

/// The console's time. On a practice store TALLY_NOW sets where it starts; then it goes on from there.
struct ConsoleClock: Sendable {
    private let shiftMilliseconds: Int

    init(isPractice: Bool) {
        let text = isPractice ? ProcessInfo.processInfo.environment["TALLY_NOW"] : nil
        let start = text.flatMap { Instant($0) }
        shiftMilliseconds = start.map { $0.milliseconds - SystemClock.now().milliseconds } ?? 0
    }

    var now: Instant { Instant(milliseconds: SystemClock.now().milliseconds + shiftMilliseconds) }
}
