import Testing
import Vocabulary

@testable import Workflow

/// Berlin: an hour east of UTC in winter, two from the end of March to the end of October.
struct BerlinZones: Zones {
    func offsetSeconds(of zone: String, at moment: Instant) -> Int {
        let summer = Instant(day: Day("2026-03-29")!, hour: 1)..<Instant(day: Day("2026-10-25")!, hour: 1)
        return summer.contains(moment) ? 7_200 : 3_600
    }

    func knows(_ zone: String) -> Bool { true }
}

@Suite struct ShippingCalendarTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        /// HAM picks up at 16:00 from Monday to Saturday, KOE at 14:00 from Monday to Friday.
        var place: String
        var placed: String
        var promise: String
        var deadline: String
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "the same day", place: "HAM", placed: "2026-11-24 08", promise: "2026-11-24 18", deadline: "2026-11-24 15"),
        Case(
            name: "the day before, since the promise is in the morning", place: "HAM", placed: "2026-11-24 08",
            promise: "2026-11-26 09", deadline: "2026-11-25 15"),
        Case(
            name: "Saturday, since Sunday has no pick-up", place: "HAM", placed: "2026-11-20 10", promise: "2026-11-23 10",
            deadline: "2026-11-21 15"),
        Case(
            name: "Friday, where Saturday has none either", place: "KOE", placed: "2026-11-20 10", promise: "2026-11-23 10",
            deadline: "2026-11-20 13"),
        Case(
            name: "the promise itself, where Friday's pick-up had gone", place: "KOE", placed: "2026-11-20 14",
            promise: "2026-11-23 10", deadline: "2026-11-23 10"),
        Case(
            name: "a pick-up in summer time before a promise in winter time", place: "HAM", placed: "2026-10-23 10",
            promise: "2026-10-26 10", deadline: "2026-10-24 14"),
        Case(
            name: "a pick-up in winter time before a promise in summer time", place: "HAM", placed: "2026-03-27 10",
            promise: "2026-03-30 10", deadline: "2026-03-28 15"),
        Case(
            name: "at the promise to the minute", place: "HAM", placed: "2026-11-24 08", promise: "2026-11-24 15",
            deadline: "2026-11-24 15"),
        Case(
            name: "a promise after midnight in Berlin", place: "HAM", placed: "2026-11-24 08", promise: "2026-11-24 23",
            deadline: "2026-11-24 15"),
    ]

    private func moment(_ text: String) -> Instant {
        Instant(day: Day(text.prefix(10))!, hour: Int(text.suffix(2))!)
    }

    private func location(_ code: String) throws -> Location {
        let books = try MemoryDesk().books
        return try #require(books.location(named: code))
    }

    @Test(arguments: cases)
    func `an order is due at the last pick-up before its promise`(given: Case) throws {
        let deadline = ShippingCalendar.deadline(
            promise: moment(given.promise), placedAt: moment(given.placed), at: try location(given.place), zones: BerlinZones())
        #expect(deadline == moment(given.deadline))
    }

    @Test func `a place without pick-ups or shipping days keeps the promise`() throws {
        let promise = moment("2026-11-24 18")
        var place = try location("HAM")
        place.shippingDays = 0
        #expect(
            ShippingCalendar.deadline(promise: promise, placedAt: moment("2026-11-20 08"), at: place, zones: BerlinZones())
                == promise)
        place.cutoffMinutes = nil
        #expect(
            ShippingCalendar.deadline(promise: promise, placedAt: moment("2026-11-20 08"), at: place, zones: BerlinZones())
                == promise)
        #expect(ShippingCalendar.minutesToPickUp(at: place, now: promise, zones: BerlinZones()) == nil)
    }

    @Test func `minutes to today's pick-up are those of the place's own clock`() throws {
        let place = try location("HAM")
        #expect(ShippingCalendar.minutesToPickUp(at: place, now: moment("2026-11-23 09"), zones: BerlinZones()) == 360)
        #expect(ShippingCalendar.minutesToPickUp(at: place, now: moment("2026-07-01 09"), zones: BerlinZones()) == 300)
        #expect(ShippingCalendar.minutesToPickUp(at: place, now: moment("2026-11-23 16"), zones: BerlinZones()) == -60)
        #expect(ShippingCalendar.minutesToPickUp(at: place, now: moment("2026-11-22 09"), zones: BerlinZones()) == nil)
        // Sunday night in UTC is Monday in Berlin.
        #expect(ShippingCalendar.minutesToPickUp(at: place, now: moment("2026-11-22 23"), zones: BerlinZones()) == 960)
    }

    @Test func `the engine hands nothing to the floor when the pick-up is too near, a person may`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        _ = try desk.do("allocate #1")
        desk.now = Instant(day: Day("2026-11-23")!, hour: 15, minute: 31)
        let refused = try desk.do("release #1", as: "engine")
        #expect(refused.refusal?.sentence == "order #1: today's pick-up is too near or gone (W-01)")
        #expect(try desk.do("release #1").record?.facts.last == Fact("minutes_to_pick_up", .number(29)))
    }
}
