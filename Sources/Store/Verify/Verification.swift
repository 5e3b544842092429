import GRDB
import GRDBSQLite
import Vocabulary
import Workflow

/// Proves that a store is what its log says: checks straight in SQL, the chain, and every read model against a replay of all
/// events. It reads one snapshot and writes nothing to the store.
struct Verification {
    let db: Database
    let shelf: SQLiteShelf
    /// Where a large replay is kept meanwhile; nil keeps it in memory.
    let scratch: String?
    let zones: any Zones

    init(_ db: Database, scratch: String?, zones: any Zones) {
        self.db = db
        self.scratch = scratch
        self.zones = zones
        shelf = SQLiteShelf(db)
    }

    func lines() throws -> [VerifyLine] { try proof().lines(besides: rest()) }

    /// What a check says. Rows and pages that cannot be read are what it looks for: they end it, and not the others.
    static func told(_ check: String, _ look: () throws -> [VerifyLine]) throws -> [VerifyLine] {
        do { return try look() } catch {
            let fault = StoreFault(error, attempted: "")
            switch fault.kind {
            case .corrupt, .undecodable, .inconsistent, .constraint, .notAStore, .policyUnreadable, .other:
                return [VerifyLine(check: check, ok: false, examined: 0, detail: "it cannot be read: \(fault.detail)")]
            case .notThere, .alreadyThere, .newerSchema, .olderSchema, .locked, .diskFull, .readOnly, .io, .alreadyDelivered,
                .notEmpty, .noFile, .fileThere, .brokenBackup:
                throw fault
            }
        }
    }

    /// What the log proves: its chain, and by a replay of it every read model.
    struct Proof: Sendable {
        var chain: VerifyLine
        var replay: [VerifyLine]

        /// All lines in the order in which they are told.
        func lines(besides rest: Rest) -> [VerifyLine] { rest.before + [chain] + rest.after + replay + [rest.last] }
    }

    /// What the rows prove by themselves.
    struct Rest: Sendable {
        var before: [VerifyLine]
        var after: [VerifyLine]
        var last: VerifyLine
    }

    /// The chain first: a log that does not hold proves nothing.
    func proof() throws -> Proof {
        let line = try chain()
        return Proof(chain: line, replay: line.ok ? try replay() : Verification.unproved)
    }

    func chain() throws -> VerifyLine {
        try Verification.told("chain") {
            let chain = try ChainCheck.look(shelf)
            return [VerifyLine("chain", examined: chain.examined, wrong: chain.broken)]
        }[0]
    }

    func replay() throws -> [VerifyLine] {
        try Verification.told("replay") { try Replay(db, scratch: scratch).compare() }
    }

    /// What is said of the replay where the chain is broken.
    static let unproved = [
        VerifyLine(
            check: "replay", ok: false, examined: 0,
            detail: "not done: the log itself does not hold, so nothing can be proved by it")
    ]

    func rest() throws -> Rest {
        func told(_ check: String, _ look: () throws -> VerifyLine) throws -> [VerifyLine] {
            try Verification.told(check) { [try look()] }
        }
        let before =
            try told("marks", marks) + told("schema", schema) + told("pages", pages) + told("foreign_keys", foreignKeys)
            + told("sequence", sequence)
        var hits = RuleHits(policies: ReadPolicies(shelf, zones: zones))
        let decisions = try told("decisions") { try self.decisions(&hits) }
        let after =
            try decisions + Verification.told("ledger", ledger) + Verification.told("stock", stock)
            + told("two_people", twoPeople)
            + told("policies", versions) + told("rehearsals", rehearsals) + told("rule_hits") { try ruleHits(hits) }
        return Rest(before: before, after: after, last: library())
    }

    func count(_ sql: StaticString) throws -> Int { try shelf.statements(sql).first { $0.int(0) } ?? 0 }

    private func marks() throws -> VerifyLine {
        let mark = try count("PRAGMA application_id")
        let version = try count("PRAGMA user_version")
        let isOurs = mark == Schema.applicationID && version == Schema.version
        return VerifyLine(
            check: "marks", ok: isOurs, examined: 2,
            detail: isOurs ? "schema \(version)" : "mark \(mark), schema \(version), expected \(Schema.version)")
    }

    /// Every table, index and trigger as a fresh store has it: a trigger that was dropped is a guard that is gone.
    private func schema() throws -> VerifyLine {
        let sql: StaticString = "SELECT type || ' ' || name, ifnull(sql, '') FROM sqlite_schema ORDER BY 1"
        let found = Dictionary(
            try shelf.statements(sql).all { ($0.text(0), $0.text(1)) }, uniquingKeysWith: { a, _ in a })
        let fresh = try DatabaseQueue()
        let expected = try fresh.write { db in
            try Schema.migrate(db)
            return Dictionary(
                try SQLiteShelf(db).statements(sql).all { ($0.text(0), $0.text(1)) }, uniquingKeysWith: { a, _ in a })
        }
        var wrong: [String] = []
        for name in Set(found.keys).union(expected.keys).sorted() where found[name] != expected[name] {
            wrong.append(
                found[name] == nil
                    ? "\(name) is missing" : expected[name] == nil ? "\(name) does not belong here" : "\(name) was changed")
        }
        return VerifyLine("schema", examined: expected.count, wrong: wrong)
    }

