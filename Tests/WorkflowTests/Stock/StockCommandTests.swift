import Testing
import Vocabulary

@testable import Workflow

/// Units that come, go and change their state, with what is posted: posting table, 5.5 and 5.8.
@Suite struct StockCommandTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var given: [String] = []
        var line: String
        /// Journal lines: account, amount and location.
        var journal: [String]
        var movements: [String]
        var testDescription: String { line }
    }

    /// TEA costs 5.00: ten at HAM, and three at the vendor's place that are the vendor's own.
    static let cases = [
        Case(
            line: "receive TEA 4 --at HAM", journal: ["1200 2000 HAM", "2100 -2000 HAM"], movements: ["supplier > HAM sellable 4"]
        ),
        Case(
            line: "receive TEA 2 --at KOE --cost 4.99", journal: ["1200 998 KOE", "2100 -998 KOE"],
            movements: ["supplier > KOE sellable 2"]),
        Case(line: "receive TEA 2 --at KOE --cost 0", journal: [], movements: ["supplier > KOE sellable 2"]),
        Case(line: "receive TEA 2 --at VEN", journal: [], movements: ["supplier > VEN sellable 2"]),
        Case(
            line: "adjust TEA 2 --at HAM --reason found", journal: ["1200 1000 HAM", "5040 -1000 HAM"],
            movements: ["adjustment > HAM sellable 2"]),
        Case(
            line: "adjust TEA -2 --at HAM --reason lost", journal: ["5040 1000 HAM", "1200 -1000 HAM"],
            movements: ["HAM sellable > adjustment 2"]),
        Case(line: "adjust TEA -2 --at VEN --reason lost", journal: [], movements: ["VEN sellable > adjustment 2"]),
        Case(line: "count TEA 9 --at HAM", journal: ["5040 500 HAM", "1200 -500 HAM"], movements: ["HAM sellable > count 1"]),
        Case(line: "count TEA 12 --at HAM", journal: ["1200 1000 HAM", "5040 -1000 HAM"], movements: ["count > HAM sellable 2"]),
        Case(
            given: ["receive TEA 1 --at HAM --cost 7.00"], line: "count TEA 12 --at HAM",
            journal: ["1200 700 HAM", "5040 -700 HAM"],
            movements: ["count > HAM sellable 1"]),
        Case(line: "count TEA 10 --at HAM", journal: [], movements: []),
        Case(
            line: "move TEA 3 --at HAM --from sellable --to damaged", journal: ["1230 1500 HAM", "1200 -1500 HAM"],
            movements: ["HAM sellable > HAM damaged 3"]),
        Case(
            line: "move TEA 3 --at HAM --from sellable --to quarantine", journal: ["1220 1500 HAM", "1200 -1500 HAM"],
            movements: ["HAM sellable > HAM quarantine 3"]),
        Case(
            given: ["move TEA 3 --at HAM --from sellable --to returned"],
            line: "move TEA 1 --at HAM --from returned --to sellable",
            journal: ["1200 500 HAM", "1220 -500 HAM"], movements: ["HAM returned > HAM sellable 1"]),
        Case(
            line: "transfer TEA 3 --from HAM --to KOE", journal: ["1210 1500 KOE", "1200 -1500 HAM"],
            movements: ["HAM sellable > KOE in_transit 3"]),
        Case(
            given: ["transfer TEA 3 --from HAM --to KOE"], line: "arrive 1 2", journal: ["1200 1000 KOE", "1210 -1000 KOE"],
            movements: ["KOE in_transit > KOE sellable 2"]),
        Case(
            given: ["transfer TEA 3 --from HAM --to KOE", "arrive 1 2"], line: "arrive 1",
            journal: ["1200 500 KOE", "1210 -500 KOE"],
            movements: ["KOE in_transit > KOE sellable 1"]),
        Case(
            given: ["writeoff TEA 2 --at HAM --reason mould"], line: "clerk approve 1",
            journal: ["5050 1000 HAM", "1200 -1000 HAM"],
            movements: ["HAM sellable > scrap 2"]),
        Case(
            given: ["move TEA 2 --at HAM --from sellable --to damaged", "writeoff TEA 2 --at HAM --from damaged --reason mould"],
            line: "clerk approve 1", journal: ["5050 1000 HAM", "1230 -1000 HAM"], movements: ["HAM damaged > scrap 2"]),
    ]

    static func desk() throws -> MemoryDesk {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 10)
        try desk.open("TEA", 3, at: "VEN")
        return desk
    }

    static func code(_ id: LocationID?) -> String { id.map { ["", "HAM", "KOE", "3PL", "VEN", "DEPOTN"][$0.number] } ?? "-" }

    static func place(_ place: StockPlace) -> String {
        if case .at(let location, let state) = place { return "\(code(location)) \(state.word)" }
        return "\(place)"
    }

    static func run(_ desk: MemoryDesk, _ line: String) throws -> Performed {
        try line.hasPrefix("clerk ") ? desk.do(String(line.dropFirst(6)), as: "clerk") : desk.do(line)
    }

    @Test(arguments: cases)
    func `a stock command moves units between two named ends and posts their cost`(given: Case) throws {
        let desk = try StockCommandTests.desk()
        for line in given.given { #expect([.done, .asked].contains(try StockCommandTests.run(desk, line).outcome), "\(line)") }
        let done = try StockCommandTests.run(desk, given.line)
        #expect(done.outcome == .done, "\(done.refusal?.sentence ?? "")")
        let journal = done.entries.flatMap(\.entry.lines).map {
            "\($0.account) \($0.minor) \(StockCommandTests.code($0.location))"
        }
        #expect(journal == given.journal)
        let movements = done.movements.map(\.movement).map {
            "\(StockCommandTests.place($0.from)) > \(StockCommandTests.place($0.to)) \($0.quantity)"
        }
        #expect(movements == given.movements)
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `goods at no known cost are taken in, and the cost is asked for once`() throws {
        let desk = try MemoryDesk()
        try desk.item("NEW", cost: nil)
        for _ in 1...2 { #expect(try desk.do("receive NEW 2 --at HAM").outcome == .done) }
        #expect(desk.openKinds() == ["cost_missing"])
        try desk.item("NEW", cost: "3.00")
        #expect(desk.openKinds() == [])
    }

    @Test func `units turned damaged are looked at once, and a written off pile is closed`() throws {
        let desk = try StockCommandTests.desk()
        for _ in 1...2 { _ = try desk.do("move TEA 1 --at HAM --from sellable --to damaged") }
        #expect(desk.openKinds() == ["damaged"])
        _ = try desk.do("writeoff TEA 2 --at HAM --from damaged --reason mould")
        _ = try desk.do("approve 1", as: "clerk")
        #expect(desk.openKinds() == [])
    }

    @Test func `a count settles what was said about the place`() throws {
        let desk = try StockCommandTests.desk()
        try desk.open("TEA", 8)
        #expect(desk.openKinds() == ["stock_differs"])
        #expect(try desk.do("count TEA 10 --at HAM").events.map(\.event.kind) == ["count_confirmed", "exception_closed_itself"])
    }

    @Test func `a transfer to a place that turned out to be another one arrives there`() throws {
        let desk = try StockCommandTests.desk()
        try desk.open("TEA", 1, at: "Depot Nord")
        _ = try desk.do("transfer TEA 3 --from HAM --to DEPOTN")
        #expect(try desk.do("map location DEPOTN --to KOE").outcome == .done)
        #expect(try desk.books.level(SKUID(1), at: LocationID(2))[.inTransit] == 3)
        #expect(try desk.do("arrive 1").outcome == .done)
        #expect(try desk.books.level(SKUID(1), at: LocationID(2))[.sellable] == 4)
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `the record of a movement says what was there, what it cost and why`() throws {
        let record = try #require(try StockCommandTests.desk().do("adjust TEA -2 --at HAM --reason lost").record)
        #expect(record.answer == "adjusted" && record.policyVersion == 1)
        #expect(
            record.facts == [
                Fact("sellable", .number(10)), Fact("reserved", .number(0)), Fact("units", .number(2)),
                Fact("cost", .money(Money(minor: 1_000, .eur))), Fact("reason", .text("lost")),
            ])
    }
}
