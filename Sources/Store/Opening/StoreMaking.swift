import Glibc

/// Makes a store whole or not at all: it is filled in a folder of its own inside the store's, and its database takes its place
/// in one step, after everything else. Whoever is killed before leaves no store, and nothing that hinders the next attempt.
public struct StoreMaking {
    private let folder: StoreFolder
    private let who: String

    /// How the folder is called in which a store is filled; the number of the process follows.
    static let privateName = ".making-"

    public init(_ folder: StoreFolder, who: String = "tally init") {
        self.folder = folder
        self.who = who
    }

    private var attempted: String { "making the store \(folder.path)" }

    /// `fill` makes a store in the folder that it gets, and closes it.
    public func run(_ fill: (StoreFolder) throws -> Void) throws {
        guard !folder.exists else { throw StoreFault(.alreadyThere, attempted: attempted) }
        try folder.confirmEmpty()
        Leftovers.remove(from: folder.path, beginning: StoreMaking.privateName)
        var made: [String] = []
        do {
            for place in [folder.path] + folder.places {
                if mkdir(place, 0o700) == 0 { made.append(place) } else if errno != EEXIST { throw fault(place) }
            }
            try make(fill)
        } catch {
            // Those that hold something by now are another one's, and stay.
            unlinkLock(made)
            for place in made.reversed() { rmdir(place) }
            throw error
        }
    }

    private func make(_ fill: (StoreFolder) throws -> Void) throws {
        let own = StoreFolder("\(folder.path)/\(StoreMaking.privateName)\(getpid())")
        guard mkdir(own.path, 0o700) == 0 else { throw fault(own.path) }
        defer { Leftovers.take(own.path) }
        try fill(own)
        guard access(own.database + "-wal", F_OK) != 0 else {
            throw StoreFault(.other, attempted: attempted, detail: "it was not closed whole")
        }
        try WriteLock(folder, who: who, expectsStore: false).hold(attempted) {
            guard !folder.exists else { throw StoreFault(.alreadyThere, attempted: attempted) }
            for (from, to) in zip(own.places, folder.places) {
                for name in Leftovers.names(in: from) where rename("\(from)/\(name)", "\(to)/\(name)") != 0 { throw fault(to) }
            }
            for place in folder.places { try sync(place) }
            try sync(own.database)
            guard rename(own.database, folder.database) == 0 else { throw fault(folder.database) }
            try sync(folder.path)
        }
    }

    /// The lock of a folder that was ours alone goes with it.
    private func unlinkLock(_ made: [String]) {
        if made.first == folder.path, !folder.exists { unlink(folder.lock) }
    }

    private func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw fault(path) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw fault(path) }
    }

    private func fault(_ place: String) -> StoreFault {
        // What is not there is the folder above, not a store.
        var fault = StoreFault(system: errno, attempted: "making \(place)")
        if fault.kind == .notThere { fault.kind = .readOnly }
        return fault
    }
}
