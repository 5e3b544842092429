import Policy
import Vocabulary

/// Who has to say yes.
extension PolicyReplay {
    /// Whom a rule asks; nobody where there are no steps.
    private struct Asking: Equatable {
        var steps: [ApprovalStep] = []
        var escalates = false

        init() {}

        init(_ outcome: ApprovalRules.Outcome) {
            steps = outcome.steps
            escalates = !steps.isEmpty && outcome.escalates
        }

        var words: String {
            guard !steps.isEmpty else { return "nobody" }
            let people = steps.map { "\($0.count > 1 ? "\($0.count) times " : "")\($0.role.someone) within \($0.withinHours)h" }
            return people.joined(separator: ", then ") + (escalates ? ", or a controller" : "")
        }
    }

    private static let earlier = "what the requester did before"

    func takeApproval(_ evaluation: Evaluation, _ record: DecisionRecord, _ policy: PolicyVersion) {
        counts(.approvals)
        let facts = PartialFacts(evaluation, in: Family.approvals.context)
        let old = policy.compiled.approvals
        let wasAsked = record.question == "approval"
        let asker = wasAsked ? record.rules.last.map { old.places[$0.rule] } ?? nil : nil
        let was = asker.map { Asking(old.outcomes[$0]) } ?? Asking()
        let oldHit = evaluation.findings.last.flatMap { $0 == .no ? nil : evaluation.findings.count - 1 }
        // What is known of the limit over several requests: it was looked at where the rule that was true has one.
        let limit = oldHit.flatMap { old.outcomes[$0].cumulative }.map { (limit: $0, isOver: wasAsked && record.rules.count > 1) }
        let amount =
            money("request.amount", .approvals, facts)
            ?? record.facts.lazy.compactMap { fact -> Money? in
                if fact.name == "amount", case .money(let money) = fact.value { money } else { nil }
            }.first
        var hit: Int?
        search: for rule in draft.sheet(.approvals).rules.indices {
            switch ask(.approvals, rule, facts) {
            case .said(.no): break
            case .said:
                hit = rule
                break search
            case .unsaid(let missing): return gap(.approvals, rule, missing)
            }
        }
        guard let would = asking(hit, amount, limit) else { return }
        guard would.asking != was else { return }
        let rule = would.rule ?? asker.map { policy.sheet(.approvals).rules[$0].id } ?? ""
        let kind: ReplayDifference.Kind = was.steps.isEmpty ? .asked : would.asking.steps.isEmpty ? .notAsked : .otherPeople
        differs(kind, .approvals, rule, was: was.words, would: hit == nil ? nobody(facts) : would.asking.words, amount: amount)
    }

    /// Without a rule nothing is written off, and no month opens again.
    private func nobody(_ facts: PartialFacts) -> String {
        guard case .string(let kind)? = facts.row["request.kind"], ["write_off", "reopen", "policy"].contains(kind) else {
            return "nobody"
        }
        return "refused: no rule says who approves it"
    }

    /// Whom the draft asks by the rule that is true, and by which rule; nil where it depends on what is not in the record.
    private func asking(
        _ hit: Int?, _ amount: Money?, _ known: (limit: ApprovalRules.Cumulative, isOver: Bool)?
    ) -> (asking: Asking, rule: String?)? {
        let rules = draft.compiled.approvals
        guard let hit else { return (Asking(), nil) }
        let own = Asking(rules.outcomes[hit])
        let id = rules.sheet.rules[hit].id
        guard let cumulative = rules.outcomes[hit].cumulative, let then = rules.places[cumulative.then] else { return (own, id) }
        let other = Asking(rules.outcomes[then])
        guard own != other else { return (own, id) }
        switch isOver(cumulative, amount, known) {
        case true?: return (other, rules.sheet.rules[then].id)
        case false?: return (own, id)
        case nil:
            let gap = ReplayGap(.approvals, rule: id, facts: [PolicyReplay.earlier])
            if !result.gaps.contains(gap) { result.gaps.append(gap) }
            return nil
        }
    }

    /// Whether a limit over several requests is exceeded, as far as the amount alone or what was found then tells.
    private func isOver(
        _ cumulative: ApprovalRules.Cumulative, _ amount: Money?, _ known: (limit: ApprovalRules.Cumulative, isOver: Bool)?
    ) -> Bool? {
        guard let amount else { return nil }
        guard amount.currency == cumulative.limit.currency else { return true }
        if abs(amount.minor) > cumulative.limit.minor { return true }
        guard let known, known.limit.limit.currency == cumulative.limit.currency else { return nil }
        if known.isOver, cumulative.limit.minor <= known.limit.limit.minor, cumulative.windowHours >= known.limit.windowHours {
            return true
        }
        if !known.isOver, cumulative.limit.minor >= known.limit.limit.minor, cumulative.windowHours <= known.limit.windowHours {
            return false
        }
        return nil
    }
}
