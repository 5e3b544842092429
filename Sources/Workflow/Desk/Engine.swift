import Vocabulary

/// The engine: evaluates everything that is due, batch by batch, through the same commands as everybody.
public struct Engine {
    /// What one round of work came to.
    public struct Report: Sendable, Equatable {
        public var looked = 0
        public var allocated = 0
        public var backordered = 0
        public var released = 0
        public var raised = 0
        public var expired = 0
        /// Orders that the engine would have gone on with, where its mode is to propose or to look on.
        public var proposed = 0
        /// The version of the policy that became active.
        public var policy: Int?
        /// Orders that could not be worked since rows of the store contradict each other: a sentence each.
        public var broken: [String] = []

        public init() {}
    }

    private let desk: any Desk
    private let batch: Int

    /// An engine that commits every `batch` orders.
    public init(desk: any Desk, batch: Int = 200) {
        self.desk = desk
        self.batch = batch
    }

    /// Lets late requests lapse, raises what is overdue, then allocates, routes and releases; `progress` hears how many of how many orders are done.
    public func work(at now: Instant, progress: (Int, Int) -> Void = { _, _ in }) throws -> Report {
        var report = Report()
        let signature = Signature(by: Operator.engineID, at: now)
        report.policy = try desk.answer(PolicyDue(now: now))
        if report.policy != nil { _ = try desk.perform(EnactPolicy(), as: signature) }
        try expireLate(signature, &report)
        try raiseOverdue(signature, &report)
        let due = try desk.answer(DueOrders(now: now))
        report.looked = due.count
        var start = 0
        while start < due.count {
            let end = min(start + batch, due.count)
            let commands = due[start..<end].flatMap { id -> [any Command] in
                [AllocateOrder(order: OrderReference(id)), ReleaseOrder(order: OrderReference(id))]
            }
            for performed in try desk.perform(commands, as: signature, preview: false) {
                if case .inconsistent(let sentence) = performed.refusal, !report.broken.contains(sentence) {
                    report.broken.append(sentence)
                }
                guard performed.outcome == .done else { continue }
                if performed.events.contains(where: { if case .proposal(.made) = $0.event { true } else { false } }) {
                    report.proposed += 1
                }
                switch performed.record?.answer {
                case "reserved", "reserved in part": report.allocated += 1
                case "backordered": report.backordered += 1
                case "released": report.released += 1
                default: break
                }
            }
            start = end
            progress(start, due.count)
        }
        return report
    }

    /// Requests that nobody answered in time lapse: silence is never a yes.
    private func expireLate(_ signature: Signature, _ report: inout Report) throws {
        let late = try desk.answer(LateRequests(now: signature.at))
        guard !late.isEmpty else { return }
        report.expired = try desk.perform(late.map { ExpireRequest(request: $0) }, as: signature, preview: false)
            .filter { $0.outcome == .done && $0.record?.answer == "expired" }.count
    }

    private func raiseOverdue(_ signature: Signature, _ report: inout Report) throws {
        let overdue = try desk.answer(Overdue(now: signature.at))
        let reviews: [any Command] = try desk.answer(ReviewsDue(now: signature.at)).map { RaiseReview(review: $0) }
        let commands: [any Command] =
            reviews
            + overdue.orders.map {
                RaiseException(
                    about: .known(.order($0)), kind: "deadline_missed", reason: "its promise has passed and it has not left")
            }
            + overdue.holds.map {
                RaiseException(
                    about: .known(.order($0)), kind: "hold_overdue", reason: "a hold was due for a decision and still stands")
            }
        var start = 0
        while start < commands.count {
            let end = min(start + batch, commands.count)
            report.raised += try desk.perform(Array(commands[start..<end]), as: signature, preview: false)
                .filter { $0.outcome == .done }.count
            start = end
        }
    }
}
