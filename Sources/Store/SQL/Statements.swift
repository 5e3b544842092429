import GRDB

/// The prepared statements of one connection, made when first asked for. Dropped before the connection closes.
final class Statements {
    private let connection: OpaquePointer
    private var kept: [UInt: Prepared] = [:]

    init(_ db: Database) { connection = db.sqliteConnection! }

    /// A statement of its own, not kept.
    func make(_ sql: String) throws -> Prepared { try Prepared(connection, sql) }

    /// The statement for a text of the program's own; its address stands for it, so that nothing is hashed.
    @inline(__always)
    func callAsFunction(_ sql: StaticString) throws -> Prepared {
        let key = UInt(bitPattern: sql.utf8Start)
        if let known = kept[key] { return known }
        let made = try Prepared(connection, sql.description)
        kept[key] = made
        return made
    }
}
