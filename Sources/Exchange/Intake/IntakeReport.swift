import Vocabulary
import Workflow

/// What became of a file: how many of its records went in, changed something, were known, or were rejected.
public struct IntakeReport: Sendable, Equatable {
    public var file: String
    public var format: String
    public var accepted = 0
    public var updated = 0
    public var unchanged = 0
    public var rejected = 0
    /// Somebody stopped it before the file's end.
    public var isInterrupted = false
    /// Where the rejected records lie; nil when none were.
    public var rejectsFile: String?
    /// The first rejections, for people: place and reason.
    public var complaints: [String] = []

    /// A channel that nobody had told of, which the file opened; nil for known ones.
    public var opened: Channel?
    /// Currencies of its orders, and when the first and the last of them were placed.
    public var currencies: Set<Currency> = []
    public var placed: ClosedRange<Instant>?
    /// Exceptions that it raised, by kind.
    public var raised: [String: Int] = [:]

    mutating func note(_ draft: OrderDraft) {
        currencies.insert(draft.currency)
        placed =
            placed.map { min($0.lowerBound, draft.placedAt)...max($0.upperBound, draft.placedAt) } ?? draft
            .placedAt...draft.placedAt
    }

    mutating func note(_ events: [RecordedEvent]) {
        for case .exception(.raised(let exception)) in events.lazy.map(\.event) { raised[exception.kind, default: 0] += 1 }
    }

    /// The first rejections in one sentence, and how many there are besides.
    public func complaints(atMost most: Int) -> String {
        let told = complaints.prefix(most)
        let left = rejected - told.count
        return told.joined(separator: "; ") + (left > 0 ? "; and \(left) more" : "")
    }

    init(file: String, format: String) {
        self.file = file
        self.format = format
    }
}
