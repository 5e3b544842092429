import Foundation
import Synchronization

/// Jobs that work on the store beside the screen: before it is closed they are asked to stop, and waited for.
final class StoreJobs: Sendable {
    private let stop = Atomic<Bool>(false)
    private let group = DispatchGroup()

    /// Somebody wants to close the store: what is being written is finished, the rest is left.
    var isStopping: Bool { stop.load(ordering: .relaxed) }

    func begin() { group.enter() }
    func end() { group.leave() }

    /// Returns when none is at work any more.
    func finish() {
        stop.store(true, ordering: .relaxed)
        group.wait()
    }
}
