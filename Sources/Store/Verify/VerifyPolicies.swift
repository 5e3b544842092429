import Policy
import Vocabulary
import Workflow

extension Verification {
    /// What each request for activation shows is what its digest says, and every request shows something.
    func rehearsals() throws -> VerifyLine {
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

    /// Each version is what its digest says, and one is active.
    func versions() throws -> VerifyLine {
        var wrong: [String] = []
        let standings = try shelf.policies()
        for standing in standings {
            let files = try shelf.policyFiles(standing.version)
            if PolicyDigest.of(files) != standing.digest {
                wrong.append("the files of policy \(standing.version) are not those of its digest")
            }
            if standing.state == .active || standing.state == .approved,
                case .failure(let defects) = PolicyVersion.read(files, number: 1, zones: zones)
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

    /// The counts of rules are those of the decisions; of a version that cannot be read nothing is said.
    func ruleHits(_ hits: RuleHits) throws -> VerifyLine {
        var counts = hits.counts
        let unreadable = Set(try shelf.policies().map(\.version).filter { try hits.policies.version($0) == nil })
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

/// The versions of the policy, each read once when it is first asked for.
final class ReadPolicies {
    /// A version in one place, so that asking for it copies nothing.
    final class Kept {
        let version: PolicyVersion

        init(_ version: PolicyVersion) { self.version = version }
    }

    private let shelf: SQLiteShelf
    private let zones: any Zones
    private var known: [Int: Kept?] = [:]
    private var last: (number: Int, kept: Kept?)?

    init(_ shelf: SQLiteShelf, zones: any Zones) {
        self.shelf = shelf
        self.zones = zones
    }

    /// Nil where there is no such version, or it cannot be read.
    func version(_ number: Int) throws -> Kept? {
        if let last, last.number == number { return last.kept }
        let kept = try known[number] ?? read(number)
        known[number] = .some(kept)
        last = (number, kept)
        return kept
    }

    private func read(_ number: Int) throws -> Kept? {
        let files = try shelf.policyFiles(number)
        guard !files.isEmpty, case .success(let policy) = PolicyVersion.read(files, number: number, zones: zones) else {
            return nil
        }
        return Kept(policy)
    }
}

/// How often rules hit, by the decision records.
struct RuleHits {
    let policies: ReadPolicies
    private(set) var counts: [RuleHitKey: Int] = [:]

    init(policies: ReadPolicies) { self.policies = policies }

    mutating func add(_ record: DecisionRecord, at moment: Instant, _ policy: ReadPolicies.Kept) {
        RuleHitKey.count(record, at: moment, policy.version, into: &counts)
    }
}
