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
    private var journals: [Period: JournalSums] = [:]
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

/// What the entries of a month come to, by account and currency, as far as the log has been read.
struct JournalSums {
    struct Key: Hashable {
        var account: Int
        var currency: Currency
    }

    var through = 0
    var minor: [Key: Int] = [:]
}

extension CloseMemory {
    /// Adds to what is known of a month's entries those that came since: entries are never changed.
    func journal(_ period: Period, add: (inout JournalSums) throws -> Void) rethrows -> JournalSums {
        var sums = journals[period] ?? JournalSums()
        try add(&sums)
        journals[period] = sums
        return sums
    }
}

extension Reader {
    /// What the entries of a month come to by account and currency, counted from the journal itself. Whoever looks again counts only what
    /// has come since; inside a transaction that writes, such as a signature, all is counted.
    func journalSums(of period: Period) throws -> [JournalSums.Key: Int] {
        guard let closeMemory else {
            var sums = JournalSums()
            try add(to: &sums, period)
            return sums.minor
        }
        return try closeMemory.journal(period) { try add(to: &$0, period) }.minor
    }

    private func add(to sums: inout JournalSums, _ period: Period) throws {
        let last = try statements("SELECT ifnull(max(sequence), 0) FROM journal_entry").first { $0.int(0) } ?? 0
        try statements(
            """
            SELECT l.account, l.currency, sum(l.minor) FROM journal_entry j JOIN journal_line l ON l.sequence = j.sequence
            WHERE j.period = ? AND j.sequence > ? GROUP BY l.account, l.currency
            """
        ).each {
            $0.int(period.number)
            $0.int(sums.through)
        } _: {
            sums.minor[.init(account: $0.int(0), currency: try $0.currency(1)), default: 0] += $0.int(2)
        }
        sums.through = last
    }

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
