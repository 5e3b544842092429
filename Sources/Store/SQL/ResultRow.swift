import GRDBSQLite

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
