import Vocabulary

/// Says that an instruction lies in the outbox folder; the engine's own command. One that was withdrawn while it was put
/// there is for somebody to look at: the money may leave twice.
public struct MarkDelivered: Command {
    public static let name = "deliver"
    public static let roles: Set<Role> = [.engine]

    public var key: String

    public init(key: String) { self.key = key }

    /// How far it is, and its order where it was withdrawn; no state when there is no such instruction.
    public struct Facts: Sendable {
        var state: InstructionState?
        var sight: OrderSight?
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        var facts = Facts(state: try books.state(ofInstruction: key))
        if facts.state == .withdrawn, let id = Instruction.order(ofKey: key), let order = try books.order(id) {
            facts.sight = try books.sight(of: order, in: context)
        }
        return facts
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard let state = facts.state else { return .refused(.unknownThing("instruction \(key)")) }
        guard state != .delivered else { return .unchanged }
        let record = DecisionRecord(
            command: Self.name, subject: .store, question: "delivery", answer: "delivered",
            policyVersion: context.rules.version, facts: [Fact("key", .text(key))])
        let doubt = facts.sight?.raisingOrAdding(
            "refund_unassigned",
            ["instruction \(key) was put into the outbox while the shop paid by itself: ask whoever pays what became of it"],
            in: context)
        return .done([.dispatch(.delivered(key: key))] + (doubt ?? []), record)
    }
}

/// Instructions that are not in the outbox folder yet, oldest first.
public struct PendingInstructions: Question {
    public typealias Answer = [Instruction]
    /// Those that were withdrawn before they were delivered, instead of those that wait.
    public var withdrawn: Bool

    public init(withdrawn: Bool = false) { self.withdrawn = withdrawn }
}

/// Every instruction with when it was delivered or withdrawn, newest first.
public struct InstructionList: Question {
    public struct Row: Sendable, Equatable {
        public var instruction: Instruction
        /// The event that asked for it.
        public var sequence: Int
        public var deliveredAt: Instant?
        public var withdrawnAt: Instant?

        public init(instruction: Instruction, sequence: Int, deliveredAt: Instant?, withdrawnAt: Instant? = nil) {
            self.instruction = instruction
            self.sequence = sequence
            self.deliveredAt = deliveredAt
            self.withdrawnAt = withdrawnAt
        }
    }

    public typealias Answer = [Row]
    public var limit: Int

    public init(limit: Int) { self.limit = limit }
}
