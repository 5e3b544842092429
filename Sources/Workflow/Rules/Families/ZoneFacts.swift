import Policy
import Vocabulary

/// What the clock facts of all families say of themselves.
enum ZoneNotes {
    static let channel = "the channel's time zone, for clock.now.getHours(channel.zone)"
    static let location = "the place's time zone; not known without a place"
    static let now = "the moment of the decision; a condition on it comes out otherwise a minute later"
}

extension FactReading {
    /// The name of a time zone.
    static func zone(_ name: String, _ note: String, _ zone: @escaping @Sendable (Subject) -> String?) -> FactReading {
        FactReading(name, .string, note) { zone($0).map { .string($0) } }
    }

    /// The moment of the decision.
    static func now(_ moment: @escaping @Sendable (Subject) -> Instant) -> FactReading {
        FactReading("clock.now", .timestamp, ZoneNotes.now) { .moment(moment($0)) }
    }
}
