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

    /// Performs them one by one, each in a transaction of its own, so that each is judged by its own version. Several are
    /// previewed together, so that two of them cannot both be shown the last unit. What was done before the store failed is
    /// done, and is told as that.
    public func result(by desk: any Desk) -> Message {
        var done: [Performed] = []
        do {
            guard isPreview else {
                for item in items { done.append(try perform(item, at: desk)) }
                return .performed(ticket: ticket, Outcome(performed: done))
            }
            let performed =
                items.count == 1
                ? try items.map { try perform($0, at: desk) }
                : try desk.perform(items.map(\.command), as: Signature(by: by, at: at), preview: true)
            return .performed(ticket: ticket, try Outcome.reading(performed, at: desk))
        } catch {
            guard done.isEmpty else {
                return .performed(ticket: ticket, Outcome(performed: done, brokenOff: Asking.sentence(error)))
            }
            return .failed(.perform(ticket), sentence: Asking.sentence(error))
        }
    }

    private func perform(_ item: Item, at desk: any Desk) throws -> Performed {
        try desk.perform(item.command, as: Signature(by: by, at: at, seen: item.seen), preview: isPreview)
    }
}
