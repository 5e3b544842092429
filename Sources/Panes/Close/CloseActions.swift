import Workflow

/// What can be done with a step of the close.
enum CloseActions {
    static let all: [PaneAction] = [
        PaneAction(
            "a", "sign", "Sign the step; its check has to pass.", command: "sign", on: CloseRow.self,
            presets: { ["step": "\($0.step.number)", "period": "\($0.period)"] }
        ) { row, _ in
            if !row.step.notApplicable.isEmpty { return "step \(row.step.number) is not asked for: \(row.step.notApplicable)" }
            if row.state == .signed { return "step \(row.step.number) is signed already" }
            if row.state == .waiting { return "step \(row.step.number) waits for \(row.dependencies)" }
            return row.isPassing == false && row.step.locks?.isSide != true ? "its check does not pass: \(row.value)" : nil
        },
        PaneAction(
            "O", "reopen", "Open a locked month again, with a reason that is kept for ever.", command: "reopen",
            on: CloseRow.self, asks: [Ask("reason", hint: "why it has to be opened")],
            presets: { ["period": "\($0.period)"] }
        ) { _, _ in nil },
        PaneAction(
            "L", "lock", "Lock the month: nothing dated in it can change any more.", command: "lock", on: CloseRow.self,
            presets: { ["period": "\($0.period)"] }
        ) { _, _ in nil },
    ]
}
