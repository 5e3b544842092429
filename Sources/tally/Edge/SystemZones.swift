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
