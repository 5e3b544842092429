import Testing
import Vocabulary

@Suite struct DayTests {
    /// Month by month, year by year, as on paper.
    @Test func `three hundred years agree with a calendar counted by hand`() {
        var number = Day(year: 1900, month: 1, day: 1)!.number
        var weekday = 1
        for year in 1900...2200 {
            let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
            for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for day in 1...length {
                    let made = Day(year: year, month: index + 1, day: day)!
                    let (y, m, d) = made.civil
                    guard made.number == number, (y, m, d) == (year, index + 1, day), made.weekday == weekday else {
                        Issue.record("\(year)-\(index + 1)-\(day) is \(made), number \(made.number), weekday \(made.weekday)")
                        return
                    }
                    number += 1
                    weekday = weekday % 7 + 1
                }
                #expect(Day(year: year, month: index + 1, day: length + 1) == nil)
            }
        }
        #expect(number == Day(year: 2201, month: 1, day: 1)!.number)
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2), ("2026-11-23", 20_780, 1),
        ("2038-01-19", 24_855, 2), ("1582-10-15", -141_427, 5), ("0001-01-01", -719_162, 1),
    ])
    func `known days have their numbers and weekdays`(text: String, number: Int, weekday: Int) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
        #expect(year4(day.description) == text)
    }

    /// Years before 1000 print short; files have none.
    private func year4(_ text: String) -> String { String(repeating: "0", count: max(0, 10 - text.count)) + text }

    @Test(arguments: [
        "", "2026-11", "2026-11-23-01", "2026-13-01", "2026-00-10", "2026-02-29", "1900-02-29", "2026-11-31", "26-11-23",
        "2026/11/23", "2026-1-3", "2026-+1-23", "+026-01-01", "2026-11-2 ", "2026-11-1x", "x026-11-11",
    ])
    func `what is no day is not read`(text: String) { #expect(Day(text) == nil) }

    @Test func `a day is told so that day and month cannot be confused`() {
        #expect(Day("2026-03-04")!.short == "4 Mar")
        #expect(Day("2026-12-31")!.adding(days: 1).description == "2027-01-01")
    }

    @Test func `a period has a first and a last day, and neighbours`() {
        let february = Period("2028-02")!
        #expect(february.first == Day("2028-02-01"))
        #expect(february.last == Day("2028-02-29"))
        #expect(february.next.description == "2028-03")
        #expect(Period("2027-01")!.previous == Period("2026-12"))
        #expect(Day("2026-11-23")!.period == Period("2026-11"))
        for wrong in ["2026-13", "2026-00", "2026-1", "2026", "2026-11-01", "2026-+1", "26-11"] {
            #expect(Period(wrong) == nil, "\(wrong)")
        }
        for number in 22_800..<26_400 {
            let period = Period(number: number)
            #expect(period.first.period == period && period.last.period == period && period.next.previous == period)
        }
    }
}
