/// An accounting period: one calendar month.
public struct Period: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Months since January of year 0.
    public var number: Int

    public init(number: Int) { self.number = number }

    public init?(year: Int, month: Int) {
        guard (1...12).contains(month) else { return nil }
        number = year * 12 + month - 1
    }

    /// Reads `2026-10`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let year = digits(parts[0]),
            parts[1].utf8.count == 2,
            let month = digits(parts[1])
        else { return nil }
        self.init(year: year, month: month)
    }

    public var year: Int { number / 12 }
    public var month: Int { number % 12 + 1 }
    public var first: Day { Day(year: year, month: month, day: 1)! }
    public var last: Day { next.first.adding(days: -1) }
    public var next: Period { Period(number: number + 1) }
    public var previous: Period { Period(number: number - 1) }
    public static func < (a: Period, b: Period) -> Bool { a.number < b.number }

    /// `2026-10`.
    public var description: String { "\(year)-\(two(month))" }
}
