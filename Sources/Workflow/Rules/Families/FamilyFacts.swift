import Policy
import Vocabulary

/// One fact of a family: its declaration, and how it is read from what the family is asked about.
struct FactReading<Subject>: Sendable {
    let fact: FactName
    let read: @Sendable (Subject) -> Value?

    init(_ name: String, _ type: ValueType, _ note: String, _ read: @escaping @Sendable (Subject) -> Value?) {
        fact = FactName(name, type, note)
        self.read = read
    }
}

/// The context of a family with the way to its facts. Only what a rule reads is ever looked up.
struct FamilyFacts<Subject>: Sendable {
    let context: FactContext
    private let reads: [@Sendable (Subject) -> Value?]
    private let blank: Bindings

    init(_ readings: [FactReading<Subject>]) {
        precondition(readings.count <= 64, "a family has at most 64 facts")
        context = FactContext(readings.map(\.fact))
        reads = readings.map(\.read)
        blank = context.blank
    }

    /// The facts that the rules of a sheet use.
    func row(_ subject: Subject, for sheet: RuleSheet) -> Bindings {
        var row = blank
        for slot in sheet.used { row[slot: slot] = reads[slot](subject) }
        return row
    }
}

extension Value {
    /// A moment; nothing outside the years 1 to 9999.
    static func moment(_ moment: Instant) -> Value? { Timestamp(moment).map { .timestamp($0) } }

    /// Whole hours from one moment to another.
    public static func hours(from earlier: Instant, to later: Instant) -> Value { .int(later.seconds(since: earlier) / 3_600) }

    /// Whole days from one moment to another.
    public static func days(from earlier: Instant, to later: Instant) -> Value { .int(later.seconds(since: earlier) / 86_400) }

    /// Whole minutes to a moment; below zero once it has passed.
    public static func minutes(to deadline: Instant, from now: Instant) -> Value {
        let seconds = deadline.seconds(since: now)
        return .int(seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60))
    }
}
