import Glibc

/// The folder that is a store: its database, its policy files, and what comes in and goes out. Only its owner may look in.
public struct StoreFolder: Sendable, Hashable {
    public let path: String

    public init(_ path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    public var database: String { path + "/tally.db" }
    public var lock: String { path + "/store.wlock" }
    public var policy: String { path + "/policy" }
    public var inbox: String { path + "/inbox" }
    public var outbox: String { path + "/outbox" }
    public var rejects: String { path + "/rejects" }
    public var backups: String { path + "/backups" }
    /// The folders in it.
    var places: [String] { [policy, inbox, outbox, rejects, backups] }

    /// How a file of rejects begins its name while it is being written; the number of the process follows.
    public static let partialRejects = ".rejects-"

    /// Takes away what an import that was killed has left half written.
    public func tidyRejects() { Leftovers.remove(from: rejects, beginning: StoreFolder.partialRejects) }

    /// Whether a store's database is there.
    public var exists: Bool { StoreFolder.isFile(database) }

    /// Why there is no store to open: nobody made one, or it is out of reach.
    func absence(_ attempted: String) -> StoreFault {
        var found = stat()
        guard stat(database, &found) != 0, errno == EACCES else { return StoreFault(.notThere, attempted: attempted) }
        return StoreFault(system: EACCES, attempted: attempted)
    }

    /// Whether a plain file is there: what is none, such as a pipe, would be waited for and never answer.
    static func isFile(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
    }

    /// Makes the folder (0700) with its places and an empty database file (0600). Folders above it must exist.
    func create() throws {
        guard !exists else { throw StoreFault(.alreadyThere, attempted: "making the store \(path)") }
        try confirmEmpty()
        _ = try makePlaces()
        let file = open(database, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw fault(database) }
        Glibc.close(file)
    }

    /// Makes the folder and its places, and says which of them were not there.
    func makePlaces() throws -> [String] {
        var made: [String] = []
        for place in [path] + places {
            if mkdir(place, 0o700) == 0 {
                made.append(place)
            } else if errno != EEXIST {
                let fault = fault(place)
                takeBack(made)
                throw fault
            }
        }
        return made
    }

    /// Takes away again what was made for a store that came to nothing. What holds something by now is another one's, and stays.
    func takeBack(_ made: [String]) {
        if made.first == path, !exists { unlink(lock) }
        for place in made.reversed() { rmdir(place) }
    }

    /// Refuses a folder in which there is anything but what a store is made of: nobody wants one in `/` or among his letters.
    func confirmEmpty() throws {
        guard let listing = opendir(path) else {
            if errno == ENOENT { return }
            throw fault(path)
        }
        defer { closedir(listing) }
        var found: [String] = []
        let own: Set<String> = [".", "..", "policy", "inbox", "outbox", "rejects", "backups", "store.wlock", "lost+found"]
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let isLeft = [Restoring.privateName, StoreMaking.privateName].contains { name.hasPrefix($0) }
            if !own.contains(name), !isLeft { found.append(name) }
        }
        guard found.isEmpty else {
            let named = found.sorted().prefix(3).joined(separator: ", ") + (found.count > 3 ? " and \(found.count - 3) more" : "")
            throw StoreFault(.notEmpty, attempted: "making the store \(path)", detail: named)
        }
    }

    func fault(_ place: String) -> StoreFault {
        // What is not there is the folder above, not a store.
        var fault = StoreFault(system: errno, attempted: "making \(place)")
        if fault.kind == .notThere { fault.kind = .readOnly }
        return fault
    }
}

extension StoreFault {
    /// A fault from the system's own number.
    init(system number: Int32, attempted: String) {
        let kind: Kind =
            switch number {
            case ENOSPC, EDQUOT, EFBIG: .diskFull
            case EROFS, EACCES, EPERM: .readOnly
            case ENOENT, ENOTDIR: .notThere
            default: .io
            }
        self.init(kind, code: number, attempted: attempted, detail: String(cString: strerror(number)))
    }
}
