import Ledger
import Vocabulary

/// Says that a step of the close is done: as its preparer, or as the second person where two are wanted. A step that shuts a
/// side of the books shuts it with its signature.
public struct SignStep: Command {
    public static let name = "sign"
    public static let roles: Set<Role> = [.supervisor, .buyer, .financeClerk, .controller]

    public var step: Int
    /// Such as `2026-10`; nil for the month before today's.
    public var period: String?
    /// What the check found, explained; some steps want it.
    public var reason: String

    public init(step: Int, period: String? = nil, reason: String = "") {
        self.step = step
        self.period = period
        self.reason = reason
    }

    /// The checklist, and the person who prepared the step.
    public struct Facts: Sendable {
        var board: CloseBoard
        var preparer: Operator?
        /// Who signed last.
        var signer: String
        var locks: Locks
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        let month = try books.closingPeriod(period, in: context)
        let steps = context.rules.closeSteps(of: month)
        // Its own check, and those of the steps that it waits for: whether they stand is no question of the steps before them.
        let before = steps.first { $0.number == step }?.dependsOn ?? []
        let board = try books.closeBoard(month, steps: steps, only: Set(before + [step]))
        let standing = board.standings[step]
        let signer = standing?.approver ?? standing?.preparer
        return Facts(
            board: board, preparer: (standing?.preparer?.signature.by).flatMap { books.operators[$0] },
            signer: signer.map { books.name(of: $0.signature.by) } ?? "", locks: books.locks)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        let board = facts.board
        let text = "step \(step) of \(board.period)"
        guard let step = board.step(step), let standing = board.standings[self.step] else {
            return .refused(.unknownThing("\(text): close.yaml has no such number"))
        }
        guard step.notApplicable.isEmpty else { return .refused(.wouldNotFit(text, because: step.notApplicable)) }
        guard context.by.roles.contains(step.owner) || context.by.roles.contains(.controller) else {
            return .refused(.notAllowed("sign \(text)", by: context.by.name.text, needs: [step.owner, .controller]))
        }
        guard board.period.last < context.today else { return .refused(.periodNotOver(board.period)) }
        if standing.state == .signed, let signed = standing.approver ?? standing.preparer {
            return .refused(.alreadySigned(text, by: facts.signer, at: context.local(signed.at)))
        }
        if standing.state == .waiting { return .refused(.stepWaits(text, for: board.unsigned(before: step))) }
        let isApproval = standing.state == .running
        if isApproval, facts.preparer?.isSamePerson(as: context.by) == true { return .refused(.ownSignature(text)) }
        if let area = step.locks, !area.isSide, isApproval || area == .final && !step.needsTwoPeople {
            let option = area == .final ? " --area final" : ""
            return .refused(
                .wouldNotFit(
                    text,
                    because:
                        "its \(isApproval ? "second " : "")signature is lock \(board.period)\(option) --confirm '\(LockPeriod.phrase(area, board.period))'"
                ))
        }
        // A step that shuts a side of the books has nothing to prove before it is signed: its signature shuts it.
        let finding = board.findings[step.number]
        if let finding, !finding.isPassing, step.locks?.isSide != true {
            return .refused(.checkFails(text, value: finding.value, fix: finding.fix))
        }
        if let finding, finding.needsNote, reason.isEmpty {
            return .refused(.explanationMissing(text, value: finding.value))
        }
        return .done(events(step, isApproval, finding, facts, in: context), record(step, isApproval, finding, board, in: context))
    }

    private func events(
        _ step: CloseStep, _ isApproval: Bool, _ finding: CloseFinding?, _ facts: Facts, in context: Context
    ) -> [Event] {
        let period = facts.board.period
        let signature = StepSignature(
            period: period, step: step.number, by: context.by.id, isApproval: isApproval, figure: finding?.figure ?? 0,
            value: (step.locks?.isSide == true ? "" : finding?.value ?? "") + (reason.isEmpty ? "" : ": \(reason)"),
            limits: step.limits.words, policyVersion: context.rules.version)
        var events: [Event] = [.closing(.signed(signature))]
        let isComplete = isApproval || !step.needsTwoPeople
        if isComplete, let area = step.locks, area.isSide, (facts.locks.through[area] ?? Period(number: 0)) < period {
            events.append(.closing(.locked(area, through: period)))
        }
        return events
    }

    private func record(
        _ step: CloseStep, _ isApproval: Bool, _ finding: CloseFinding?, _ board: CloseBoard, in context: Context
    ) -> DecisionRecord {
        DecisionRecord(
            command: Self.name, subject: .period(board.period), question: "sign-off",
            answer: isApproval ? "approved" : "prepared", policyVersion: context.rules.version,
            facts: [
                Fact("step", .number(step.number)), Fact("title", .text(step.title)),
                Fact("check", .text(step.check.isEmpty ? "none" : step.check)), Fact("value", .text(finding?.value ?? "")),
            ] + (step.limits.words.isEmpty ? [] : [Fact("limits", .text(step.limits.words))])
                + (reason.isEmpty ? [] : [Fact("reason", .text(reason))]))
    }
}

extension CloseBoard {
    /// Steps that this one waits for.
    func unsigned(before step: CloseStep) -> [Int] {
        let standings = standings
        return step.dependsOn.filter { !(standings[$0]?.isClear ?? false) }
    }
}
