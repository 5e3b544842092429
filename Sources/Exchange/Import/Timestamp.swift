import Vocabulary

/// Dates with time and offset as shops write them.
enum Timestamp {
    /// Years that something in a shop's file can be from. Another one is a slip or a default of some program, and deadlines
    /// that count from it would be days that nobody can read.
    static let years = 1990...2100

    /// Reads `2026-03-29 12:00:00 +0200`, the same with `T`, with `+02:00`, `Z` or `UTC`, and with parts of a second.
    /// Nil for anything else: a day that no calendar has, a time without its offset. The year is any of four digits.
    static func instant(_ text: ArraySlice<UInt8>) -> Instant? {
        var rest = text
        guard let year = number(&rest, 4), next(&rest) == 45, let month = number(&rest, 2), next(&rest) == 45,
            let dayOfMonth = number(&rest, 2), let between = next(&rest), between == 32 || between == 84,
            let hour = number(&rest, 2), next(&rest) == 58, let minute = number(&rest, 2), next(&rest) == 58,
            let second = number(&rest, 2), hour < 24, minute < 60, second < 60,
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        if rest.first == 46 {
            rest = rest.dropFirst()
            let digits = rest.prefix { $0 >= 48 && $0 <= 57 }.count
            guard digits > 0, digits <= 9 else { return nil }
            rest = rest.dropFirst(digits)
        }
        guard let offset = offsetSeconds(rest.trimmed) else { return nil }
        return Instant(day: day, hour: hour, minute: minute, second: second, offsetSeconds: offset)
    }

    private static func offsetSeconds(_ text: ArraySlice<UInt8>) -> Int? {
        if text.elementsEqual("UTC".utf8) || text.elementsEqual("Z".utf8) { return 0 }
        var rest = text
        guard let sign = next(&rest), sign == 43 || sign == 45, let hours = number(&rest, 2) else { return nil }
        if rest.first == 58 { rest = rest.dropFirst() }
        guard let minutes = number(&rest, 2), rest.isEmpty, hours <= 14, minutes < 60 else { return nil }
        return (sign == 45 ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, _ digits: Int) -> Int? {
        guard rest.count >= digits else { return nil }
        var value = 0
        for byte in rest.prefix(digits) {
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        rest = rest.dropFirst(digits)
        return value
    }

    private static func next(_ rest: inout ArraySlice<UInt8>) -> UInt8? { rest.popFirst() }
}
