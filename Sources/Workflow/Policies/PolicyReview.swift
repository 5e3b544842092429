import Policy
import Vocabulary

/// A family whose day of review has passed.
public struct ReviewDue: Sendable, Equatable {
    public var family: Family
    public var owner: String
    public var desk: Role?
    public var reviewBy: Day

    /// The kind of exception that tells its owner.
    static let exceptionKind = "policy_review_due"

    /// Families of a version that should have been looked at before this day.
    public static func all(in version: PolicyVersion, today: Day) -> [ReviewDue] {
        version.sheets.compactMap { sheet in
            guard sheet.reviewBy < today, let family = Family(rawValue: sheet.family) else { return nil }
            return ReviewDue(family: family, owner: sheet.owner, desk: sheet.desk.flatMap(Role.init), reviewBy: sheet.reviewBy)
        }
    }
}

/// Tells the owner of a family that its day of review has passed; the engine's own command.
public struct RaiseReview: Command {
    public static let name = "review"
    public static let roles: Set<Role> = [.engine]

    public var review: ReviewDue
    public init(review: ReviewDue) { self.review = review }

    /// The exception that is open already, and the next number.
    public struct Facts: Sendable {
        var isOpen: Bool
        var next: Int
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        Facts(
            isOpen: try books.openExceptions(about: .family(review.family)).contains { $0.kind == ReviewDue.exceptionKind },
            next: books.counters.exception + 1)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard !facts.isOpen else { return .unchanged }
        var exception = ExceptionCase.make(
            ExceptionID(facts.next), ReviewDue.exceptionKind, about: .family(review.family), of: nil,
            "the \(review.family.name) rules of \(review.owner) were to be looked at by \(review.reviewBy)", in: context)
        if let desk = review.desk { exception.desk = desk }
        let record = DecisionRecord(
            command: Self.name, subject: .exception(exception.id), question: "exception", answer: "raised",
            policyVersion: context.rules.version,
            facts: [
                Fact("kind", .text(ReviewDue.exceptionKind)), Fact("family", .text(review.family.name)),
                Fact("review_by", .text("\(review.reviewBy)")),
            ])
        return .done([.exception(.raised(exception))], record)
    }
}

/// Families of the active version that should have been looked at, and have no open exception for it.
public struct ReviewsDue: Question {
    public typealias Answer = [ReviewDue]
    public var now: Instant
    public init(now: Instant) { self.now = now }
}

extension Books {
    /// Open exceptions about reviews that a version with these files settles: its dates lie ahead.
    func reviewsMet(by files: [PolicyFile], in context: Context) throws -> [ExceptionCase] {
        guard case .success(let version) = PolicyVersion.read(files, number: 1, zones: context.zones) else { return [] }
        let due = Set(ReviewDue.all(in: version, today: context.today).map(\.family))
        return try Family.allCases.filter { !due.contains($0) }.flatMap { family in
            try openExceptions(about: .family(family)).filter { $0.kind == ReviewDue.exceptionKind }
        }
    }
}
