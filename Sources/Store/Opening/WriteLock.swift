import Glibc

/// The one lock around every write of a store: its opening where that writes, each write transaction, checkpoints and its
/// closing. It is fair enough that no writer starves, and keeps SQLite's checkpoints apart. Who only looks does without it
/// while somebody else has it. Only one thread may use it at a time.
final class WriteLock {
    /// How long to wait for another holder.
    static let patienceMilliseconds = 5_000
    private let file: Int32
    /// False while a store is only being put in place.
    private let expectsStore: Bool
    private let path: String
    private let who: String
    private let database: String

    /// `who` names this holder to those who wait, while no operator is known.
    init(_ folder: StoreFolder, who: String, expectsStore: Bool = true) throws {
        self.expectsStore = expectsStore
        path = folder.lock
        database = folder.database
        self.who = who
        file = open(folder.lock, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw StoreFault(system: errno, attempted: "opening the lock \(folder.lock)") }
    }

    deinit { Glibc.close(file) }

    /// Runs `body` while holding the lock, for `purpose`, in the name of `person` where one is known.
    func hold<T>(_ purpose: String, by person: String? = nil, _ body: () throws -> T) throws -> T {
        guard try take(purpose, person ?? who, patience: WriteLock.patienceMilliseconds) else {
            throw StoreFault(.locked(holder: holder()), attempted: purpose)
        }
        defer { flock(file, LOCK_UN) }
        return try body()
    }

    /// Runs `body` while holding the lock; nil, without having run it, where somebody else keeps it for so long.
    func holdIfFree<T>(_ purpose: String, patience milliseconds: Int, _ body: () throws -> T) throws -> T? {
        guard try take(purpose, who, patience: milliseconds) else { return nil }
        defer { flock(file, LOCK_UN) }
        return try body()
    }

    /// False when somebody else has held it all the time.
    private func take(_ purpose: String, _ person: String, patience milliseconds: Int) throws -> Bool {
        var waited = 0
        var random = UInt32(truncatingIfNeeded: getpid())
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw StoreFault(system: errno, attempted: purpose)
            }
            guard waited < milliseconds * 1_000 else { return false }
            random = random &* 1_664_525 &+ 1_013_904_223
            let pause = 400 + Int(random >> 22)
            usleep(UInt32(pause))
            waited += pause
        }
        guard isInPlace() else {
            flock(file, LOCK_UN)
            throw StoreFault(
                .other, attempted: purpose, detail: "the store was moved or taken away while it was open: start tally again")
        }
        sign(purpose, person)
        return true
    }

    /// Whether the files at the store's path are still the ones that were opened: what is written into files that somebody has
    /// moved away or replaced would be lost.
    func isInPlace() -> Bool {
        var opened = stat()
        var there = stat()
        return fstat(file, &opened) == 0 && stat(path, &there) == 0 && opened.st_ino == there.st_ino
            && opened.st_dev == there.st_dev && (!expectsStore || access(database, F_OK) == 0)
    }

    /// Leaves this holder's name for those who will wait. A failure to do so harms nobody.
    private func sign(_ purpose: String, _ person: String) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var text = "\(getpid())\t\(person)\t\(purpose)\t\(now.tv_sec)\n"
        text.withUTF8 { bytes in
            _ = pwrite(file, bytes.baseAddress, bytes.count, 0)
            _ = ftruncate(file, bytes.count)
        }
    }

    /// Who holds it, as the file says.
    func holder() -> String {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = pread(file, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        let parts = text.split(separator: "\n").first?.split(separator: "\t", omittingEmptySubsequences: false) ?? []
        guard parts.count == 4, let since = Int(parts[3]) else { return "another program" }
        let second = since % 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
        return "\(parts[1]) (process \(parts[0]), \(parts[2]), since \(clock))"
    }
}
