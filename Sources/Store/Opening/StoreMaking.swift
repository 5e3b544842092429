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
        let made = try folder.makePlaces()
        do { try make(fill) } catch {
            folder.takeBack(made)
            throw error
        }
    }

    private func make(_ fill: (StoreFolder) throws -> Void) throws {
        let own = StoreFolder("\(folder.path)/\(StoreMaking.privateName)\(getpid())")
        guard mkdir(own.path, 0o700) == 0 else { throw folder.fault(own.path) }
        defer { Leftovers.take(own.path) }
        try fill(own)
        guard access(own.database + "-wal", F_OK) != 0 else {
            throw StoreFault(.other, attempted: attempted, detail: "it was not closed whole")
        }
        try WriteLock(folder, who: who, expectsStore: false).hold(attempted) {
            guard !folder.exists else { throw StoreFault(.alreadyThere, attempted: attempted) }
            for (from, to) in zip(own.places, folder.places) {
                for name in Leftovers.names(in: from) where rename("\(from)/\(name)", "\(to)/\(name)") != 0 {
                    throw folder.fault(to)
                }
            }
            for place in folder.places { try sync(place) }
            try sync(own.database)
            guard rename(own.database, folder.database) == 0 else { throw folder.fault(folder.database) }
            try sync(folder.path)
        }
    }

    private func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw folder.fault(path) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw folder.fault(path) }
    }
}
