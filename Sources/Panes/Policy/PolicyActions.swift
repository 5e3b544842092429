import Vocabulary
import Workflow

/// What can be done with a version of the policy.
enum PolicyActions {
    static let all: [PaneAction] = [
        PaneAction(
            "P", "propose", "Say that a drafted version is ready to be decided about.", command: "propose", on: PolicyRow.self,
            presets: version
        ) { row, _ in
            guard let standing = row.policy?.standing else { return noVersion(row) }
            return standing.state == .draft ? nil : "\(row.id) is \(standing.state.word): only a draft is proposed"
        },
        PaneAction(
            "a", "activate", "Ask that a version becomes the active one; another person sees what it changes and says yes.",
            command: "activate", on: PolicyRow.self,
            asks: [
                Ask(
                    "from", label: "from when", hint: "2026-12-01 06:00; empty: once it is approved", isRequired: false,
                    fault: { text, asked in
                        guard !text.isEmpty, let zone = asked.scene.overview?.shop.zone else { return nil }
                        guard let moment = MomentText.read(text, zone: zone, zones: asked.scene.zones) else {
                            return "a moment such as 2026-12-01 06:00"
                        }
                        return moment > asked.scene.now ? nil : "that moment has passed"
                    }), Ask("reason", label: "what it is for", hint: "or empty", isRequired: false),
            ], presets: version
        ) { row, _ in
            guard let policy = row.policy else { return noVersion(row) }
            if let request = policy.waiting { return "request \(request) waits for another person's yes (4)" }
            switch policy.standing.state {
            case .proposed, .retired: return nil
            case .draft: return "\(row.id) is a draft: propose it first (P)"
            default: return "\(row.id) is \(policy.standing.state.word)"
            }
        },
        PaneAction(
            "r", "reject", "Say no to the request to activate a version, with a reason for the one who asked.", command: "reject",
            on: PolicyRow.self, asks: [Ask("reason", hint: "why not, for the one who asked")],
            presets: { row in
                ["id": row.policy?.waiting.map { "\($0)" } ?? ""]
            }
        ) { row, _ in
            guard let policy = row.policy else { return noVersion(row) }
            return policy.waiting == nil ? "nobody asks to activate \(row.id): X drops it" : nil
        },
        PaneAction(
            "X", "drop", "Take a version off the table that is not active.", command: "drop", on: PolicyRow.self,
            asks: [Ask("reason", hint: "why it is not wanted")], presets: version
        ) { row, _ in
            guard let standing = row.policy?.standing else { return noVersion(row) }
            return standing.state.waits ? nil : "\(row.id) is \(standing.state.word)"
        },
    ]

    private static let version: @Sendable (PolicyRow) -> [String: String] = { ["version": "\($0.version)"] }

    private static func noVersion(_ row: PolicyRow) -> String {
        "\(row.title) is no version: change the files, then tally policy propose FOLDER"
    }
}
