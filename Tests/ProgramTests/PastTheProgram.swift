import GRDBSQLite

/// Changes a store's file as somebody with a database tool might.
enum PastTheProgram {
    /// Has a transaction open on the file meanwhile, as a database tool does that somebody has left alone.
    static func inTransaction(_ path: String, _ body: () throws -> Void) throws {
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let db = opened else { throw Trouble("\(path) cannot be opened") }
        defer { sqlite3_close(db) }
        for words in [
            "CREATE TABLE passing (x); DROP TABLE passing", "BEGIN IMMEDIATE; DELETE FROM policy_file WHERE version = -1",
        ] {
            guard sqlite3_exec(db, words, nil, nil, nil) == SQLITE_OK else {
                throw Trouble("\(words): \(String(cString: sqlite3_errmsg(db)))")
            }
        }
        try body()
        sqlite3_exec(db, "ROLLBACK", nil, nil, nil)
    }

    /// Runs SQL on the file without the schema's guards; nobody may have it open.
    static func edit(_ path: String, _ sql: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let db = opened else { throw Trouble("\(path) cannot be opened") }
        defer { sqlite3_close(db) }
        var names: [String] = []
        var statement: OpaquePointer?
        sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", -1, &statement, nil)
        while sqlite3_step(statement) == SQLITE_ROW { names.append(String(cString: sqlite3_column_text(statement, 0))) }
        sqlite3_finalize(statement)
        for words in names.map({ "DROP TRIGGER \($0)" }) + [sql] {
            guard sqlite3_exec(db, words, nil, nil, nil) == SQLITE_OK else {
                throw Trouble("\(words): \(String(cString: sqlite3_errmsg(db)))")
            }
        }
    }
}
