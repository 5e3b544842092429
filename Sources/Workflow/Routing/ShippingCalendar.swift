import Vocabulary

/// When a location's carrier picks up.
enum ShippingCalendar {
    /// The moment by which an order must be handed over there: the last pick-up before its promise, or the promise itself
    /// where none lies between its placing and its promise.
    static func deadline(promise: Instant, placedAt: Instant, at location: Location, zones: any Zones) -> Instant {
        guard let cutoff = location.cutoffMinutes else { return promise }
        let offset = zones.offsetSeconds(of: location.zone, at: promise)
        var day = promise.day(offsetSeconds: offset)
        for _ in 0..<8 {
            if location.ships(onWeekday: day.weekday) {
                let pickUp = Instant(day: day, hour: cutoff / 60, minute: cutoff % 60, offsetSeconds: offset)
                if pickUp < placedAt { return promise }
                if pickUp <= promise { return pickUp }
            }
            day = day.adding(days: -1)
        }
        return promise
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
