import Vocabulary
import Workflow

extension CloseList: Answering {
    func answer(from reader: Reader) throws -> [CloseRow] {
        let steps = try reader.house().closeSteps
        var findings: [String: CloseFinding] = [:]
        for check in CloseCheck.all where steps.contains(where: { $0.check == check.name && $0.notApplicable.isEmpty }) {
            findings[check.name] = try check.look(reader, period)
        }
        var clear: [Int: Bool] = [:]
        return steps.map { step in
            let finding = findings[step.check]
            let isReady = step.dependsOn.allSatisfy { clear[$0] ?? false }
            let applies = step.notApplicable.isEmpty
            clear[step.number] = !applies || (isReady && (finding?.isPassing ?? step.check.isEmpty))
            return CloseRow(
                step: step, period: period, state: applies ? (isReady ? .ready : .waiting) : .notApplicable,
                value: finding?.value ?? "", isPassing: finding?.isPassing, detail: detail(of: step, finding),
                offending: finding?.offending ?? [])
        }
    }

    private func detail(of step: CloseStep, _ finding: CloseFinding?) -> String {
        if !step.notApplicable.isEmpty { return step.notApplicable }
        if let finding { return finding.detail }
        return step.check.isEmpty ? "" : "there is no check \(step.check)"
    }
}
