import Vocabulary

/// A moment as people type it: `2026-12-01`, `2026-12-01 06:00`, `2026-12-01T06:00` by the shop's clock, `2026-12-01T06:00:00Z`.
public enum MomentText {
    /// Nil for what is none.
    public static func read(_ text: String, zone: String, zones: any Zones) -> Instant? {
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard (1...2).contains(parts.count), let day = Day(parts[0]) else { return nil }
        guard parts.count == 2 else { return moment(day, [0, 0, 0], zone, zones) }
        let isUTC = parts[1].hasSuffix("Z")
        let digits = isUTC ? parts[1].dropLast() : parts[1]
        var numbers: [Int] = []
        for part in digits.split(separator: ":", omittingEmptySubsequences: false) {
            guard part.utf8.count == 2, part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part) else {
                return nil
            }
            numbers.append(number)
        }
        if numbers.count == 2 { numbers.append(0) }
        guard numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else { return nil }
        return moment(day, numbers, isUTC ? "UTC" : zone, zones)
    }

    private static func moment(_ day: Day, _ time: [Int], _ zone: String, _ zones: any Zones) -> Instant {
        let naive = Instant(day: day, hour: time[0], minute: time[1], second: time[2])
        // The offset at about that moment, and then at that moment: clocks change at night.
        let first = naive.adding(seconds: -zones.offsetSeconds(of: zone, at: naive))
        return naive.adding(seconds: -zones.offsetSeconds(of: zone, at: first))
    }
}
