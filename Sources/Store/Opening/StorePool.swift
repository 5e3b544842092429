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

    /// How long one waits for the lock who may do without it.
    private static let courtesyMilliseconds = 100

    /// Opens the database of `folder` under the write lock and brings its schema up to date. A writer that does not give the
    /// lock back, such as one that was stopped in the middle of a transaction, keeps nobody from looking: where nothing has to
    /// be written for it, the store is opened beside him.
    static func open(_ folder: StoreFolder, creating: Bool, under lock: WriteLock) throws -> StorePool {
        _ = isQuick
        let purpose = "opening the store"
        if !creating {
            let free = try lock.holdIfFree(purpose, patience: courtesyMilliseconds) { try StorePool(folder, creating: false) }
            if let opened = try free ?? StorePool(besideWriterOf: folder) { return opened }
        }
        return try lock.hold(purpose) { try StorePool(folder, creating: creating) }
    }

    /// The write lock must be held.
    private init(_ folder: StoreFolder, creating: Bool) throws {
        do {
            try StorePool.examine(folder, creating: creating).close()
            (pool, watch) = try StorePool.connections(folder) { pool in
                // A program that knows nothing of the lock may be in a transaction of its own.
                if try !pool.read(Schema.isCurrent) { try pool.write(Schema.migrate) }
            }
        } catch { throw StoreFault(error, attempted: "opening \(folder.database)") }
    }

    /// Writes nothing; nil where it would have to: an older schema, or no write-ahead log yet. While the probe looks, nobody can
    /// take the log away or put another file in the database's place.
    private init?(besideWriterOf folder: StoreFolder) throws {
        do {
            let file = StorePool.identity(of: folder.database)
            guard StorePool.hasLog(folder) else { return nil }
            let probe = try StorePool.examine(folder, creating: false)
            defer { try? probe.close() }
            guard try probe.read(Schema.isCurrent), StorePool.hasLog(folder), file == StorePool.identity(of: folder.database)
            else { return nil }
            (pool, watch) = try StorePool.connections(folder)
        } catch { throw StoreFault(error, attempted: "opening \(folder.database)") }
    }

    private static func connections(
        _ folder: StoreFolder, prepare: (DatabasePool) throws -> Void = { _ in }
    ) throws -> (DatabasePool, DatabaseQueue) {
        let pool = try DatabasePool(path: folder.database, configuration: configuration())
        try pool.writeWithoutTransaction(prepareWriter)
        try prepare(pool)
        var watching = Configuration()
        watching.readonly = true
        return (pool, try DatabaseQueue(path: folder.database, configuration: watching))
    }

    /// Whether there is a write-ahead log with something in it: a pool begins one that is missing or empty.
    private static func hasLog(_ folder: StoreFolder) -> Bool {
        var found = stat()
        return stat(folder.database + "-wal", &found) == 0 && found.st_size > 0
    }

    /// The number of the file that lies there.
    private static func identity(of path: String) -> UInt64? {
        var found = stat()
        return stat(path, &found) == 0 ? UInt64(found.st_ino) : nil
    }

    /// Refuses a file that is not ours before anything of it is changed.
    private static func examine(_ folder: StoreFolder, creating: Bool) throws -> DatabaseQueue {
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
        return probe
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
