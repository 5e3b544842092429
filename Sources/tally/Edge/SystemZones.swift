import Foundation
import Synchronization
import Vocabulary

/// Time zones from the system's tables, each looked up once.
final class SystemZones: Zones {
    private let known = Mutex<[String: TimeZone?]>([:])

    func offsetSeconds(of zone: String, at moment: Instant) -> Int {
        guard let table = table(zone) else { return 0 }
        return table.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds / 1_000)))
    }

    func knows(_ zone: String) -> Bool { table(zone) != nil }

    /// The machine's own zone by its name: from TZ, else from what /etc/localtime points to, else UTC.
    static var home: String {
        let zones = SystemZones()
        let said = ProcessInfo.processInfo.environment["TZ"].map { String($0.drop { $0 == ":" }) } ?? ""
        if said.contains("/") || said == "UTC", zones.knows(said) { return said }
        let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/etc/localtime")) ?? ""
        let name = target.range(of: "zoneinfo/").map { String(target[$0.upperBound...]) } ?? ""
        return !name.isEmpty && zones.knows(name) ? name : "UTC"
    }

    var names: [String] { TimeZone.knownTimeZoneIdentifiers }

    private func table(_ zone: String) -> TimeZone? {
        known.withLock { known in
            if let found = known[zone] { return found }
            let found = TimeZone(identifier: zone)
            known[zone] = found
            return found
        }
    }
}
