import Vocabulary

/// A moment between the years 1 and 9999, to the nanosecond.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Since 1970-01-01T00:00:00Z.
    public let seconds: Int
    /// 0 to 999,999,999, forward from the second.
    public let nanoseconds: Int32

    static let range = -62_135_596_800...253_402_300_799

    /// Nil outside the years 1 to 9999.
    public init?(seconds: Int, nanoseconds: Int = 0) {
        guard Timestamp.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else { return nil }
        self.seconds = seconds
        self.nanoseconds = Int32(nanoseconds)
    }

    /// The moment of the shop's clock.
    public init?(_ moment: Instant) {
        let (seconds, rest) = Timestamp.split(moment.milliseconds, by: 1_000)
        self.init(seconds: seconds, nanoseconds: rest * 1_000_000)
    }

    public static func < (a: Timestamp, b: Timestamp) -> Bool { (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds) }

    /// The moment so many nanoseconds later; nil when it is out of range.
    func adding(nanoseconds more: Int) -> Timestamp? {
        let (whole, part) = Timestamp.split(more, by: 1_000_000_000)
        let (carry, rest) = Timestamp.split(Int(nanoseconds) + part, by: 1_000_000_000)
        return Timestamp(seconds: seconds + whole + carry, nanoseconds: rest)
    }

    /// Nanoseconds from `other` to this; nil when they are more than 64 bits hold.
    func nanoseconds(since other: Timestamp) -> Int? {
        let (product, tooMany) = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, tooLarge) = product.addingReportingOverflow(Int(nanoseconds - other.nanoseconds))
        return tooMany || tooLarge ? nil : sum
    }

    /// Reads RFC 3339, such as `2026-11-23T10:42:07.5+01:00`; nil for anything else.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2), scanner.skip("-"),
            let day = scanner.digits(2), scanner.skip("T") || scanner.skip("t"), let hour = scanner.digits(2),
            scanner.skip(":"), let minute = scanner.digits(2), scanner.skip(":"), let second = scanner.digits(2)
        else { return nil }
        var nanoseconds = 0
        if scanner.skip(".") {
            guard let fraction = scanner.fraction() else { return nil }
            nanoseconds = fraction
        }
        guard let offset = scanner.offset(isUTCNamed: true), scanner.isAtEnd, (1...9999).contains(year),
            (1...12).contains(month), (1...CalendarDay.length(of: month, in: year)).contains(day), hour < 24, minute < 60,
            second < 60
        else { return nil }
        let days = CalendarDay.number(year: year, month: month, day: day)
        self.init(seconds: days * 86_400 + hour * 3_600 + minute * 60 + second - offset, nanoseconds: nanoseconds)
    }

    /// `2026-11-23T10:42:07.5Z`.
    public var description: String {
        let (days, rest) = Timestamp.split(seconds, by: 86_400)
        let day = CalendarDay(number: days)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        let clock = "\(padded(rest / 3_600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
        var fraction = ""
        if nanoseconds > 0 {
            fraction = "." + padded(Int(nanoseconds), 9)
            while fraction.hasSuffix("0") { fraction.removeLast() }
        }
        return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))T\(clock)\(fraction)Z"
    }

    /// Division towards the past, with the rest that is left.
    static func split(_ number: Int, by unit: Int) -> (Int, Int) {
        let rest = number % unit
        return rest < 0 ? (number / unit - 1, rest + unit) : (number / unit, rest)
    }
}

/// A day of the Gregorian calendar.
struct CalendarDay {
    let year: Int
    let month: Int
    let day: Int
    /// Days since 1970-01-01.
    let number: Int

    init(number: Int) {
        // Counted in eras of 400 years that begin on the first of March, which puts the leap day at the end.
        let shifted = number + 719_468
        let era = Timestamp.split(shifted, by: 146_097).0
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.number = number
    }

    static func number(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = Timestamp.split(shifted, by: 400).0
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Reads fixed digits of times.
struct DigitScanner {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { place == bytes.count }

    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }

    mutating func digits(_ count: Int) -> Int? {
        guard place + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[place..<place + count] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        place += count
        return value
    }

    /// One to nine digits behind the point, as nanoseconds.
    mutating func fraction() -> Int? {
        var value = 0
        var count = 0
        while place < bytes.count, (48...57).contains(bytes[place]) {
            guard count < 9 else { return nil }
            value = value * 10 + Int(bytes[place] - 48)
            count += 1
            place += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<9 { value *= 10 }
        return value
    }

    /// `Z` where it may stand, `+01:00`, `-02:30` or, where `Z` may not stand, `02:30`; as seconds east of UTC.
    mutating func offset(isUTCNamed: Bool) -> Int? {
        if isUTCNamed, skip("Z") || skip("z") { return 0 }
        let isWest = skip("-")
        guard isWest || skip("+") || !isUTCNamed, let hours = digits(2), skip(":"), let minutes = digits(2), hours < 24,
            minutes < 60
        else { return nil }
        return (isWest ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}
