import Vocabulary
import Workflow

/// What can be done with a request.
enum ApprovalActions {
    static let all: [PaneAction] = [
        PaneAction(
            "a", "approve",
            "Say yes: what was asked for is done at once, exactly as shown. A clean one takes Enter; one with doubts its amount and a reason.",
            command: "approve", on: ApprovalRow.self,
            asks: [
                Ask(
                    "reason", label: "why it is right", hint: "it has doubts", applies: { !doubts($0).isEmpty && !isVoid($0) },
                    fault: tooShort)
            ],
            needsImpact: true, note: "reason", presets: yes, phrase: phrase,
            offInBulk: { row, _ in
                row.approval.doubts.isEmpty ? nil : "\(row.title) has doubts: decide it by itself"
            }
        ) { row, scene in row.barYes(to: scene.me) ?? row.lapse(in: scene) },
        PaneAction(
            "r", "reject", "Say no, with a reason for the one who asked.", command: "reject", on: ApprovalRow.self,
            asks: [Ask("reason", hint: "why not, for the one who asked", fault: tooShort)], presets: id
        ) { row, scene in row.bar(to: scene.me) },
        PaneAction(
            "X", "withdraw", "Take your own request back; nothing is done.", command: "withdraw", on: ApprovalRow.self,
            presets: id
        ) { row, scene in
            guard row.approval.state == .waiting else { return row.bar(to: scene.me) }
            return scene.me?.person == row.requesterPerson
                ? nil : "\(row.requestedBy) asked for it, and may withdraw it; you can reject it (r)"
        },
    ]

    private static let id: @Sendable (ApprovalRow) -> [String: String] = { ["id": "\($0.approval.id)"] }

    /// The amount that the sheet asks for before it does it.
    private static let yes: @Sendable (ApprovalRow) -> [String: String] = { row in
        id(row).merging(row.approval.confirmation.map { ["confirm": $0] } ?? [:]) { $1 }
    }

    private static func doubts(_ asked: AskScene) -> [String] {
        (asked.row as? ApprovalRow)?.approval.doubts ?? []
    }

    /// It is not what was asked any more: nothing is to be written about it, the card tells why.
    private static func isVoid(_ asked: AskScene) -> Bool {
        (asked.detail?.content as? ApprovalsPane.Content)?.impact?.performed.first?.outcome == .refused
    }

    /// A month is opened by its name, and what has doubts is confirmed by its amount.
    private static let phrase: @Sendable (ApprovalRow, Scene) -> String? = { row, _ in
        if case .period(let period) = row.approval.subject { return "\(period)" }
        return row.approval.confirmation
    }

    /// A sentence that somebody else can understand.
    private static let tooShort: @Sendable (String, AskScene) -> String? = { text, _ in
        text.count < Approval.leastReason ? "say it in a sentence: at least \(Approval.leastReason) letters" : nil
    }
}
