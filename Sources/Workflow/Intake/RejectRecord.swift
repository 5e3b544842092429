import Vocabulary

/// Keeps a record that could not be taken, with its place and reason, and puts it into the inbox. The same record again is
/// no news.
public struct RejectRecord: Command {
    public static let name = "reject_record"
    public static let roles: Set<Role> = [.engine, .supervisor, .buyer, .administrator]

    public var rejection: Rejection
    public init(rejection: Rejection) { self.rejection = rejection }

    /// Whether it is known, and the next exception's number.
    public struct Facts: Sendable {
        var isKnown: Bool
        var next: Int
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        Facts(isKnown: try books.wasRejected(rejection.source), next: books.counters.exception + 1)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard !facts.isKnown else { return .unchanged }
        let name = rejection.name.isEmpty ? "" : "\(rejection.name): "
        let place = "\(rejection.file):\(rejection.line)" + (rejection.column.map { ":\($0)" } ?? "")
        let mark = Fingerprint.short("\(rejection.file)\u{1f}\(rejection.source)")
        let exception = ExceptionCase.make(
            ExceptionID(facts.next), "rejected_lines", about: .file(mark), of: nil, "\(name)\(rejection.reason) (\(place))",
            in: context)
        let record = DecisionRecord(
            command: Self.name, subject: .file(mark), question: "intake", answer: "rejected",
            policyVersion: context.rules.version,
            facts: [Fact("place", .text(place)), Fact("reason", .text(rejection.reason))])
        return .done([.intake(.lineRejected(rejection)), .exception(.raised(exception))], record)
    }
}
