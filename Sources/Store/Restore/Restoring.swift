import GRDB
import Glibc
import Vocabulary
import Workflow

/// What a restore did.
public struct Restored: Sendable, Equatable {
    /// Checks that the copy passed before it was put in place.
    public var checks: Int
    /// The last event of the copy.
    public var sequence: Int
    /// Where the store that was there before is kept; nil when there was none.
    public var keptAside: String?
}

/// Puts a backup in place as a store: a copy of it is verified first, a store that is there is kept aside, and one that
/// somebody has open is left alone.
public struct Restoring {
    private let file: String
    private let folder: StoreFolder
    private let zones: any Zones

    /// `zones` are those that the rules of its decisions may have asked.
    public init(_ file: String, into folder: StoreFolder, zones: any Zones = UTCOnly()) {
        self.file = file
        self.folder = folder
        self.zones = zones
    }

    private var attempted: String { "restoring \(file)" }

    /// `stamp` names the folder in which a store that is there is kept, under `backups`. `note` may write to the copy while it
    /// lies in a folder of its own, before it becomes the store: what is put in place is whole at every moment.
    public func run(stamp: String, note: (StoreFolder, Int) throws -> Void = { _, _ in }) throws -> Restored {
        var about = stat()
        guard stat(file, &about) == 0 || errno != ENOENT else { throw StoreFault(.noFile, attempted: attempted) }
        guard access(file, R_OK) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
        guard StoreFolder.isFile(file) else {
            throw StoreFault(.notAStore, attempted: attempted, detail: "it is a folder, a pipe or a device")
        }
        Leftovers.remove(from: folder.path, beginning: Restoring.privateName)
        if !folder.exists { try folder.confirmEmpty() }
        let made: [String]
        do { made = try folder.makePlaces() } catch { throw StoreFault(error, attempted: attempted) }
        do { return try put(stamp, note) } catch {
            folder.takeBack(made)
            throw error
        }
    }

    private func put(_ stamp: String, _ note: (StoreFolder, Int) throws -> Void) throws -> Restored {
        let own = StoreFolder("\(folder.path)/\(Restoring.privateName)\(getpid())")
        guard mkdir(own.path, 0o700) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
        defer { Leftovers.take(own.path) }
        do {
            let (checks, sequence) = try soundCopy(own.database)
            try note(own, sequence)
            guard access(own.database + "-wal", F_OK) != 0 else {
                throw StoreFault(.other, attempted: attempted, detail: "the copy was not closed whole")
            }
            try sync(own.database)
            let lock = try WriteLock(folder, who: "tally restore", expectsStore: false)
            return try lock.hold(attempted) {
                let kept = folder.exists ? try keepAside(stamp) : nil
                guard rename(own.database, folder.database) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
                try sync(folder.path)
                return Restored(checks: checks, sequence: sequence, keptAside: kept)
            }
        } catch { throw StoreFault(error, attempted: attempted) }
    }

    /// How the folder is called in which a copy is made ready; the number of the process follows.
    static let privateName = ".restoring-"

    /// What is damaged there is the backup, not the store.
    private func soundCopy(_ copy: String) throws -> (checks: Int, sequence: Int) {
        do { return try verifiedCopy(copy) } catch {
            var fault = StoreFault(error, attempted: attempted)
            if [.corrupt, .undecodable, .inconsistent].contains(fault.kind) { fault.kind = .brokenBackup }
            throw fault
        }
    }

    /// Copies the backup and proves the copy.
    private func verifiedCopy(_ copy: String) throws -> (checks: Int, sequence: Int) {
        var reading = Configuration()
        reading.readonly = true
        reading.busyMode = .timeout(5)
        let made = open(copy, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard made >= 0 else { throw StoreFault(system: errno, attempted: attempted) }
        Glibc.close(made)
        let source = try DatabaseQueue(path: file, configuration: reading)
        _ = try source.read { db in try Schema.check(db, isEmpty: false, attempted: attempted) }
        try source.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        try source.close()
        let lines = try Verification.lines(ofFile: copy, scratch: "\(copy).verify", zones: zones)
        let queue = try DatabaseQueue(path: copy, configuration: reading)
        let sequence = try queue.read { try Int.fetchOne($0, sql: "SELECT ifnull(max(sequence), 0) FROM event") } ?? 0
        try queue.close()
        if let wrong = lines.first(where: { !$0.ok }) {
            throw StoreFault(.corrupt, attempted: attempted, detail: "the backup fails \(wrong.check): \(wrong.detail)")
        }
        try sync(copy)
        return (lines.count, sequence)
    }

    /// Keeps the store that is there in a folder of its own besides, so that the copy can take its place in one step; throws
    /// when somebody has it open.
    private func keepAside(_ stamp: String) throws -> String {
        let isWhole = try foldLog()
        let place = "\(folder.backups)/before-restore-\(stamp)"
        guard mkdir(place, 0o700) == 0, link(folder.database, "\(place)/tally.db") == 0 else {
            throw StoreFault(system: errno, attempted: attempted)
        }
        try sync(place)
        guard !isWhole else { return place }
        // A file that is no database keeps the log that lay beside it; the copy must not meet it.
        for end in ["-wal", "-shm"] where access("\(folder.database)\(end)", F_OK) == 0 {
            guard rename("\(folder.database)\(end)", "\(place)/tally.db\(end)") == 0 else {
                throw StoreFault(system: errno, attempted: attempted)
            }
        }
        try sync(place)
        return place
    }

    /// Brings the log of the store that is there into its database, so that one file is all of it; the mode stays as it is, since
    /// changing it writes a journal that a killed process would leave behind. False for a file that is no
    /// database at all. A connection that wants the file for itself meets every other one, idle or not.
    private func foldLog() throws -> Bool {
        var alone = Configuration()
        alone.busyMode = .timeout(0.2)
        do {
            let probe = try DatabaseQueue(path: folder.database, configuration: alone)
            try probe.inDatabase { db in
                try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")
            }
            try probe.close()
            return access(folder.database + "-wal", F_OK) != 0
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED {
            throw StoreFault(
                .locked(holder: "somebody who has it open: close every console and tally work --watch"), attempted: attempted)
        } catch is DatabaseError { return false }
    }

    private func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StoreFault(system: errno, attempted: attempted) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
    }
}
