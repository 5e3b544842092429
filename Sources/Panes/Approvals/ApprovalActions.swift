import Workflow

/// What can be done with a request.
enum ApprovalActions {
    static let all: [PaneAction] = [
        PaneAction(
            "a", "approve", "Say yes: what was asked for is done at once, exactly as shown.", command: "approve",
            on: ApprovalRow.self, asks: [Ask("reason", label: "note", hint: "or empty", isRequired: false)], needsImpact: true,
            presets: id
        ) { row, scene in row.bar(to: scene.me) },
        PaneAction(
            "r", "reject", "Say no, with a reason for the one who asked.", command: "reject", on: ApprovalRow.self,
            asks: [Ask("reason", hint: "why not")], presets: id
        ) { row, scene in row.bar(to: scene.me) },
    ]

    private static let id: @Sendable (ApprovalRow) -> [String: String] = { ["id": "\($0.approval.id)"] }
}
