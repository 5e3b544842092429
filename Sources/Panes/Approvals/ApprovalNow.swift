import Vocabulary
import Workflow

/// A request as it would be asked today: what of its evidence and its effect is not what was held.
struct ApprovalNow: Sendable {
    var approval: Approval?
    /// Why it could not even be asked today.
    var refusal: String?

    /// Previews the command that the request holds, as the one who asked for it; nil where nothing is left to decide.
    static func of(_ row: ApprovalRow, at desk: any Desk, in scene: Scene) throws -> ApprovalNow? {
        let held = row.approval
        // A new policy is approved as it was replayed; its own preview says when it was compared with another one.
        guard held.state == .waiting, held.policy == nil, let command = try? CommandForms.command(held.command) else {
            return nil
        }
        let performed = try desk.perform(command, as: Signature(by: held.requestedBy, at: scene.now), preview: true)
        var now = ApprovalNow(approval: nil, refusal: performed.refusal?.sentence)
        for case .approval(.asked(let approval)) in performed.events.map(\.event) { now.approval = approval }
        return now
    }

    /// What the fact of that name is today; nil when it is as it was, or was never looked at again.
    func changed(_ fact: Fact) -> String? {
        guard let approval, !Self.moving.contains(fact.name) else { return nil }
        guard let now = approval.evidence.first(where: { $0.name == fact.name }) else { return "gone" }
        return now.value == fact.value ? nil : DecisionStory.text(now.value)
    }

    /// Facts that move by themselves: the request counts itself, and an order grows older.
    private static let moving: Set = ["other_requests_waiting", "age_days"]

    /// Everything that is not what was held, in the words of the list.
    func differences(from held: Approval) -> [Difference] {
        var lines = held.evidence.compactMap { fact in
            changed(fact).map { Difference(FactWords.name(fact.name), before: DecisionStory.text(fact.value), now: $0) }
        }
        guard let approval else { return lines }
        if approval.amount != held.amount {
            lines.append(Difference("amount", before: held.amount.description, now: approval.amount.description))
        }
        for posting in held.effect.postings {
            let now = approval.effect.postings.first {
                $0.account == posting.account && $0.amount.currency == posting.amount.currency
            }
            guard now?.amount != posting.amount else { continue }
            lines.append(
                Difference(
                    "account \(posting.account)", before: posting.amount.description, now: now?.amount.description ?? "nothing"))
        }
        if approval.effect.movements != held.effect.movements {
            func units(_ effect: ApprovalEffect) -> String { "\(effect.movements.reduce(0) { $0 + $1.quantity }) units" }
            lines.append(Difference("units that move", before: units(held.effect), now: units(approval.effect)))
        }
        return lines
    }
}
