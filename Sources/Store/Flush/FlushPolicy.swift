import Policy
import Vocabulary
import Workflow

extension Flush {
    /// Versions that came in: their files never change again.
    func writePolicies() throws {
        let insert = try statements("INSERT INTO policy_version (version, digest, at, by, note) VALUES (?,?,?,?,?)")
        let file = try statements("INSERT INTO policy_file (version, number, name, text) VALUES (?,?,?,?)")
        for posted in changes.policies {
            guard let standing = books.policies[posted.version] else { continue }
            try insert.run {
                $0.int(posted.version)
                $0.text(standing.digest)
                $0.moment(standing.draftedAt)
                $0.id(standing.draftedBy)
                $0.text(standing.note)
            }
            for (number, policy) in posted.files.enumerated() {
                try file.run {
                    $0.int(posted.version)
                    $0.int(number)
                    $0.text(policy.name)
                    $0.text(policy.text)
                }
            }
        }
    }

    /// What requests for activation show, after the requests: written once.
    func writeRehearsals() throws {
        guard !changes.rehearsals.isEmpty else { return }
        let insert = try statements("INSERT INTO policy_rehearsal (approval, version, digest, content) VALUES (?,?,?,?)")
        for posted in changes.rehearsals {
            try insert.run {
                $0.id(posted.approval)
                $0.int(posted.version)
                $0.text(posted.rehearsal.digest)
                $0.coded(posted.rehearsal)
            }
        }
    }

    /// After the requests that approve them; those that are over first, since one is active at a time.
    func writeStandings() throws {
        let put = try statements(
            """
            INSERT INTO policy_standing (version, state, proposed_by, proposed_at, approval, approved_by, approved_at,
                effective_from, active_at, retired_at, reason) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (version) DO UPDATE
            SET state = excluded.state, proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
                approval = excluded.approval, approved_by = excluded.approved_by, approved_at = excluded.approved_at,
                effective_from = excluded.effective_from, active_at = excluded.active_at, retired_at = excluded.retired_at,
                reason = excluded.reason
            """)
        let changed = changes.standings.compactMap { books.policies[$0] }
            .sorted { $0.state != $1.state ? $0.state.rawValue > $1.state.rawValue : $0.version < $1.version }
        for standing in changed {
            try put.run {
                $0.int(standing.version)
                $0.int(standing.state.rawValue)
                $0.id(standing.proposedBy)
                $0.moment(standing.proposedAt)
                $0.id(standing.approval)
                $0.id(standing.approvedBy)
                $0.moment(standing.approvedAt)
                $0.moment(standing.effectiveFrom)
                $0.moment(standing.activeAt)
                $0.moment(standing.retiredAt)
                $0.text(standing.reason)
            }
        }
    }

    func writeProposals() throws {
        guard !changes.proposals.isEmpty else { return }
        let put = try statements(
            """
            INSERT INTO proposal (id, order_id, channel, family, mode, answer, rule, sentence, policy_version, at, state,
                answered_version, answered_by, answered_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE
            SET state = excluded.state, answered_version = excluded.answered_version, answered_by = excluded.answered_by,
                answered_at = excluded.answered_at
            """)
        for (id, order) in changes.proposals.sorted(by: { $0.key < $1.key }) {
            guard let proposal = try books.proposals(for: order).first(where: { $0.id == id }) else { continue }
            try put.run {
                $0.id(proposal.id)
                $0.id(proposal.order)
                $0.id(proposal.channel)
                $0.int(proposal.family.rawValue)
                $0.text(proposal.mode.rawValue)
                $0.text(proposal.answer)
                $0.text(proposal.rule)
                $0.text(proposal.sentence)
                $0.int(proposal.policyVersion)
                $0.moment(proposal.at)
                $0.int(proposal.state.rawValue)
                $0.int(proposal.answeredVersion)
                $0.id(proposal.answeredBy)
                $0.moment(proposal.answeredAt)
            }
        }
    }

    /// Adds up which rules hit in this transaction's decisions, by the hour. `rules` gives a version's compiled rules.
    func writeHits(_ rules: (Int) throws -> PolicyVersion?) throws {
        var counts: [RuleHitKey: Int] = [:]
        for posted in changes.records where posted.first <= posted.last && !posted.record.evaluations.isEmpty {
            guard let policy = try rules(posted.record.policyVersion) else { continue }
            RuleHitKey.count(posted.record, at: posted.at, policy, into: &counts)
        }
        guard !counts.isEmpty else { return }
        let add = try statements(
            """
            INSERT INTO rule_hit (hour, version, family, rule, hits) VALUES (?,?,?,?,?)
            ON CONFLICT (hour, version, family, rule) DO UPDATE SET hits = hits + excluded.hits
            """)
        for (key, hits) in counts {
            try add.run {
                $0.int(key.hour)
                $0.int(key.version)
                $0.int(key.family)
                $0.int(key.rule)
                $0.int(hits)
            }
        }
    }
}

/// A rule in an hour: what hits are counted by.
struct RuleHitKey: Hashable {
    /// Hours since 1970.
    var hour: Int
    var version: Int
    var family: Int
    /// Its place in the family's file, from 0.
    var rule: Int

    static func hour(of moment: Instant) -> Int { moment.milliseconds / 3_600_000 }

    /// Adds the rules that hit in one decision.
    static func count(_ record: DecisionRecord, at moment: Instant, _ policy: PolicyVersion, into counts: inout [RuleHitKey: Int])
    {
        let hour = hour(of: moment)
        for evaluation in record.evaluations {
            guard policy.sheets.indices.contains(evaluation.family - 1) else { continue }
            for rule in policy.sheets[evaluation.family - 1].hits(evaluation) {
                counts[
                    RuleHitKey(hour: hour, version: record.policyVersion, family: evaluation.family, rule: rule), default: 0] += 1
            }
        }
    }
}
