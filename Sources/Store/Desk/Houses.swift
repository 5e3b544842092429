import Ledger
import Synchronization
import Workflow

/// The house as the active policy says, read once for each version and shared by the writer and the readers.
final class Houses: Sendable {
    /// The house of a store that has no policy yet: only the founding commands meet it.
    private static let founding = House(version: 0, rules: FoundingRules(), chart: Chart([]), closeSteps: [])

    private let read: @Sendable ([PolicyFile], Int) throws -> House
    private let kept: Mutex<House>

    init(_ read: @escaping @Sendable ([PolicyFile], Int) throws -> House) {
        self.read = read
        kept = Mutex(Houses.founding)
    }

    /// The house of files that became active in a transaction that may yet be undone: it is not kept.
    func unsettled(_ version: Int, _ files: [PolicyFile]) throws -> House { try read(files, version) }

    /// The house of a committed policy version; version 0 is a store that has no policy yet.
    func house(_ version: Int, files: () throws -> [PolicyFile]) throws -> House {
        if version == 0 { return Houses.founding }
        if let known = kept.withLock({ $0.version == version ? $0 : nil }) { return known }
        let house = try read(files(), version)
        kept.withLock { $0 = house }
        return house
    }
}
