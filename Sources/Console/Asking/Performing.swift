import Panes
import Vocabulary
import Workflow

/// Commands on their way to the store, with the versions that the operator saw.
public struct Performing: Sendable {
    /// One command about one thing.
    public struct Item: Sendable {
        /// What people call the thing.
        public let title: String
        /// The command as it would be typed.
        public let words: [String]
        public let command: any Command
        public let seen: Int?
    }

    public let ticket: Int
    public let items: [Item]
    public let by: OperatorID
    public let at: Instant
    public let isPreview: Bool

    /// Performs them one by one, each in a transaction of its own, so that each is judged by its own version.
    public func result(by desk: any Desk) -> Message {
        do {
            let performed = try items.map { item in
                try desk.perform(item.command, as: Signature(by: by, at: at, seen: item.seen), preview: isPreview)
            }
            let outcome = isPreview ? try Outcome.reading(performed, at: desk) : Outcome(performed: performed)
            return .performed(ticket: ticket, outcome)
        } catch {
            return .failed(.perform(ticket), sentence: Asking.sentence(error))
        }
    }
}
