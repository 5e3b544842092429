import GRDB
import GRDBSQLite

private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

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

    private func ended(_ code: Int32) -> StoreFault {
        let text = String(cString: sqlite3_errmsg(connection))
        let sql = sqlite3_sql(statement).map { String(cString: $0) } ?? ""
        sqlite3_reset(statement)
        return StoreFault(sqlite: code, text, attempted: String(sql.prefix(60)))
    }
}

/// Binds a statement's parameters one after another.
struct Binder {
    private let statement: OpaquePointer
    private var index: Int32 = 0

    init(_ statement: OpaquePointer) { self.statement = statement }

    @inline(__always)
    mutating func int(_ value: Int) {
        index += 1
        sqlite3_bind_int64(statement, index, Int64(value))
    }

    @inline(__always)
    mutating func int(_ value: Int?) {
        index += 1
        if let value { sqlite3_bind_int64(statement, index, Int64(value)) } else { sqlite3_bind_null(statement, index) }
    }

    @inline(__always)
    mutating func flag(_ value: Bool) { int(value ? 1 : 0) }

    @inline(__always)
    mutating func text(_ value: String) {
        index += 1
        var value = value
        _ = value.withUTF8 { bytes in
            // An empty Swift string has no address, and no address would bind NULL.
            bytes.isEmpty
                ? sqlite3_bind_text(statement, index, "", 0, transient)
                : bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), transient)
                }
        }
    }

    @inline(__always)
    mutating func blob(_ value: [UInt8]) {
        index += 1
        _ = value.withUnsafeBytes { bytes in
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, index, 0)
                : sqlite3_bind_blob(statement, index, bytes.baseAddress, Int32(bytes.count), transient)
        }
    }
}

/// The row on which a statement stands; valid until it steps on.
struct ResultRow {
    let statement: OpaquePointer

    init(_ statement: OpaquePointer) { self.statement = statement }

    @inline(__always)
    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    @inline(__always)
    func flag(_ column: Int32) -> Bool { int(column) != 0 }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    @inline(__always)
    func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

    @inline(__always)
    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int32) -> [UInt8] {
        let count = Int(sqlite3_column_bytes(statement, column))
        guard count > 0, let start = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}
