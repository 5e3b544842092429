import Policy
import Vocabulary

@testable import Workflow

extension RandomEvents {
    mutating func policyEvent() -> PolicyEvent {
        switch below(5) {
        case 0:
            .drafted(
                version: number(), digest: text(), files: many { PolicyFile(name: $0.text(), text: $0.text()) }, note: text())
        case 1: .proposed(number())
        case 2: .approved(number(), from: moment(), approval: id())
        case 3: .activated(number())
        default: .dropped(number(), reason: text())
        }
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
