import Ledger
import Vocabulary
import Workflow

extension CloseList: Answering {
    func answer(from reader: Reader) throws -> [CloseRow] {
        let board = try reader.closeBoard(period)
        let standings = board.standings
        return try board.steps.map { step in
            try reader.row(of: step, standings[step.number]!, board.findings[step.number], in: period)
        }
    }
}

extension Reader {
    /// The checklist of a month as it stands; with `checking`, only the checks of these steps are made.
    func closeBoard(_ period: Period, checking numbers: Set<Int>? = nil) throws -> CloseBoard {
        let steps = try house().rules.closeSteps(of: period)
        let wanted = steps.filter { $0.notApplicable.isEmpty && numbers?.contains($0.number) ?? true }
        var findings: [Int: CloseFinding] = [:]
        for step in wanted { findings[step.number] = try finding(of: step, in: period) }
        return CloseBoard(
            period: period, steps: steps, findings: findings, signatures: try shelf.signatures(of: period))
    }

    /// A step with its check, its signatures, and what moved it since.
    fileprivate func row(
        of step: CloseStep, _ standing: CloseBoard.Standing, _ finding: CloseFinding?, in period: Period
    ) throws -> CloseRow {
        var row = CloseRow(
            step: step, period: period, state: standing.state, value: finding?.value ?? "", isPassing: finding?.isPassing,
            detail: detail(of: step, finding), offending: finding?.offending ?? [], fix: finding?.fix ?? "",
            needsNote: finding?.needsNote ?? false,
            preparer: name(of: standing.preparer?.signature.by), preparedAt: standing.preparer?.at,
            approver: name(of: standing.approver?.signature.by), approvedAt: standing.approver?.at,
            signedLimits: signedLimits(standing.preparer?.signature))
        guard standing.state == .redo, let finding, let preparer = standing.preparer else { return row }
        let mover = try mover(of: finding, since: preparer.sequence, in: period)
        row.movedBy = mover?.sequence
        row.moved =
            (mover.map { "event \($0.sequence) on \($0.day) moved it" } ?? "it moved")
            + " since \(row.preparer) signed" + (preparer.signature.value.isEmpty ? "" : " at \(preparer.signature.value)")
        if mover == nil, finding.figure == preparer.signature.figure, step.limits.words != preparer.signature.limits {
            row.moved = "the policy says \(step.limits.words) now; \(row.preparer) signed under \(row.signedLimits)"
        }
        return row
    }

    /// The thresholds that a signature stands for, and the version of the policy that said them; empty where there are none.
    private func signedLimits(_ signature: StepSignature?) -> String {
        guard let signature, !signature.limits.isEmpty else { return "" }
        return "\(signature.limits) (policy \(signature.policyVersion))"
    }

    private func detail(of step: CloseStep, _ finding: CloseFinding?) -> String {
        if !step.notApplicable.isEmpty { return step.notApplicable }
        if let finding { return finding.detail }
        return step.check.isEmpty ? "" : "there is no check \(step.check)"
    }

    /// The first posting after a signature that touched what the check looks at; the first event where the check looks at no
    /// account.
    private func mover(
        of finding: CloseFinding, since sequence: Int, in period: Period
    ) throws -> (sequence: Int, day: Day)? {
        var found: (sequence: Int, day: Day)?
        for account in finding.accounts {
            let first = try statements(
                """
                SELECT j.sequence, j.day FROM journal_entry j JOIN journal_line l ON l.sequence = j.sequence
                WHERE j.sequence > ? AND j.period <= ? AND l.account = ? ORDER BY j.sequence LIMIT 1
                """
            ).first {
                $0.int(sequence)
                $0.int(period.number)
                $0.int(account.number)
            } _: {
                (sequence: $0.int(0), day: $0.day(1))
            }
            if let first, first.sequence < (found?.sequence ?? .max) { found = first }
        }
        if found != nil || !finding.accounts.isEmpty { return found }
        return try statements(
            "SELECT sequence, at FROM event WHERE sequence > ? AND subject >> 56 <> 11 ORDER BY sequence LIMIT 1"
        ).first {
            $0.int(sequence)
        } _: {
            (sequence: $0.int(0), day: $0.moment(1).day())
        }
    }
}
