import Dispatch
import GRDB
import Glibc
import Synchronization
import Vocabulary
import Workflow

extension Verification {
    /// Proves a file to which nobody writes, on two connections at once: one plays the log again, the other computes the chain and
    /// looks at the rows. Where the chain is broken nothing is said of the replay.
    static func lines(ofFile file: String, scratch: String, zones: any Zones) throws -> [VerifyLine] {
        var reading = Configuration()
        reading.readonly = true
        reading.busyMode = .timeout(5)
        let queues = try (0..<2).map { _ in try DatabaseQueue(path: file, configuration: reading) }
        let replay = Mutex<Result<[VerifyLine], any Error>?>(nil)
        let rest = Mutex<Result<(chain: VerifyLine, rest: Rest), any Error>?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            if part == 0 {
                let found = Result { try queues[0].read { try Verification($0, scratch: scratch, zones: zones).replay() } }
                replay.withLock { $0 = found }
            } else {
                let found = Result {
                    try queues[1].read { db in
                        let verification = Verification(db, scratch: nil, zones: zones)
                        return (chain: try verification.chain(), rest: try verification.rest())
                    }
                }
                rest.withLock { $0 = found }
            }
        }
        for queue in queues { try queue.close() }
        guard let found = try rest.withLock({ $0 })?.get() else { return [] }
        guard found.chain.ok else { return Proof(chain: found.chain, replay: unproved).lines(besides: found.rest) }
        guard let played = try replay.withLock({ $0 })?.get() else { return [] }
        return Proof(chain: found.chain, replay: played).lines(besides: found.rest)
    }
}

extension StoreDesk {
    /// From so many events on, a store is verified on a copy of its own: a look that takes long would keep the write-ahead log
    /// from being folded in.
    private static let largeEvents = 50_000

    /// Recomputes everything that can be recomputed and compares it with what the store holds; one line for each check. Others
    /// may go on working: a large store is copied first, page by page, where there is room for that.
    /// Where `now` is given, the last line says whether the log's end lies ahead of it.
    public func verify(at now: Instant? = nil) throws -> [VerifyLine] {
        let attempted = "verifying the store"
        Leftovers.remove(from: folder.path, beginning: "verify-")
        let scratch = "\(folder.path)/verify-\(getpid()).db"
        defer { unlink(scratch) }
        do {
            let lines = try Verification.told("store") {
                if let copy = try privateCopy() {
                    defer { unlink(copy) }
                    return try Verification.lines(ofFile: copy, scratch: scratch, zones: houses.zones)
                }
                return try connections.pool.read { db in
                    let isLarge = try StoreDesk.events(db) > StoreDesk.largeEvents
                    return try Verification(db, scratch: isLarge ? scratch : nil, zones: houses.zones).lines()
                }
            }
            return try lines + Verification.told("outbox") { [try outboxLine()] }
                + Verification.told("clock") { try now.map { [try clockLine(at: $0)] } ?? [] }
        } catch { throw StoreFault(error, attempted: attempted) }
    }

    /// Not wrong, but worth saying: what is done later is dated at the log's end, until the clock has come there.
    private func clockLine(at now: Instant) throws -> VerifyLine {
        let ahead = try answer(LogAhead(now: now))
        return VerifyLine(check: "clock", ok: true, examined: 1, detail: ahead?.sentence ?? "")
    }

    private static func events(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT ifnull(max(sequence), 0) FROM event") ?? 0
    }

    /// A copy of a large store in its folder, page by page as it is; nil for a small one, and where there is no room for it.
    private func privateCopy() throws -> String? {
        let pages = try connections.pool.read { db in
            try StoreDesk.events(db) > StoreDesk.largeEvents
                ? (Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0) * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0) : 0
        }
        var room = statvfs()
        guard pages > 0, statvfs(folder.path, &room) == 0, Int(room.f_bavail) * Int(room.f_frsize) > pages * 3 else { return nil }
        let path = "\(folder.path)/verify-\(getpid()).copy"
        var reading = Configuration()
        reading.readonly = true
        reading.busyMode = .timeout(5)
        do {
            let copy = try DatabaseQueue(path: path)
            let source = try DatabaseQueue(path: folder.database, configuration: reading)
            try source.backup(to: copy)
            try source.close()
            // One file, so that two may read it at once without a log beside it.
            try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            return path
        } catch {
            unlink(path)
            throw error
        }
    }
}
