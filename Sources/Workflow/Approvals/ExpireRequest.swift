import Vocabulary

/// Lets a request lapse that nobody answered in time, or hands it to a controller where its rule says so: silence is never a yes. The engine's own command.
public struct ExpireRequest: Command {
    public static let name = "expire"
    public static let roles: Set<Role> = [.engine]

    public var request: ApprovalID
    public init(request: ApprovalID) { self.request = request }

    public func gather(from books: Books, in context: Context) throws -> RequestSight {
        try books.requestSight(request)
    }

    public func decide(on sight: RequestSight, in context: Context) -> Decision {
        if let refusal = sight.refusal(in: context, isDecision: false) { return .refused(refusal) }
        guard sight.approval.dueAt < context.at else {
            return .refused(.wouldNotFit(sight.text, because: "it may be answered until \(context.local(sight.approval.dueAt))"))
        }
        let course = sight.approval.course
        if course.escalates, let step = course.current {
            let dueAt = context.at.adding(hours: course.steps[step].withinHours)
            return .done(
                [.approval(.escalated(request, to: .controller, dueAt: dueAt))],
                sight.record(Self.name, "escalated", note: "nobody answered in time", in: context))
        }
        return .done(
            [.approval(.expired(request))], sight.record(Self.name, "expired", note: "nobody answered in time", in: context))
    }
}

/// Requests that wait and whose time is over, oldest first.
public struct LateRequests: Question {
    public typealias Answer = [ApprovalID]
    public var now: Instant
    public init(now: Instant) { self.now = now }
}
