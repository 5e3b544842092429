import GRDB
import Synchronization
import Vocabulary
import Workflow

/// The desk over one local store: commands are performed one transaction at a time under the write lock, questions are
/// answered beside them from what is committed.
public final class StoreDesk: Desk {
    /// The folder that is the store.
    public let folder: StoreFolder
    let connections: StorePool
    let houses: Houses
    private let words = OrderWords()
    private let closeCounts = CloseCounts()
    private let reads = ReadStatements()
    let writer: Mutex<Writer>
    private let watched: Mutex<Watched>

    /// Opens the store of `folder`, or makes it when `creating`; brings its schema up to date. Somebody who writes for long
    /// does not keep it shut. `who` names this program to others that wait for it; `readHouse` reads the policy files of the
    /// active version.
    public init(
        _ folder: StoreFolder, creating: Bool = false, who: String = "tally", zones: any Zones,
        readHouse: @escaping @Sendable ([PolicyFile], Int, any Zones) throws -> House
    ) throws {
        self.folder = folder
        if creating { try folder.create() }
        guard folder.exists else { throw folder.absence("opening \(folder.path)") }
        let lock = try WriteLock(folder, who: who)
        let connections = try StorePool.open(folder, creating: creating, under: lock)
        self.connections = connections
        houses = Houses(zones: zones, readHouse)
        writer = Mutex(Writer(lock: lock, pool: connections.pool, houses: houses, zones: zones))
        watched = Mutex(Watched())
    }

    public func perform(_ commands: [any Command], as signature: Signature, preview: Bool) throws -> [Performed] {
        // A rehearsal reads a month of decisions: most of that beside the others, before anybody has to wait for it.
        for case let command as ActivatePolicy in commands where !preview {
            _ = try? answer(RehearsalOf(version: command.version, days: command.days, now: signature.at))
        }
        return try writer.withLock { writer in
            try preview ? writer.preview(commands, as: signature) : writer.perform(commands, as: signature)
        }
    }

    public func answer<Q: Question>(_ question: Q) throws -> Q.Answer {
        guard let known = question as? any Answering else {
            preconditionFailure("the store answers every question, but not \(Q.self)")
        }
        do {
            return try connections.pool.read { db in
                let kept = reads.of(db)
                let reader = try Reader(
                    db, houses: houses, words: words, closeCounts: closeCounts, closeMemory: kept.close,
                    statements: kept.statements)
                guard let answer = try Self.open(known, reader) as? Q.Answer else {
                    preconditionFailure("\(Q.self) is answered by what is no \(Q.Answer.self)")
                }
                return answer
            }
        } catch let refusal as Refusal { throw refusal } catch {
            throw StoreFault(error, attempted: "reading the store")
        }
    }

    private static func open<Q: Answering>(_ question: Q, _ reader: Reader) throws -> Any {
        try question.answer(from: reader)
    }

    public func generation() throws -> Int {
        do {
            return try watched.withLock { watched in
                let seen = try connections.watch.unsafeRead { db in
                    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
                }
                if seen != watched.version {
                    watched.version = seen
                    watched.generation += 1
                }
                return watched.generation
            }
        } catch { throw StoreFault(error, attempted: "looking for commits") }
    }

    deinit { try? close() }

    /// Closes the store; the desk is of no use afterwards. Whoever has written tidies the write-ahead log, if he is the last
    /// one out; who has only looked writes nothing, and waits for nobody.
    public func close() throws {
        try writer.withLock { writer in
            guard !writer.isClosed else { return }
            writer.close()
            try? connections.pool.barrierWriteWithoutTransaction { _ in reads.drop() }
            // Nothing is tidied where the files are not the store any more.
            guard writer.lock.isInPlace() else { return try connections.close(tidying: false) }
            let tidies = writer.hasWritten
            let closed: Void? = try writer.lock.holdIfFree(
                "closing the store", patience: tidies ? WriteLock.patienceMilliseconds : 0
            ) {
                try connections.close(tidying: tidies)
            }
            if closed == nil { try connections.close(tidying: false) }
        }
    }

    private struct Watched {
        var version = -1
        var generation = 0
    }
}
