import Panes
import Workflow

/// A question on its way to the store, with what its answer becomes.
public struct Asking: Sendable {
    public let slot: Slot
    private let question: @Sendable (any Desk) throws -> Message

    init(_ slot: Slot, _ question: @escaping @Sendable (any Desk) throws -> Message) {
        self.slot = slot
        self.question = question
    }

    /// Has it answered; a failure is a message too.
    public func answer(by desk: any Desk) -> Message {
        do { return try question(desk) } catch { return .failed(slot, sentence: Asking.sentence(error)) }
    }

    static func sentence(_ error: any Error) -> String {
        switch error {
        case let refusal as Refusal: refusal.sentence
        case let fault as WordsFault: fault.sentence
        default: "the store could not do it: \(error)"
        }
    }
}
