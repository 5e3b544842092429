/// A moment as people at a place say it: `23 Nov 10:00+1`, with the hours from UTC; UTC itself is `Z`.
public struct LocalTime: Sendable, Equatable, CustomStringConvertible {
    public var moment: Instant
    /// Seconds that the place is east of UTC at that moment.
    public var offsetSeconds: Int

    public init(_ moment: Instant, offsetSeconds: Int = 0) {
        self.moment = moment
        self.offsetSeconds = offsetSeconds
    }

    public var day: Day { moment.day(offsetSeconds: offsetSeconds) }

    /// `10:00+1`.
    public var clock: String { moment.clock(offsetSeconds: offsetSeconds) + mark }

    /// `23 Nov 10:00+1`.
    public var description: String { "\(day.short) \(clock)" }

    private var mark: String {
        guard offsetSeconds != 0 else { return "Z" }
        let minutes = abs(offsetSeconds) / 60
        let rest = minutes % 60 == 0 ? "" : ":\(two(minutes % 60))"
        return "\(offsetSeconds < 0 ? "-" : "+")\(minutes / 60)\(rest)"
    }
}
