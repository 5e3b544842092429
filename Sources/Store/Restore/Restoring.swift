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

    public init(_ file: String, into folder: StoreFolder) {
        self.file = file
        self.folder = folder
    }

    private var attempted: String { "restoring \(file)" }

    /// `stamp` names the folder in which a store that is there is kept, under `backups`.
    public func run(stamp: String) throws -> Restored {
        guard access(file, R_OK) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
        for place in [folder.path, folder.policy, folder.inbox, folder.outbox, folder.rejects, folder.backups] {
            guard mkdir(place, 0o700) == 0 || errno == EEXIST else { throw StoreFault(system: errno, attempted: attempted) }
        }
        let copy = "\(folder.path)/tally.restored-\(getpid())"
        defer { for end in ["", "-wal", "-shm", "-journal", ".verify"] { unlink(copy + end) } }
        do {
            let (checks, sequence) = try verifiedCopy(copy)
            let lock = try WriteLock(folder, who: "tally restore", expectsStore: false)
            return try lock.hold(attempted) {
                let kept = folder.exists ? try keepAside(stamp) : nil
                guard rename(copy, folder.database) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
                try sync(folder.path)
                return Restored(checks: checks, sequence: sequence, keptAside: kept)
            }
        } catch { throw StoreFault(error, attempted: attempted) }
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
        try source.read { db in try Schema.check(db, isEmpty: false, attempted: attempted) }
        try source.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        try source.close()
        let queue = try DatabaseQueue(path: copy, configuration: reading)
        let lines = try queue.read { try Verification($0, scratch: "\(copy).verify").lines() }
        let sequence = try queue.read { try Int.fetchOne($0, sql: "SELECT ifnull(max(sequence), 0) FROM event") } ?? 0
        try queue.close()
        if let wrong = lines.first(where: { !$0.ok }) {
            throw StoreFault(.corrupt, attempted: attempted, detail: "the backup fails \(wrong.check): \(wrong.detail)")
        }
        try sync(copy)
        return (lines.count, sequence)
    }

    /// Moves the store that is there into a folder of its own; throws when somebody has it open.
    private func keepAside(_ stamp: String) throws -> String {
        var alone = Configuration()
        alone.busyMode = .timeout(0.2)
        // A connection that wants the file for itself meets every other one, idle or not. A file that is no database at all is
        // kept aside as it is.
        do {
            let probe = try DatabaseQueue(path: folder.database, configuration: alone)
            try probe.inDatabase { db in
                try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
            }
            try probe.close()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED {
            throw StoreFault(
                .locked(holder: "somebody who has it open: close every console and tally work --watch"), attempted: attempted)
        } catch is DatabaseError {}
        let place = "\(folder.backups)/before-restore-\(stamp)"
        guard mkdir(place, 0o700) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
        for end in ["-wal", "-shm", ""] {
            let name = "tally.db\(end)"
            guard access("\(folder.path)/\(name)", F_OK) == 0 else { continue }
            guard rename("\(folder.path)/\(name)", "\(place)/\(name)") == 0 else {
                throw StoreFault(system: errno, attempted: attempted)
            }
        }
        try sync(place)
        return place
    }

    private func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StoreFault(system: errno, attempted: attempted) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
    }
}
