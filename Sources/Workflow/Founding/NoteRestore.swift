import Vocabulary

/// Notes in the log that the store was put back from a backup; the engine's own command.
public struct NoteRestore: Command {
    public static let name = "restored"
    public static let roles: Set<Role> = [.engine]

    /// The backup's name, without its folder, and the last event that it held.
    public var file: String
    public var sequence: Int

    public init(file: String, sequence: Int) {
        self.file = file
        self.sequence = sequence
    }

    public func gather(from books: Books, in context: Context) throws {}

    public func decide(on facts: (), in context: Context) -> Decision {
        let record = DecisionRecord(
            command: Self.name, subject: .store, question: "restore", answer: "restored",
            policyVersion: context.rules.version,
            facts: [Fact("file", .text(file)), Fact("last_event", .number(sequence))])
        return .done([.catalog(.storeRestored(file: file, sequence: sequence))], record)
    }
}
