/// A moment: milliseconds since 1970-01-01T00:00:00Z. The program never reads a clock below its edges; time is handed in.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var milliseconds: Int

    public init(milliseconds: Int) { self.milliseconds = milliseconds }

    public init(day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0, offsetSeconds: Int = 0) {
        let seconds = day.number * 86_400 + hour * 3_600 + minute * 60 + second - offsetSeconds
        milliseconds = seconds * 1_000
    }

    public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    public func adding(seconds: Int) -> Instant { adding(seconds, of: 1_000) }
    public func adding(minutes: Int) -> Instant { adding(minutes, of: 60_000) }
    public func adding(hours: Int) -> Instant { adding(hours, of: 3_600_000) }
    public func adding(days: Int) -> Instant { adding(days, of: 86_400_000) }

    /// Further from 1970 than any calendar asks, and near enough to be reckoned with.
    private static let furthest = 9_000_000_000_000_000

    /// So many units of milliseconds later; what no moment can be is the first or the last there is.
    private func adding(_ count: Int, of unit: Int) -> Instant {
        let (span, isTooLong) = count.multipliedReportingOverflow(by: unit)
        let (sum, isBeyond) = milliseconds.addingReportingOverflow(span)
        guard isTooLong || isBeyond else { return Instant(milliseconds: sum) }
        return Instant(milliseconds: count < 0 ? -Instant.furthest : Instant.furthest)
    }

    /// Whole seconds from `other` to this moment; negative when this one is earlier.
    public func seconds(since other: Instant) -> Int {
        (milliseconds - other.milliseconds) / 1_000
    }

    /// The day in the zone that is `offsetSeconds` east of UTC.
    public func day(offsetSeconds: Int = 0) -> Day {
        Day(number: Instant.floorDivide(milliseconds + offsetSeconds * 1_000, by: 86_400_000))
    }

    /// Hour, minute and second in the zone that is `offsetSeconds` east of UTC.
    public func timeOfDay(offsetSeconds: Int = 0) -> (hour: Int, minute: Int, second: Int) {
        let whole = milliseconds + offsetSeconds * 1_000
        let second = (whole - Instant.floorDivide(whole, by: 86_400_000) * 86_400_000) / 1_000
        return (second / 3_600, second / 60 % 60, second % 60)
    }

    /// `2026-11-23T10:42:07Z`.
    public var description: String {
        let (hour, minute, second) = timeOfDay()
        return "\(day())T\(two(hour)):\(two(minute)):\(two(second))Z"
    }

    /// `10:42` in the zone that is `offsetSeconds` east of UTC.
    public func clock(offsetSeconds: Int = 0) -> String {
        let (hour, minute, _) = timeOfDay(offsetSeconds: offsetSeconds)
        return "\(two(hour)):\(two(minute))"
    }

    static func floorDivide(_ a: Int, by b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
}

/// A number of digits alone: no sign, no blank.
func digits(_ text: some StringProtocol) -> Int? { text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil }

func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