    private func pages() throws -> VerifyLine {
        let said = try shelf.statements("PRAGMA quick_check(20)").all { $0.text(0) }
        return VerifyLine("pages", examined: try count("PRAGMA page_count"), wrong: said.filter { $0 != "ok" })
    }

    private func foreignKeys() throws -> VerifyLine {
        let wrong = try shelf.statements("PRAGMA foreign_key_check").all { "\($0.text(0)) refers to no \($0.text(2))" }
        return VerifyLine(
            "foreign_keys",
            examined: try count("SELECT count(*) FROM sqlite_schema s, pragma_foreign_key_list(s.name) WHERE s.type = 'table'"),
            wrong: wrong)
    }

    private func sequence() throws -> VerifyLine {
        let events = try count("SELECT count(*) FROM event")
        let last = try count("SELECT ifnull(max(sequence), 0) FROM event")
        return VerifyLine(
            "sequence", examined: events, wrong: events == last ? [] : ["\(last - events) events are missing"])
    }

    /// Every decision record can be read, and the rules of its own policy come to the same on the facts that it kept.
    /// What they say that rules hit is added up on the way.
    private func decisions(_ hits: inout RuleHits) throws -> VerifyLine {
        var wrong: [String] = []
        var examined = 0
        try shelf.statements("SELECT last, payload, subject, at FROM decision ORDER BY last").each { row in
            examined += 1
            do {
                let record = try EventCodec.decodeRecord(row.bytes(1), sequence: row.int(0))
                if record.subject.packed != row.int(2) { wrong.append("decision \(row.int(0)) is about something else") }
                guard !record.evaluations.isEmpty else { return }
                guard let policy = try hits.policies.version(record.policyVersion) else {
                    wrong.append("decision \(row.int(0)): its policy \(record.policyVersion) cannot be read")
                    return
                }
                hits.add(record, at: row.moment(3), policy)
                if let other = policy.version.replay(record).differences.first {
                    wrong.append("decision \(row.int(0)), taken again: \(other)")
                }
            } catch let fault as StoreFault { wrong.append("decision \(row.int(0)): \(fault.detail)") }
        }
        return VerifyLine("decisions", examined: examined, wrong: wrong)
    }

    private func twoPeople() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            SELECT a.id, d.name FROM approval a JOIN operator r ON r.id = a.requested_by
                JOIN operator d ON d.id = a.decided_by
            WHERE a.state IN (1, 2) AND (lower(r.person) = lower(d.person) OR a.decided_by = a.requested_by)
            """
        ).all { "request \($0.int(0)) was decided by its own requester \($0.text(1))" }
        let signed = try shelf.statements(
            """
            SELECT a.period, a.step FROM close_signature a JOIN operator x ON x.id = a.by WHERE a.is_approval = 1 AND lower(x.person) IS (
                SELECT lower(o.person) FROM close_signature s JOIN operator o ON o.id = s.by WHERE s.period = a.period
                    AND s.step = a.step AND s.is_approval = 0 AND s.sequence < a.sequence ORDER BY s.sequence DESC LIMIT 1)
            """
        ).all { "step \($0.int(1)) of \(Period(number: $0.int(0))) was signed twice by one person" }
        let people = Dictionary(try shelf.operators().map { ($0.id, $0.person.lowercased()) }) { first, _ in first }
        let seconded = try shelf.statements("SELECT id, requested_by, course FROM approval").all { row -> String? in
            let course: ApprovalCourse = try row.coded(2)
            let said = course.yeses.map { people[$0] ?? "" } + [people[row.id(1)] ?? ""]
            return Set(said).count == said.count ? nil : "request \(row.int(0)) has two answers of one person"
        }.compactMap { $0 }
        let authors = try shelf.statements(
            """
            SELECT a.id, v.version FROM approval a JOIN policy_version v ON v.version = a.subject & 72057594037927935
                JOIN operator w ON w.id = v.by JOIN operator d ON d.id = a.decided_by
            WHERE a.kind = 'policy' AND a.state = 1 AND lower(w.person) = lower(d.person)
            """
        ).all { "request \($0.int(0)) was approved by the author of policy \($0.int(1))" }
        return VerifyLine(
            "two_people", examined: try count("SELECT count(*) FROM approval"), wrong: wrong + signed + seconded + authors)
    }

    /// Not wrong, but worth saying: libraries before 3.51.3 need the write lock that every tally takes.
    private func library() -> VerifyLine {
        let version = String(cString: sqlite3_libversion())
        let isOld = sqlite3_libversion_number() < 3_051_003
        return VerifyLine(
            check: "sqlite", ok: true, examined: 1,
            detail: isOld
                ? "library \(version) is older than 3.51.3, whose checkpoint fix it lacks: tally's write lock covers it, other programs must not write to the store"
                : "library \(version)")
    }
}
