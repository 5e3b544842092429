/// A calendar day of the proleptic Gregorian calendar: days since 1970-01-01.
public struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var number: Int

    public init(number: Int) { self.number = number }

    /// Nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        // Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month and day of the month.
    public var civil: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    public func adding(days: Int) -> Day { Day(number: number + days) }
    public var period: Period { Period(year: civil.year, month: civil.month)! }

    /// 1 Monday to 7 Sunday, as ISO 8601 counts.
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// `2026-11-23`.
    public var description: String {
        let (year, month, day) = civil
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// `23 Nov`: never a form in which day and month can be taken for each other.
    public var short: String {
        let (_, month, day) = civil
        return "\(day) \(Day.months[month - 1])"
    }

    /// Reads `2026-11-23`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, let year = digits(parts[0]), parts[1].utf8.count == 2,
            let month = digits(parts[1]), parts[2].utf8.count == 2, let day = digits(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }
}
