import Ledger
import Vocabulary
import Workflow

/// What can be done with a step of the close, and with its month.
enum CloseActions {
    static let all: [PaneAction] = [
        PaneAction(
            "P", "prepare", "Sign the step as the one who prepared it; where one signature is enough, that is all.",
            command: "sign", on: CloseRow.self, asks: [knownNote], note: "reason", presets: step
        ) { row, scene in
            if row.state == .running {
                return
                    "step \(row.step.number) is prepared by \(row.preparer): a second person approves it (\(row.isLock ? "L" : "a"))"
            }
            if row.step.locks == .final, !row.step.needsTwoPeople {
                return "the signature of step \(row.step.number) is the lock for good (L)"
            }
            return barred(row, scene)
        },
        PaneAction(
            "a", "approve", "Sign the step as the second person, where two are wanted.", command: "sign", on: CloseRow.self,
            asks: [knownNote], note: "reason", presets: step
        ) { row, scene in
            if row.state != .running, row.state != .signed, row.step.notApplicable.isEmpty {
                return row.step.needsTwoPeople
                    ? "step \(row.step.number) is not prepared yet (P)" : "step \(row.step.number) takes one signature (P)"
            }
            if row.state == .running, row.isLock { return "the second signature of step \(row.step.number) is the lock (L)" }
            return barred(row, scene)
        },
        PaneAction(
            "L", "lock",
            "Lock the month: nothing dated in it can change any more. A controller types the phrase. On the step that locks for good, so.",
            command: "lock", on: CloseRow.self, about: { "\($0.period)" },
            presets: { row in
                let lock = ["period": "\(row.period)", "confirm": LockPeriod.phrase(row.lockArea, row.period)]
                return row.lockArea == .final ? lock.merging(["area": LockArea.final.word]) { $1 } : lock
            }, phrase: { row, _ in LockPeriod.phrase(row.lockArea, row.period) }
        ) { row, scene in
            let isFinal = scene.overview?.locks.isFinal(row.period) ?? false
            if isFinal || row.lockArea == .all && row.isLocked(in: scene) {
                return "\(row.period) is locked already" + (isFinal ? ", for good" : "")
            }
            if row.lockArea == .final, !row.isLocked(in: scene) { return "\(row.period) is not locked yet: that comes first" }
            guard let me = scene.me, me.roles.contains(.controller) else {
                return Refusal.notAllowed("lock \(row.period)", by: scene.operatorName, needs: [.controller]).sentence
            }
            return nil
        },
        PaneAction(
            "O", "reopen",
            "Ask that a locked month takes entries again for some hours; a controller approves it, and it is kept for ever.",
            command: "reopen", on: CloseRow.self,
            asks: [
                Ask("reason", hint: "why it has to be opened; kept for ever"),
                Ask(
                    "hours", label: "for how many hours", hint: "1 to 72", start: { _ in "4" },
                    fault: { text, _ in Int(text).map { (1...72).contains($0) } ?? false ? nil : "1 to 72 hours" }),
            ], about: { "\($0.period)" }, presets: { ["period": "\($0.period)"] }, phrase: { row, _ in "\(row.period)" }
        ) { row, scene in
            if !row.isLocked(in: scene) { return "\(row.period) is not locked: it takes entries as it is" }
            if scene.overview?.locks.isFinal(row.period) ?? false {
                return "\(row.period) is locked for good: nothing opens it again"
            }
            return scene.overview?.locks.reopened(row.period, at: scene.now).map {
                "\(row.period) is open again already, until \(TimeWords.stamp($0, in: scene))"
            }
        },
    ]

    private static let knownNote = Ask(
        "reason", label: "what is known about it", hint: "its rows want a sentence",
        applies: { ($0.row as? CloseRow)?.needsNote ?? false })

    private static let step: @Sendable (CloseRow) -> [String: String] = {
        ["step": "\($0.step.number)", "period": "\($0.period)"]
    }

    /// Why this person cannot sign this step now.
    private static func barred(_ row: CloseRow, _ scene: Scene) -> String? {
        let text = "step \(row.step.number)"
        if !row.step.notApplicable.isEmpty { return "\(text) is not asked for: \(row.step.notApplicable)" }
        if row.state == .signed {
            return "\(text) is signed already, by \(row.signers)"
        }
        if let me = scene.me, me.roles.isDisjoint(with: [row.step.owner, .controller]) {
            return Refusal.notAllowed("sign \(text)", by: me.name.text, needs: [row.step.owner, .controller]).sentence
        }
        if row.state == .waiting { return "\(text) waits for \(row.dependencies)" }
        if row.state == .running, let me = scene.me, person(row.preparer, scene) == me.person {
            return "\(text) was prepared by you: another person has to approve it"
        }
        return row.isPassing == false && row.step.locks?.isSide != true
            ? "its check does not pass: \(row.value) (Enter shows what is in the way)" : nil
    }

    private static func person(_ name: String, _ scene: Scene) -> String? {
        scene.overview?.operators.first { $0.name.text == name }?.person
    }
}
