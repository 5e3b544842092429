import Vocabulary

/// The part of the catalogue about the policy itself.
extension CommandForms {
    private static let version = CommandForm.Parameter("version", .id)

    static let propose = CommandForm(
        name: "propose", summary: "Say that a drafted policy is ready to be decided about", parameters: [version],
        roles: ProposePolicy.roles, tier: .reversible
    ) { ProposePolicy(version: $0.number(0)) }

    static let activate = CommandForm(
        name: "activate", summary: "Ask that a version of the policy becomes the active one, at once or from a moment on",
        parameters: [
            version, .init("from", .text, isOption: true, isRequired: false),
            .init("days", .quantity, isOption: true, isRequired: false),
            .init("reason", .text, isOption: true, isRequired: false),
        ], roles: ActivatePolicy.roles, tier: .confirmed
    ) {
        ActivatePolicy(
            version: $0.number(0), from: $0.option("from"), reason: $0.reason,
            days: $0.option("days").flatMap { Int($0) } ?? Rehearsal.usualDays)
    }

    static let drop = CommandForm(
        name: "drop", summary: "Take a version of the policy off the table that is not active",
        parameters: [version, .init("reason", .text, isOption: true)], roles: DropPolicy.roles, tier: .confirmed
    ) { DropPolicy(version: $0.number(0), reason: $0.reason) }
}
