import Ledger
import Vocabulary

/// Shuts a month: one side of the books, all of them (when every step is signed and a second person types the phrase), or all
/// of them for good (after the audit, when nobody has it open and no figure has moved).
public struct LockPeriod: Command {
    public static let name = "lock"
    public static let roles: Set<Role> = [.financeClerk, .controller]

    public var period: String
    public var area: LockArea
    /// What the person typed: `LOCK 2026-10`, or `LOCK 2026-10 FOR GOOD`.
    public var phrase: String

    public init(period: String, area: LockArea = .all, phrase: String = "") {
        self.period = period
        self.area = area
        self.phrase = phrase
    }

    /// The words that have to be typed.
    public static func phrase(_ area: LockArea, _ period: Period) -> String {
        "LOCK \(period)" + (area == .final ? " FOR GOOD" : "")
    }

    /// The checklist, who prepared its last step, and what is shut already.
    public struct Facts: Sendable {
        var board: CloseBoard
        var preparer: Operator?
        var locks: Locks
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let month = try books.closingPeriod(period, in: context)
        let board = try books.closeBoard(month, steps: area.isSide ? [] : context.rules.closeSteps(of: month))
        let preparer = board.lockStep(area).flatMap { board.standings[$0.number]?.preparer?.signature.by }
        return Facts(board: board, preparer: preparer.flatMap { books.operators[$0] }, locks: books.locks)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let period = facts.board.period
        guard period.last < context.today else { return .refused(.periodNotOver(period)) }
        if let last = facts.locks.through[area], period <= last {
            return .refused(.alreadyThere("the lock of \(period) (\(area.word))"))
        }
        guard !area.isSide else { return .done([.closing(.locked(area, through: period))], record(facts, in: context)) }
        guard let step = facts.board.lockStep(area) else {
            return .refused(
                .wouldNotFit(Self.name, because: "no step of close.yaml locks \(area.word): add locks: \(area.word) to one"))
        }
        guard context.by.roles.contains(.controller) else {
            return .refused(.notAllowed("lock \(period)", by: context.by.name.text, needs: [.controller]))
        }
        if let refusal = area == .final ? unfinished(facts, step, in: context) : unsigned(facts, step) {
            return .refused(refusal)
        }
        if let refusal = secondPerson(facts, step, in: context) { return .refused(refusal) }
        let wanted = LockPeriod.phrase(area, period)
        guard phrase == wanted else { return .refused(.phraseMissing(wanted)) }
        let finding = facts.board.findings[step.number]
        let signature = StepSignature(
            period: period, step: step.number, by: context.by.id, isApproval: area == .all || step.needsTwoPeople,
            figure: finding?.figure ?? 0, value: finding?.value ?? "", limits: step.limits.words,
            policyVersion: context.rules.version)
        return .done(
            [.closing(.signed(signature)), .closing(.locked(area, through: period))], record(facts, in: context))
    }

    private func record(_ facts: Facts, in context: Context) -> DecisionRecord {
        DecisionRecord(
            command: Self.name, subject: .period(facts.board.period), question: "lock", answer: "locked",
            policyVersion: context.rules.version,
            facts: [Fact("area", .text(area.word))]
                + (facts.preparer.map { [Fact("prepared_by", .text($0.name.text))] } ?? []))
    }

    /// Refuses while steps before the lock are not signed.
    private func unsigned(_ facts: Facts, _ step: CloseStep) -> Refusal? {
        let open = facts.board.openSteps
        return open.isEmpty ? nil : .stepWaits("lock \(facts.board.period)", for: open)
    }

    /// Refuses to lock for good what is not locked, what somebody has open, and what has moved since it was signed.
    private func unfinished(_ facts: Facts, _ step: CloseStep, in context: Context) -> Refusal? {
        let period = facts.board.period
        guard let last = facts.locks.through[.all], period <= last else {
            return .wouldNotFit("\(period)", because: "it is not locked yet: that comes first")
        }
        if let until = facts.locks.reopened(period, at: context.at) {
            return .wouldNotFit("\(period)", because: "it is open by exception until \(until)")
        }
        let moved = facts.board.unsettledSteps(before: step)
        guard moved.isEmpty else { return .stepWaits("lock \(period) for good", for: moved) }
        guard let finding = facts.board.findings[step.number], !finding.isPassing else { return nil }
        return .checkFails("step \(step.number) of \(period)", value: finding.value, fix: finding.fix)
    }

    /// Where two people are wanted, one has signed and another one locks.
    private func secondPerson(_ facts: Facts, _ step: CloseStep, in context: Context) -> Refusal? {
        guard area == .all || step.needsTwoPeople else { return nil }
        guard let preparer = facts.preparer else {
            return .wouldNotFit(Self.name, because: "step \(step.number) is signed first, by one person, and locked by another")
        }
        return preparer.isSamePerson(as: context.by) ? .ownSignature("step \(step.number) of \(facts.board.period)") : nil
    }
}
