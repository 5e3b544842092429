import Vocabulary

extension EventStory {
    func sentence(of event: PolicyEvent) -> String {
        switch event {
        case .drafted(let version, let digest, let files, let note):
            "policy \(version) drafted, \(counted(files.count, "file")), digest \(digest.prefix(12))\(because(note))"
        case .proposed(let version): "policy \(version) proposed"
        case .rehearsed(let version, let approval, let rehearsal):
            "policy \(version) replayed for request \(approval): \(rehearsal.sentence)"
        case .approved(let version, let from, let approval):
            "policy \(version) approved by request \(approval), to hold from \(from)"
        case .activated(let version): "policy \(version) is active; the one before is retired"
        case .dropped(let version, let reason): "policy \(version) dropped\(because(reason))"
        }
    }

    func sentence(of event: ProposalEvent) -> String {
        switch event {
        case .made(let proposal):
            proposal.mode == .propose
                ? "the engine proposes: \(proposal.sentence)" : "in the shadow the engine \(proposal.sentence)"
        case .answered(let id, _, let isSame): "proposal \(id): people did \(isSame ? "the same" : "something else")"
        case .lapsed(let id, _, let why): "proposal \(id) lapsed\(because(why))"
        }
    }
}
