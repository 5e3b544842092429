import Glibc
import Vocabulary
import Workflow

extension StoreDesk {
    /// Puts every waiting instruction into the outbox folder, each once: as a file of its key's name, whole and on the disk
    /// before it is seen, and only then marked. A file that is there already is the same instruction of a round that was cut
    /// short: it is kept and marked. Gives how many were marked.
    public func deliverInstructions(at now: Instant) throws -> Int {
        let waiting = try answer(PendingInstructions())
        guard !waiting.isEmpty else { return 0 }
        for instruction in waiting { try put(instruction) }
        try sync(folder.outbox, "delivering to the outbox")
        return try perform(
            waiting.map { MarkDelivered(key: $0.key) }, as: Signature(by: Operator.engineID, at: now), preview: false
        ).filter { $0.outcome == .done }.count
    }

    private func put(_ instruction: Instruction) throws {
        let attempted = "delivering \(instruction.key)"
        guard mkdir(folder.outbox, 0o700) == 0 || errno == EEXIST else { throw StoreFault(system: errno, attempted: attempted) }
        let path = "\(folder.outbox)/\(instruction.key).json"
        let partial = "\(folder.outbox)/.\(instruction.key).\(getpid())"
        unlink(partial)
        let file = open(partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw StoreFault(system: errno, attempted: attempted) }
        defer { unlink(partial) }
        var bytes = Array((instruction.payload + "\n").utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let number = errno
                Glibc.close(file)
                throw StoreFault(system: number, attempted: attempted)
            }
            bytes = bytes.dropFirst(count)
        }
        let isSynced = fsync(file) == 0
        Glibc.close(file)
        guard isSynced else { throw StoreFault(system: errno, attempted: attempted) }
        // A link never takes the place of a file that is there, as a rename would.
        guard link(partial, path) == 0 || errno == EEXIST else { throw StoreFault(system: errno, attempted: attempted) }
    }
}
