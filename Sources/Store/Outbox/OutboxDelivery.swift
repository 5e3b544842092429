import Glibc
import Vocabulary
import Workflow

extension StoreDesk {
    /// Puts every waiting instruction into the outbox folder, each once: as a file of its key's name, whole and on the disk
    /// before it is seen, and only then marked. A file that is there already, to the byte the same, is of a round that was cut
    /// short: it is kept and marked. One that says something else stops the round: after a restore an instruction may bear
    /// the key of an older one, and money must not leave by the older one's word. Gives how many were marked.
    public func deliverInstructions(at now: Instant) throws -> Int {
        let waiting = try answer(PendingInstructions())
        // A round that was cut short may have put one there that was withdrawn before it could be marked.
        var delivered = try answer(PendingInstructions(withdrawn: true)).filter {
            StoreDesk.bytes(of: outboxFile($0)) == StoreDesk.text(of: $0)
        }
        guard !waiting.isEmpty || !delivered.isEmpty else { return 0 }
        var fault: StoreFault?
        for instruction in waiting {
            do {
                try put(instruction)
                delivered.append(instruction)
            } catch let other as StoreFault where other.kind == .alreadyDelivered { fault = fault ?? other }
        }
        try sync(folder.outbox, "delivering to the outbox")
        let marked = try perform(
            delivered.map { MarkDelivered(key: $0.key) }, as: Signature(by: Operator.engineID, at: now), preview: false
        ).filter { $0.outcome == .done }.count
        if let fault { throw fault }
        return marked
    }

    /// The files that still lie in the outbox say what the store's instructions say, and none is there without one.
    func outboxLine() throws -> VerifyLine {
        let rows = try answer(InstructionList(limit: .max))
        let known = Dictionary(rows.map { ($0.instruction.key, $0.instruction) }, uniquingKeysWith: { one, _ in one })
        let withdrawn = Set(rows.filter { $0.withdrawnAt != nil && $0.deliveredAt == nil }.map(\.instruction.key))
        let names = Leftovers.names(in: folder.outbox).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
        let wrong = names.compactMap { name -> String? in
            guard let instruction = known[String(name.dropLast(5))] else { return "\(name) lies there and is no instruction" }
            guard !withdrawn.contains(instruction.key) else { return "\(name) lies there and was withdrawn: run tally work" }
            let bytes = StoreDesk.bytes(of: outboxFile(instruction))
            return bytes == nil || bytes == StoreDesk.text(of: instruction)
                ? nil : "\(name) says something else than its instruction"
        }
        return VerifyLine("outbox", examined: names.count, wrong: wrong)
    }

    private func outboxFile(_ instruction: Instruction) -> String { "\(folder.outbox)/\(instruction.key).json" }

    private static func text(of instruction: Instruction) -> [UInt8] { Array((instruction.payload + "\n").utf8) }

    /// What a file of the outbox holds; nil where there is none, or none that can be read.
    private static func bytes(of path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { Glibc.close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? bytes : nil }
            bytes += piece[..<count]
            // An instruction is a line: what is larger is none of ours.
            if bytes.count > 1 << 20 { return bytes }
        }
    }

    private func put(_ instruction: Instruction) throws {
        let attempted = "delivering \(instruction.key)"
        guard mkdir(folder.outbox, 0o700) == 0 || errno == EEXIST else { throw StoreFault(system: errno, attempted: attempted) }
        let path = outboxFile(instruction)
        let partial = "\(folder.outbox)/.\(instruction.key).\(getpid())"
        unlink(partial)
        let file = open(partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw StoreFault(system: errno, attempted: attempted) }
        defer { unlink(partial) }
        let payload = StoreDesk.text(of: instruction)
        var bytes = payload[...]
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
        if link(partial, path) == 0 { return }
        guard errno == EEXIST else { throw StoreFault(system: errno, attempted: attempted) }
        guard StoreDesk.bytes(of: path) == payload else {
            throw StoreFault(.alreadyDelivered, attempted: attempted, detail: "\(path) says something else")
        }
    }
}
