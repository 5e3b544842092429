import GRDBSQLite

private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

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
