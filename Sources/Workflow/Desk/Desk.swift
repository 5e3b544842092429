import Vocabulary

/// The two verbs by which the rest of the program meets a store: perform a command, answer a question. A store elsewhere is
/// a second implementation of these.
public protocol Desk: Sendable {
    /// Performs commands in one write transaction, in order: a refused one leaves the others standing. With `preview` the
    /// same is decided and nothing is written. Throws a fault of the machine only; then nothing was done.
    func perform(_ commands: [any Command], as signature: Signature, preview: Bool) throws -> [Performed]
    /// Answers from what is committed.
    func answer<Q: Question>(_ question: Q) throws -> Q.Answer
    /// Rises whenever anybody commits, in this process or another.
    func generation() throws -> Int
}

extension Desk {
    public func perform(_ command: any Command, as signature: Signature, preview: Bool = false) throws -> Performed {
        try perform([command], as: signature, preview: preview)[0]
    }
}

/// Who commands, when, and what version of the subject they had on the screen.
public struct Signature: Sendable {
    public var by: OperatorID
    public var at: Instant
    public var seen: Int?

    public init(by: OperatorID, at: Instant, seen: Int? = nil) {
        self.by = by
        self.at = at
        self.seen = seen
    }
}

/// Something that a pane, a report or a script asks of the store.
public protocol Question: Sendable {
    associatedtype Answer: Sendable
}
