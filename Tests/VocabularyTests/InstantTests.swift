import Testing
import Vocabulary

@Suite struct InstantTests {
    @Test func `a moment is told in UTC and on a clock east or west of it`() {
        let moment = Instant(day: Day("2026-11-23")!, hour: 23, minute: 42, second: 7)
        #expect(moment.milliseconds == 1_795_477_327_000)
        #expect(moment.description == "2026-11-23T23:42:07Z")
        #expect(moment.clock() == "23:42")
        #expect(moment.clock(offsetSeconds: 3_600) == "00:42")
        #expect(moment.day(offsetSeconds: 3_600) == Day("2026-11-24"))
        #expect(moment.day(offsetSeconds: -86_400) == Day("2026-11-22"))
    }

    @Test func `a local time is the same moment as its UTC one`() {
        let local = Instant(day: Day("2026-07-01")!, hour: 9, offsetSeconds: 7_200)
        #expect(local == Instant(day: Day("2026-07-01")!, hour: 7))
        #expect(local.timeOfDay(offsetSeconds: 7_200) == (9, 0, 0))
    }

    @Test func `days begin at midnight on both sides of 1970`() {
        for number in [-800_000, -719_162, -1, 0, 1, 20_780] {
            let midnight = Instant(day: Day(number: number))
            #expect(midnight.day() == Day(number: number))
            #expect(Instant(milliseconds: midnight.milliseconds - 1).day() == Day(number: number - 1))
            #expect(Instant(milliseconds: midnight.milliseconds - 1).timeOfDay() == (23, 59, 59))
        }
    }

    @Test func `time is added and taken`() {
        let start = Instant(milliseconds: 500)
        #expect(start.adding(days: 1).adding(hours: 1).adding(minutes: 1).adding(seconds: 1).seconds(since: start) == 90_061)
        #expect(start.seconds(since: start.adding(minutes: 2)) == -120)
    }

    @Test func `a store without tables of zones has only UTC`() {
        #expect(UTCOnly().knows("UTC") && !UTCOnly().knows("Europe/Berlin"))
        #expect(UTCOnly().offsetSeconds(of: "Europe/Berlin", at: Instant(milliseconds: 0)) == 0)
    }
}
