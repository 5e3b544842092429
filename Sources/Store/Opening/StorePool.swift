import CSettings
import GRDB
import GRDBSQLite
import Glibc

/// The connections of one store: one writer, few readers, each with its pragmas set and read back.
struct StorePool {
    let pool: DatabasePool
    /// Watches for commits, of this process or another.
    let watch: DatabaseQueue

    /// Once for the process, before its first connection: a twentieth of the work of a batch is saved.
    private static let isQuick = settings_without_memory_statistics() == SQLITE_OK

    /// Opens the database of `folder` and brings its schema up to date. The write lock must be held.
    init(_ folder: StoreFolder, creating: Bool) throws {
        let attempted = "opening \(folder.database)"
        _ = StorePool.isQuick
        do {
            try StorePool.examine(folder, creating: creating)
            pool = try DatabasePool(path: folder.database, configuration: StorePool.configuration())
            try pool.writeWithoutTransaction(StorePool.prepareWriter)
            try pool.write(Schema.migrate)
            var watching = Configuration()
            watching.readonly = true
            watch = try DatabaseQueue(path: folder.database, configuration: watching)
        } catch { throw StoreFault(error, attempted: attempted) }
    }

    /// Refuses a file that is not ours before anything of it is changed.
    private static func examine(_ folder: StoreFolder, creating: Bool) throws {
        var looking = Configuration()
        looking.readonly = true
        looking.busyMode = .timeout(5)
        let probe = try DatabaseQueue(path: folder.database, configuration: looking)
        try probe.read { db in
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            // A store that was cut to nothing is not an empty one.
            guard tables > 0 || creating else {
                throw StoreFault(.notAStore, attempted: "opening \(folder.database)", detail: "it is empty")
            }
            try Schema.check(db, isEmpty: tables == 0, attempted: "opening \(folder.database)")
        }
        try probe.close()
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 2
        // Statements are kept for them.
        configuration.persistentReadOnlyConnections = true
        configuration.busyMode = .callback { tries in
            usleep(500 + UInt32(tries % 3) * 500)
            return tries < 5_000
        }
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
                    PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;
                    PRAGMA cache_size = \(db.configuration.readonly ? -4_000 : -64_000)
                    """)
            for (pragma, wanted) in [
                ("foreign_keys", 1), ("recursive_triggers", 1), ("trusted_schema", 0), ("cell_size_check", 1),
            ] where try Int.fetchOne(db, sql: "PRAGMA \(pragma)") != wanted {
                throw StoreFault(.other, attempted: "setting \(pragma)", detail: "it does not read back as \(wanted)")
            }
        }
        return configuration
    }

    /// GRDB sets synchronous to NORMAL when it opens a pool: a commit that was acknowledged would not survive a power cut.
    private static func prepareWriter(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
            try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
        else {
            throw StoreFault(
                .other, attempted: "making commits durable",
                detail: "synchronous or journal_mode does not read back")
        }
    }

    /// Closes every connection. With `tidying` the writer closes last, and if nobody else has the store open, the log goes
    /// into the database, so the write lock must be held. A pool by itself closes its writer first, and a reader that closes
    /// last can only leave the log where it is.
    func close(tidying: Bool) throws {
        do {
            try watch.close()
            if tidying { pool.invalidateReadOnlyConnections() }
            try pool.close()
        } catch { throw StoreFault(error, attempted: "closing the store") }
    }
}
