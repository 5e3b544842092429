import Policy
import Vocabulary
import Workflow

extension Verification {
    /// Each version is what its digest says, one is active, and the counts of rules are those of the decisions.
    func policies() throws -> [VerifyLine] { [try versions(), try rehearsals(), try ruleHits()] }

    /// What each request for activation shows is what its digest says, and every request shows something.
    private func rehearsals() throws -> VerifyLine {
        var examined = 0
        var wrong: [String] = []
        try shelf.statements("SELECT approval, digest, content FROM policy_rehearsal ORDER BY approval").each { row in
            examined += 1
            guard let rehearsal = try? row.coded(2) as Rehearsal else {
                return wrong.append("the rehearsal of request \(row.int(0)) cannot be read")
            }
            let digest = rehearsal.digest.isEmpty ? "" : PolicyDigest.of(rehearsal)
            if digest != rehearsal.digest || row.text(1) != rehearsal.digest {
                wrong.append("the rehearsal of request \(row.int(0)) is not that of its digest")
            }
        }
        wrong += try shelf.statements(
            "SELECT id FROM approval WHERE kind = 'policy' AND id NOT IN (SELECT approval FROM policy_rehearsal) ORDER BY id"
        ).all { "request \($0.int(0)) to activate a policy shows no rehearsal" }
        return VerifyLine("rehearsals", examined: examined, wrong: wrong)
    }

    private func versions() throws -> VerifyLine {
        var wrong: [String] = []
        let standings = try shelf.policies()
        for standing in standings {
            let files = try shelf.policyFiles(standing.version)
            if PolicyDigest.of(files) != standing.digest {
                wrong.append("the files of policy \(standing.version) are not those of its digest")
            }
            if standing.state == .active || standing.state == .approved,
                case .failure(let defects) = PolicyVersion.read(files, number: 1)
            {
                wrong.append("policy \(standing.version) is \(standing.state.word) and cannot be read: \(defects.all[0])")
            }
        }
        let active = standings.count { $0.state == .active }
        if active != (standings.isEmpty ? 0 : 1) { wrong.append("\(active) versions of the policy are active") }
        let orphans = try count("SELECT count(*) FROM policy_version WHERE version NOT IN (SELECT version FROM policy_standing)")
        if orphans > 0 { wrong.append("\(orphans) versions of the policy have no state") }
        return VerifyLine("policies", examined: standings.count, wrong: wrong)
    }

    private func ruleHits() throws -> VerifyLine {
        var policies: [Int: PolicyVersion] = [:]
        var unreadable: Set<Int> = []
        for standing in try shelf.policies() {
            if case .success(let policy) = PolicyVersion.read(try shelf.policyFiles(standing.version), number: standing.version) {
                policies[standing.version] = policy
            } else {
                unreadable.insert(standing.version)
            }
        }
        var counts: [RuleHitKey: Int] = [:]
        try shelf.statements("SELECT last, at, payload FROM decision ORDER BY last").each { row in
            // What cannot be read is told by the check of the decisions.
            guard let record = try? EventCodec.decodeRecord(row.bytes(2), sequence: row.int(0)),
                let policy = policies[record.policyVersion]
            else { return }
            RuleHitKey.count(record, at: row.moment(1), policy, into: &counts)
        }
        var wrong: [String] = []
        let kept = try shelf.statements("SELECT hour, version, family, rule, hits FROM rule_hit").all {
            (RuleHitKey(hour: $0.int(0), version: $0.int(1), family: $0.int(2), rule: $0.int(3)), $0.int(4))
        }
        for (key, hits) in kept where !unreadable.contains(key.version) {
            let decided = counts.removeValue(forKey: key) ?? 0
            if decided != hits {
                wrong.append(
                    "rule \(key.rule + 1) of family \(key.family) is counted \(hits) times in an hour, the decisions say \(decided)"
                )
            }
        }
        wrong += counts.map {
            "rule \($0.key.rule + 1) of family \($0.key.family) hit \($0.value) times in an hour and is not counted"
        }
        return VerifyLine("rule_hits", examined: kept.count, wrong: Array(wrong.sorted().prefix(20)))
    }
}
