import Console
import Synchronization
import Terminal
import Vocabulary

/// Where the console's threads meet: the workers put messages in and wake the terminal, the loop takes them out.
final class ConsoleMailbox: Sendable {
    private struct Content {
        var messages: [Message] = []
        var generation: Int?
        var heard = 0
    }

    private let content = Mutex(Content())

    func put(_ message: Message) {
        content.withLock { $0.messages.append(message) }
        Terminal.wake()
    }

    /// Notes that the store was heard. The screen is only woken when somebody has committed.
    func hear(_ generation: Int) {
        let isNews = content.withLock { content in
            defer { content.generation = generation }
            content.heard += 1
            return content.generation != generation
        }
        if isNews { Terminal.wake() }
    }

    /// Everything that has come since the last time.
    func take() -> [Message] {
        content.withLock { content in
            var taken = content.messages
            content.messages = []
            if content.heard > 0, let generation = content.generation { taken.append(.changed(generation: generation)) }
            content.heard = 0
            return taken
        }
    }
}
