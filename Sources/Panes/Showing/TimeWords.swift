import Vocabulary

/// Spans of time as people say them.
public enum TimeWords {
    /// `in 42m`, `in 2h 10m`, `in 7h`, `in 3d 4h`, `5m late`, `3d late`: the farther off, the coarser, so that a screen at rest
    /// stays at rest.
    public static func until(_ moment: Instant, from now: Instant) -> String {
        let seconds = moment.seconds(since: now)
        if seconds < 0 { return "\(coarse(-seconds)) late" }
        return "in \(fine(seconds))"
    }

    /// `4m`, `3h`, `12d`: how long ago.
    public static func since(_ moment: Instant, to now: Instant) -> String { coarse(max(0, now.seconds(since: moment))) }

    /// `16:41+1` today, `23 Nov 16:41+1` on another day: the shop's time with its hours from UTC; UTC itself is `Z`.
    public static func stamp(_ moment: Instant, in scene: Scene) -> String {
        let local = LocalTime(moment, offsetSeconds: scene.offsetSeconds(at: moment))
        let today = scene.now.day(offsetSeconds: scene.offsetSeconds(at: scene.now))
        if local.day == today { return local.clock }
        // Far from now the year matters more than the hour.
        return abs(local.day.number - today.number) > 180 ? "\(local.day.short) \(local.day.civil.year)" : local.description
    }

    private static func fine(_ seconds: Int) -> String {
        let minutes = seconds / 60
        if minutes < 60 { return "\(minutes)m" }
        if minutes < 6 * 60 { return "\(minutes / 60)h" + (minutes % 60 < 10 ? "" : " \(minutes % 60 / 10 * 10)m") }
        if minutes < 24 * 60 { return "\(minutes / 60)h" }
        return "\(minutes / 1440)d \(minutes / 60 % 24)h"
    }

    private static func coarse(_ seconds: Int) -> String {
        let minutes = seconds / 60
        if minutes < 60 { return "\(minutes)m" }
        return minutes < 24 * 60 ? "\(minutes / 60)h" : "\(minutes / 1440)d"
    }
}
