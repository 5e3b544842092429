import Vocabulary

/// Notes in the log that a verified copy of the store was made; the engine's own command.
public struct NoteBackup: Command {
    public static let name = "backed_up"
    public static let roles: Set<Role> = [.engine]

    /// The copy's name, without its folder, and the last event that it holds.
    public var file: String
    public var sequence: Int

    public init(file: String, sequence: Int) {
        self.file = file
        self.sequence = sequence
    }

    public func gather(from books: Books, in context: Context) throws {}

    public func decide(on facts: (), in context: Context) -> Decision {
        let record = DecisionRecord(
            command: Self.name, subject: .store, question: "backup", answer: "verified",
            policyVersion: context.rules.version,
            facts: [Fact("file", .text(file)), Fact("last_event", .number(sequence))])
        return .done([.catalog(.storeBackedUp(file: file, sequence: sequence))], record)
    }
}
