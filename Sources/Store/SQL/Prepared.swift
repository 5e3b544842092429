import GRDB
import GRDBSQLite

/// One prepared statement on a connection of the pool; used only inside the pool's closures, where GRDB's hooks expect it.
final class Prepared {
    private let connection: OpaquePointer
    let statement: OpaquePointer

    init(_ connection: OpaquePointer, _ sql: String) throws {
        var made: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
        guard code == SQLITE_OK, let made else {
            throw StoreFault(
                sqlite: code == SQLITE_OK ? SQLITE_ERROR : code, String(cString: sqlite3_errmsg(connection)),
                attempted: "preparing \(sql)")
        }
        self.connection = connection
        statement = made
    }

    deinit { sqlite3_finalize(statement) }

    /// Runs a statement that gives no rows.
    @inline(__always)
    func run(_ bind: (inout Binder) -> Void = { _ in }) throws {
        var binder = Binder(statement)
        bind(&binder)
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE else { throw ended(code) }
        sqlite3_reset(statement)
    }

    /// Visits every row that the statement gives.
    @inline(__always)
    func each(_ bind: (inout Binder) -> Void = { _ in }, _ visit: (ResultRow) throws -> Void) throws {
        var binder = Binder(statement)
        bind(&binder)
        defer { sqlite3_reset(statement) }
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw ended(code) }
            try visit(ResultRow(statement))
        }
    }

    /// Visits rows until there are no more or none is wanted any more.
    func each(
        while wanted: () -> Bool, _ bind: (inout Binder) -> Void = { _ in }, _ visit: (ResultRow) throws -> Void
    ) throws {
        var binder = Binder(statement)
        bind(&binder)
        defer { sqlite3_reset(statement) }
        while wanted() {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw ended(code) }
            try visit(ResultRow(statement))
        }
    }

    /// The first row, or nil when there is none.
    @inline(__always)
    func first<T>(_ bind: (inout Binder) -> Void = { _ in }, _ make: (ResultRow) throws -> T) throws -> T? {
        var binder = Binder(statement)
        bind(&binder)
        defer { sqlite3_reset(statement) }
        let code = sqlite3_step(statement)
        if code == SQLITE_DONE { return nil }
        guard code == SQLITE_ROW else { throw ended(code) }
        return try make(ResultRow(statement))
    }

    /// Every row, made into something.
    func all<T>(_ bind: (inout Binder) -> Void = { _ in }, _ make: (ResultRow) throws -> T) throws -> [T] {
        var out: [T] = []
        try each(bind) { out.append(try make($0)) }
        return out
    }

    /// The rows one at a time, as the one who asks wants them; the statement is of no other use until it is finished.
    func cursor(_ bind: (inout Binder) -> Void = { _ in }) throws -> Cursor {
        var binder = Binder(statement)
        bind(&binder)
        var cursor = Cursor(prepared: self)
        try cursor.advance()
        return cursor
    }

    /// A place among a statement's rows.
    struct Cursor {
        fileprivate let prepared: Prepared
        /// The row on which it stands; nil behind the last one.
        private(set) var row: ResultRow?

        fileprivate init(prepared: Prepared) { self.prepared = prepared }

        mutating func advance() throws {
            let code = sqlite3_step(prepared.statement)
            guard code == SQLITE_ROW || code == SQLITE_DONE else { throw prepared.ended(code) }
            row = code == SQLITE_ROW ? ResultRow(prepared.statement) : nil
        }

        func finish() { sqlite3_reset(prepared.statement) }
    }

    fileprivate func ended(_ code: Int32) -> StoreFault {
        let text = String(cString: sqlite3_errmsg(connection))
        let sql = sqlite3_sql(statement).map { String(cString: $0) } ?? ""
        sqlite3_reset(statement)
        return StoreFault(sqlite: code, "\(text), in \(sql.prefix(60))", attempted: "")
    }
}
