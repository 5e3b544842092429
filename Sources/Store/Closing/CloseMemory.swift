import Vocabulary
import Workflow

/// What the checks of the close have found on one connection that only reads, for as long as nobody has written since: a finding is a function of
/// the store alone. Whoever looks at the checklist, row after row, has each check made once.
final class CloseMemory {
    private struct Key: Hashable {
        var period: Period
        var check: String
        var limits: String
    }

    private var version: Int?
    private var findings: [Key: CloseFinding] = [:]

    /// What the check of a step found at this version of the store's data, or what it finds now by `look`.
    func finding(
        of step: CloseStep, in period: Period, at version: Int, look: () throws -> CloseFinding?
    ) rethrows -> CloseFinding? {
        if self.version != version {
            self.version = version
            findings.removeAll(keepingCapacity: true)
        }
        let key = Key(period: period, check: step.check, limits: step.limits.words)
        if let known = findings[key] { return known }
        let found = try look()
        findings[key] = found
        return found
    }
}

extension Reader {
    /// What the check of a step finds, by its limits; nil when there is no such check.
    func finding(of step: CloseStep, in period: Period) throws -> CloseFinding? {
        guard let check = CloseCheck.named(step.check) else { return nil }
        let scope = CloseScope(period, step.limits)
        guard let memory = closeMemory else { return try check.look(self, scope) }
        // Another connection's commit moves it, whichever program wrote.
        let version = try statements("PRAGMA data_version").first { $0.int(0) } ?? 0
        return try memory.finding(of: step, in: period, at: version) { try check.look(self, scope) }
    }
}

extension StoreDesk {
    /// Makes every check of a month once, and says how long each took by the clock that is handed in: for measuring.
    public func timeCloseChecks(_ period: Period, clock: () -> Int) throws -> [(check: String, value: String, ticks: Int)] {
        try connections.pool.read { db in
            let reader = try Reader(db, houses: houses, words: OrderWords())
            return try reader.house().rules.closeSteps(of: period).filter { $0.notApplicable.isEmpty }.compactMap { step in
                let start = clock()
                guard let finding = try reader.finding(of: step, in: period) else { return nil }
                return (step.check, finding.value, clock() - start)
            }
        }
    }
}
