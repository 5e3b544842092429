import GRDB
import Glibc
import Vocabulary
import Workflow

extension StoreDesk {
    /// Writes a verified copy of the store as one file, and notes it in the log when `now` is given; throws when a file is there
    /// already or the copy does not verify. Gives the lines of its verification.
    @discardableResult
    public func backup(to path: String, noting now: Instant? = nil) throws -> [VerifyLine] {
        let attempted = "backing up to \(path)"
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        Leftovers.remove(from: parent, beginning: "\(name).partial-")
        guard access(path, F_OK) != 0 else {
            throw StoreFault(.fileThere, attempted: attempted)
        }
        let partial = "\(path).partial-\(getpid())"
        defer { unlink(partial) }
        do {
            let made = open(partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
            guard made >= 0 else {
                var fault = StoreFault(system: errno, attempted: attempted)
                if fault.kind == .notThere { fault.kind = .readOnly }
                throw fault
            }
            Glibc.close(made)
            var reading = Configuration()
            reading.readonly = true
            reading.busyMode = .timeout(5)
            let source = try DatabaseQueue(path: folder.database, configuration: reading)
            try source.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
            defer { unlink("\(partial).verify") }
            try source.close()
            try sync(partial, attempted)
            let lines = try Verification.lines(ofFile: partial, scratch: "\(partial).verify", zones: houses.zones)
            let copy = try DatabaseQueue(path: partial, configuration: reading)
            let sequence = try copy.read { try Int.fetchOne($0, sql: "SELECT ifnull(max(sequence), 0) FROM event") } ?? 0
            try copy.close()
            if let wrong = lines.first(where: { !$0.ok }) {
                throw StoreFault(.corrupt, attempted: attempted, detail: "the copy fails \(wrong.check): \(wrong.detail)")
            }
            guard rename(partial, path) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
            try sync(parent, attempted)
            if let now {
                _ = try perform(NoteBackup(file: name, sequence: sequence), as: Signature(by: Operator.engineID, at: now))
            }
            return lines
        } catch { throw StoreFault(error, attempted: attempted) }
    }

    /// Makes sure that a file or folder is on the disk. A sync that fails is not tried again.
    func sync(_ path: String, _ attempted: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StoreFault(system: errno, attempted: attempted) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw StoreFault(system: errno, attempted: attempted) }
    }
}
