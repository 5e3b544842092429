import GRDB

extension Schema {
    /// Takes triggers and secondary indexes off a store that is only made to be compared with another: they guard and find, and
    /// change no row. Keys and checks stay.
    static func strip(_ db: Database) throws {
        let drops = try String.fetchAll(
            db,
            sql: "SELECT 'DROP ' || type || ' ' || name FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
        )
        for drop in drops { try db.execute(sql: drop) }
    }
}
