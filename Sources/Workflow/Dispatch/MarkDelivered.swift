import Vocabulary

/// Says that an instruction lies in the outbox folder; the engine's own command.
public struct MarkDelivered: Command {
    public static let name = "deliver"
    public static let roles: Set<Role> = [.engine]

    public var key: String
    public init(key: String) { self.key = key }

    /// Whether it still waits; nil when there is no such instruction.
    public func gather(from books: Books, in context: Context) throws -> Bool? { try books.isWaiting(instruction: key) }

    public func decide(on isWaiting: Bool?, in context: Context) -> Decision {
        guard let isWaiting else { return .refused(.unknownThing("instruction \(key)")) }
        guard isWaiting else { return .unchanged }
        let record = DecisionRecord(
            command: Self.name, subject: .store, question: "delivery", answer: "delivered",
            policyVersion: context.rules.version, facts: [Fact("key", .text(key))])
        return .done([.dispatch(.delivered(key: key))], record)
    }
}

/// Instructions that are not in the outbox folder yet, oldest first.
public struct PendingInstructions: Question {
    public typealias Answer = [Instruction]
    public init() {}
}

/// Every instruction with when it was delivered, newest first.
public struct InstructionList: Question {
    public struct Row: Sendable, Equatable {
        public var instruction: Instruction
        /// The event that asked for it.
        public var sequence: Int
        public var deliveredAt: Instant?

        public init(instruction: Instruction, sequence: Int, deliveredAt: Instant?) {
            self.instruction = instruction
            self.sequence = sequence
            self.deliveredAt = deliveredAt
        }
    }

    public typealias Answer = [Row]
    public var limit: Int
    public init(limit: Int) { self.limit = limit }
}
