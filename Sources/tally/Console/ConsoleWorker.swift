import Console
import Foundation
import Workflow

/// Answers questions and performs commands away from the screen, one after another, on a thread of its own. While it has
/// nothing to do it looks once a second whether anybody has committed.
final class ConsoleWorker: @unchecked Sendable {
    private enum Job {
        case ask(Asking)
        case perform(Performing)
    }

    private let condition = SteadyCondition()
    private let mailbox: ConsoleMailbox
    // Guarded by the condition.
    private var jobs: [Job] = []
    private var desk: (any Desk)?
    private var isOver = false
    private var isWorking = false

    init(_ mailbox: ConsoleMailbox) { self.mailbox = mailbox }

    func start() {
        let thread = Thread { [self] in work() }
        thread.stackSize = 8 << 20
        thread.start()
    }

    func use(_ desk: any Desk) {
        condition.withLock {
            self.desk = desk
            condition.signal()
        }
    }

    /// An answer is on its way.
    var isBusy: Bool { condition.withLock { isWorking || !jobs.isEmpty } }

    /// A question of the same slot that still waits is dropped: nobody looks at its answer any more.
    func ask(_ asking: Asking) {
        condition.withLock {
            jobs.removeAll { if case .ask(let other) = $0 { other.slot == asking.slot } else { false } }
            jobs.append(.ask(asking))
            condition.signal()
        }
    }

    /// Commands go before questions, in their own order.
    func perform(_ performing: Performing) {
        condition.withLock {
            let place = jobs.firstIndex { if case .ask = $0 { true } else { false } } ?? jobs.endIndex
            jobs.insert(.perform(performing), at: place)
            condition.signal()
        }
    }

    func stop() {
        condition.withLock {
            isOver = true
            condition.signal()
        }
    }

    private func work() {
        let clock = ContinuousClock()
        var lastLook: ContinuousClock.Instant?
        while let (job, desk) = next() {
            switch job {
            case .ask(let asking): deliver(asking.answer(by: desk))
            case .perform(let performing): deliver(performing.result(by: desk))
            case nil: break
            }
            if let last = lastLook, clock.now - last < .milliseconds(900) { continue }
            lastLook = clock.now
            if let generation = try? desk.generation() { mailbox.hear(generation) }
        }
    }

    /// Hands an answer over. Nothing is on its way from then on, so that the screen does not wait for more.
    private func deliver(_ message: Message) {
        condition.withLock { isWorking = false }
        mailbox.put(message)
    }

    /// The next job, or none after a second without any; nil when it is over.
    private func next() -> (Job?, any Desk)? {
        condition.withLock {
            isWorking = false
            while !isOver {
                if let desk {
                    if !jobs.isEmpty {
                        isWorking = true
                        return (jobs.removeFirst(), desk)
                    }
                    if !condition.wait(seconds: 1) { return (nil, desk) }
                } else {
                    condition.wait()
                }
            }
            return nil
        }
    }
}
