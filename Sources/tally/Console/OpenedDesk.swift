import Store
import Synchronization

/// The store that the console works on, once there is one; the greeting may make it on another thread.
final class OpenedDesk: Sendable {
    private let content: Mutex<StoreDesk?>

    init(_ desk: StoreDesk?) { content = Mutex(desk) }

    var desk: StoreDesk? { content.withLock { $0 } }

    func put(_ desk: StoreDesk) { content.withLock { $0 = desk } }
}
