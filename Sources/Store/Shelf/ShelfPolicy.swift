import Vocabulary
import Workflow

extension SQLiteShelf {
    func policies() throws -> [PolicyStanding] {
        try statements(
            """
            SELECT v.version, v.digest, v.by, v.at, v.note, s.state, s.proposed_by, s.proposed_at, s.approval, s.approved_by,
                s.approved_at, s.effective_from, s.active_at, s.retired_at, s.reason
            FROM policy_version v JOIN policy_standing s ON s.version = v.version ORDER BY v.version
            """
        ).all { row in
            var standing = PolicyStanding(
                version: row.int(0), digest: row.text(1), draftedBy: row.id(2), draftedAt: row.moment(3), note: row.text(4),
                state: try row.word(5))
            standing.proposedBy = row.optionalID(6)
            standing.proposedAt = row.optionalMoment(7)
            standing.approval = row.optionalID(8)
            standing.approvedBy = row.optionalID(9)
            standing.approvedAt = row.optionalMoment(10)
            standing.effectiveFrom = row.optionalMoment(11)
            standing.activeAt = row.optionalMoment(12)
            standing.retiredAt = row.optionalMoment(13)
            standing.reason = row.text(14)
            return standing
        }
    }

    /// The files of one policy version.
    func policyFiles(_ version: Int) throws -> [PolicyFile] {
        try statements("SELECT name, text FROM policy_file WHERE version = ? ORDER BY number").all {
            $0.int(version)
        } _: {
            PolicyFile(name: $0.text(0), text: $0.text(1))
        }
    }

    /// The version that is active; 0 before the first.
    func activePolicy() throws -> Int {
        try statements("SELECT version FROM policy_standing WHERE state = 3").first { $0.int(0) } ?? 0
    }

    func rehearsal(_ question: RehearsalOf) throws -> Rehearsal? { try checks?().rehearse(question) }

    func proposals(for order: OrderID) throws -> [Proposal] {
        try statements(
            """
            SELECT id, order_id, channel, family, mode, answer, rule, sentence, policy_version, at, state, answered_version,
                answered_by, answered_at FROM proposal WHERE order_id = ? ORDER BY id
            """
        ).all {
            $0.id(order)
        } _: { row in
            var proposal = Proposal(
                id: row.id(0), order: row.id(1), channel: row.id(2), family: try row.word(3), mode: try row.word(4),
                answer: row.text(5), rule: row.text(6), sentence: row.text(7), policyVersion: row.int(8), at: row.moment(9))
            proposal.state = try row.word(10)
            proposal.answeredVersion = row.optionalInt(11)
            proposal.answeredBy = row.optionalID(12)
            proposal.answeredAt = row.optionalMoment(13)
            return proposal
        }
    }

    func agreements() throws -> [Agreement] {
        var found: [Agreement] = []
        try statements("SELECT family, channel, state, count(*) FROM proposal GROUP BY family, channel, state").each { row in
            let family: Family = try row.word(0)
            let channel: ChannelID = row.id(1)
            if found.last?.family != family || found.last?.channel != channel {
                found.append(Agreement(family: family, channel: channel, same: 0, other: 0, open: 0))
            }
            let state: ProposalState = try row.word(2)
            switch state {
            case .open: found[found.count - 1].open = row.int(3)
            case .same: found[found.count - 1].same = row.int(3)
            case .other: found[found.count - 1].other = row.int(3)
            case .lapsed: break
            }
        }
        return found
    }
}
