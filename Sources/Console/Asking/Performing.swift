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
    /// previewed together, so that two of them cannot both be shown the last unit.
    public func result(by desk: any Desk) -> Message {
        do {
            guard isPreview else {
                return .performed(ticket: ticket, Outcome(performed: try items.map { try perform($0, at: desk) }))
            }
            let performed =
                items.count == 1
                ? try items.map { try perform($0, at: desk) }
                : try desk.perform(items.map(\.command), as: Signature(by: by, at: at), preview: true)
            return .performed(ticket: ticket, try Outcome.reading(performed, at: desk))
        } catch {
            return .failed(.perform(ticket), sentence: Asking.sentence(error))
        }
    }

    private func perform(_ item: Item, at desk: any Desk) throws -> Performed {
        try desk.perform(item.command, as: Signature(by: by, at: at, seen: item.seen), preview: isPreview)
    }
}
