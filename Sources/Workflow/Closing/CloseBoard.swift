import Ledger
import Vocabulary

/// A month's checklist as it stands: from the steps, what their checks find, and who has signed. Commands and panes read the
/// same.
public struct CloseBoard: Sendable {
    public var period: Period
    public var steps: [CloseStep]
    /// By the steps' numbers.
    public var findings: [Int: CloseFinding]
    /// In the order of the log.
    public var signatures: [SignedStep]

    public init(period: Period, steps: [CloseStep], findings: [Int: CloseFinding], signatures: [SignedStep]) {
        self.period = period
        self.steps = steps
        self.findings = findings
        self.signatures = signatures
    }

    /// Where one step stands, with the signatures that count.
    public struct Standing: Sendable, Equatable {
        public var state: CloseState
        public var preparer: SignedStep?
        public var approver: SignedStep?
    }

    /// By the steps' numbers.
    public var standings: [Int: Standing] {
        var known: [Int: Standing] = [:]
        for step in steps { known[step.number] = standing(of: step, after: known) }
        return known
    }

    private func standing(of step: CloseStep, after known: [Int: Standing]) -> Standing {
        guard step.notApplicable.isEmpty else { return Standing(state: .notApplicable) }
        let own = signatures.filter { $0.signature.step == step.number }
        guard let preparer = own.last(where: { !$0.signature.isApproval }) else {
            return Standing(state: step.dependsOn.allSatisfy { known[$0]?.isClear ?? false } ? .ready : .waiting)
        }
        let approver = own.last { $0.signature.isApproval && $0.sequence > preparer.sequence }
        var standing = Standing(state: .signed, preparer: preparer, approver: approver)
        if let finding = findings[step.number], !finding.isPassing || finding.figure != preparer.signature.figure {
            standing.state = .redo
        } else if step.needsTwoPeople && approver == nil {
            standing.state = .running
        }
        return standing
    }

    public func step(_ number: Int) -> CloseStep? { steps.first { $0.number == number } }

    /// The step whose last signature locks the month, or locks it for good.
    public func lockStep(_ area: LockArea) -> CloseStep? { steps.first { $0.locks == area && $0.notApplicable.isEmpty } }

    /// Steps that must be signed before the month may be locked, and are not.
    public var openSteps: [Int] {
        let standings = standings
        var later: Set<Int> = lockStep(.all).map { [$0.number] } ?? []
        for step in steps where !later.isDisjoint(with: step.dependsOn) { later.insert(step.number) }
        return steps.filter { !later.contains($0.number) && !(standings[$0.number]?.isClear ?? false) }.map(\.number)
    }

    /// Steps that keep a month from being locked for good: its own that are not signed, and those whose figure has moved since
    /// they were. What only happens to fail today, such as a request that waits in the open month, is no reason.
    public func unsettledSteps(before step: CloseStep) -> [Int] {
        let standings = standings
        return steps.filter { other in
            guard other.number != step.number, let standing = standings[other.number], standing.state != .notApplicable else {
                return false
            }
            guard let preparer = standing.preparer, !other.needsTwoPeople || standing.approver != nil else { return true }
            return findings[other.number].map { $0.figure != preparer.signature.figure } ?? false
        }.map(\.number)
    }
}

extension CloseBoard.Standing {
    init(state: CloseState) { self.init(state: state, preparer: nil, approver: nil) }

    /// Nothing is left to do for what depends on it.
    public var isClear: Bool { state == .signed || state == .notApplicable }
}

extension Books {
    /// The checklist of a month, with its checks made now; with `only`, those of these steps.
    func closeBoard(_ period: Period, steps: [CloseStep], only wanted: Set<Int>? = nil) throws -> CloseBoard {
        var findings: [Int: CloseFinding] = [:]
        for step in steps where !step.check.isEmpty && step.notApplicable.isEmpty && wanted?.contains(step.number) ?? true {
            findings[step.number] = try shelf.finding(of: step, in: period)
        }
        return CloseBoard(
            period: period, steps: steps, findings: findings, signatures: try signatures(of: period))
    }

    /// The month that is being closed: the one named, or the one before today's.
    func closingPeriod(_ text: String?, in context: Context) throws -> Period {
        guard let text else { return context.today.period.previous }
        guard let period = Period(text) else { throw Refusal.unreadable("\(text) is no month such as 2026-10") }
        return period
    }
}
