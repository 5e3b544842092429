import Vocabulary

/// When a location's carrier picks up.
enum ShippingCalendar {
    /// The moment by which an order must be handed over there: the last pick-up before its promise, or the promise itself
    /// where none lies between its placing and its promise.
    static func deadline(promise: Instant, placedAt: Instant, at location: Location, zones: any Zones) -> Instant {
        guard let cutoff = location.cutoffMinutes else { return promise }
        var day = promise.day(offsetSeconds: zones.offsetSeconds(of: location.zone, at: promise))
        for _ in 0..<8 {
            if location.ships(onWeekday: day.weekday) {
                let pickUp = pickUp(on: day, minutes: cutoff, in: location.zone, zones: zones)
                if pickUp < placedAt { return promise }
                if pickUp <= promise { return pickUp }
            }
            day = day.adding(days: -1)
        }
        return promise
    }

    /// The moment of a local time on a day, by the offset that holds then: clocks may change between it and the promise.
    private static func pickUp(on day: Day, minutes: Int, in zone: String, zones: any Zones) -> Instant {
        let asUTC = Instant(day: day, hour: minutes / 60, minute: minutes % 60)
        let near = asUTC.adding(seconds: -zones.offsetSeconds(of: zone, at: asUTC))
        return asUTC.adding(seconds: -zones.offsetSeconds(of: zone, at: near))
    }

    /// Minutes until today's pick-up; negative once it has gone; nil when there is none today.
    static func minutesToPickUp(at location: Location, now: Instant, zones: any Zones) -> Int? {
        guard let cutoff = location.cutoffMinutes else { return nil }
        let offset = zones.offsetSeconds(of: location.zone, at: now)
        guard location.ships(onWeekday: now.day(offsetSeconds: offset).weekday) else { return nil }
        let (hour, minute, _) = now.timeOfDay(offsetSeconds: offset)
        return cutoff - hour * 60 - minute
    }
}
