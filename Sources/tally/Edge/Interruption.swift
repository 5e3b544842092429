@preconcurrency import Glibc
import Synchronization

/// Whether somebody has asked the program to stop: what it is about to write is finished first. Asked a second time, it stops
/// at once.
enum Interruption {
    private static let wasAsked = Atomic<Bool>(false)

    /// From now on an interrupt or a termination is noted instead of ending the program.
    static func watch() {
        for number in [SIGINT, SIGTERM] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in Interruption.note() }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
            sigaction(number, &action, nil)
        }
    }

    private static func note() { wasAsked.store(true, ordering: .relaxed) }

    static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }
}
