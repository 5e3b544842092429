import Ledger
import Synchronization
import Vocabulary
import Workflow

/// The house as the active policy says, read once for each version and shared by the writer and the readers.
final class Houses: Sendable {
    /// The house of a store that has no policy yet: only the founding commands meet it.
    private static let founding = House(version: 0, rules: FoundingRules(), chart: Chart([]))

    private let read: @Sendable ([PolicyFile], Int, any Zones) throws -> House
    private let kept: Mutex<[Int: House]>
    /// Versions that are kept compiled at once.
    private static let most = 12

    let zones: any Zones
    let rehearsals = Rehearsals()

    init(zones: any Zones, _ read: @escaping @Sendable ([PolicyFile], Int, any Zones) throws -> House) {
        self.zones = zones
        self.read = read
        kept = Mutex([:])
    }

    /// The house of files that became active in a transaction that may yet be undone: it is not kept.
    func unsettled(_ version: Int, _ files: [PolicyFile]) throws -> House {
        var house = try read(files, version, zones)
        house.policy?.digest = PolicyDigest.of(files)
        return house
    }

    /// The house of a committed policy version; version 0 is a store that has no policy yet.
    func house(_ version: Int, files: () throws -> [PolicyFile]) throws -> House {
        if version == 0 { return Houses.founding }
        if let known = kept.withLock({ $0[version] }) { return known }
        let house = try unsettled(version, files())
        kept.withLock { kept in
            if kept.count >= Houses.most, let oldest = kept.keys.min() { kept[oldest] = nil }
            kept[version] = house
        }
        return house
    }
}
