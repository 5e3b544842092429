import Policy
import Vocabulary

@testable import Workflow

extension RandomEvents {
    mutating func policyEvent() -> PolicyEvent {
        switch below(6) {
        case 0: .rehearsed(number(), for: id(), rehearsal())
        case 5:
            .drafted(
                version: number(), digest: text(), files: many { PolicyFile(name: $0.text(), text: $0.text()) }, note: text())
        case 1: .proposed(number())
        case 2: .approved(number(), from: moment(), approval: id())
        case 3: .activated(number())
        default: .dropped(number(), reason: text())
        }
    }

    private mutating func rehearsal() -> Rehearsal {
        Rehearsal(
            days: number(), since: moment(), through: number(), decisions: number(), asked: number(), unreadable: number(),
            families: many { random in
                var count = ReplayPart.Count()
                (count.decisions, count.different) = (random.number(), random.number())
                (count.silent, count.unsaid) = (random.number(), random.number())
                return Rehearsal.FamilyLine(family: Family.allCases[random.below(9)], count: count)
            }, counts: many { $0.count() },
            unsaid: many { random in
                Rehearsal.Unsaid(
                    gap: ReplayGap(Family.allCases[random.below(9)], rule: random.text(), facts: random.many { $0.text() }),
                    decisions: random.number(), first: random.number())
            }, digest: text())
    }

    private mutating func count() -> ReplayCount {
        let kinds = ReplayDifference.Kind.allCases
        var count = ReplayCount(
            kind: kinds[below(kinds.count)], family: Family.allCases[below(9)], rule: text(),
            mode: flag() ? Mode.allCases[below(3)] : nil, count: number(), amounts: many { $0.money() }, rows: [])
        count.rows = many { random in
            var difference = ReplayDifference(
                count.kind, count.family, rule: count.rule, was: random.text(), would: random.text(),
                amount: random.flag() ? random.money() : nil)
            difference.mode = count.mode
            return ReplayPart.Row(
                decision: random.number(), about: random.text(), subject: random.subject(), difference: difference)
        }
        return count
    }

    mutating func proposalEvent() -> ProposalEvent {
        switch below(3) {
        case 0:
            .made(
                Proposal(
                    id: id(), order: id(), channel: id(), family: Family.allCases[below(9)], mode: Mode.allCases[below(3)],
                    answer: text(), rule: text(), sentence: text(), policyVersion: number(), at: moment()))
        case 1: .answered(id(), order: id(), isSame: flag())
        default: .lapsed(id(), order: id(), because: text())
        }
    }
}
