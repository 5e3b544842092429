import GRDB

/// The store's schema: its version, its mark, and the steps that lead to it. Each step runs once, all in one transaction.
enum Schema {
    /// `TALY`, in the file's header.
    static let applicationID = 0x5441_4C59

    /// Every step in order; the store's `user_version` is how many of them it has taken.
    static let steps: [(name: String, sql: [String])] = [
        (
            "the first tables",
            [catalog, orders, stock, ledger, cases, refunds, closing, log, policy, guards, closingGuards, policyGuards]
        )
    ]

    static var version: Int { steps.count }

    /// Takes the steps that are missing, inside the transaction of `db`.
    static func migrate(_ db: Database) throws {
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        let taken = try check(db, isEmpty: tables == 0, attempted: "bringing the store up to date")
        guard taken < version else { return }
        for step in steps[taken...] {
            for sql in step.sql { try db.execute(sql: sql) }
        }
        try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
    }

    /// Whether the store has taken every step, and nothing is left to be written for it.
    static func isCurrent(_ db: Database) throws -> Bool { try Int.fetchOne(db, sql: "PRAGMA user_version") == version }

    /// How many steps the store has taken; throws when it is not ours or newer than this program.
    @discardableResult
    static func check(_ db: Database, isEmpty: Bool, attempted: String) throws -> Int {
        let mark = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let taken = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if isEmpty && mark == 0 && taken == 0 { return 0 }
        guard mark == applicationID else {
            throw StoreFault(.notAStore, attempted: attempted, detail: "its mark is \(mark)")
        }
        guard taken > 0 else {
            throw StoreFault(.corrupt, attempted: attempted, detail: "its schema is numbered \(taken)")
        }
        guard taken <= version else {
            throw StoreFault(
                .newerSchema, attempted: attempted, detail: "schema \(taken), this program knows \(version)")
        }
        return taken
    }
}

extension Schema {
    /// Whether the schema is still the one that this program opened: another program may have changed it meanwhile.
    static func confirm(_ db: Database, attempted: String) throws {
        let taken = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
        guard taken == version else {
            throw StoreFault(
                taken > version ? .newerSchema : .olderSchema, attempted: attempted,
                detail: "schema \(taken), this program knows \(version)")
        }
    }
}
