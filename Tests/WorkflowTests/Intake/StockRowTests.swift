import Testing
import Vocabulary

@testable import Workflow

@Suite struct StockRowTests {
    private func row(
        _ desk: MemoryDesk, _ sku: String, _ onHand: Int, at place: String = "HAM", quarantine: Int = 0, damaged: Int = 0,
        oversold: Int = 0, source: UInt64 = 1
    ) throws -> Performed {
        try desk.perform(
            ReadStockRow(
                draft: StockDraft(
                    sku: sku, title: "Tea", location: place, onHand: onHand, quarantine: quarantine, damaged: damaged,
                    oversold: oversold, source: source, line: 2)), as: "engine")
    }

    @Test func `the first row of a pile opens it, state by state, against the opening balance`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        #expect(try row(desk, "TEA", 10, quarantine: 2, damaged: 1).record?.answer == "opened")
        let level = try desk.books.level(SKUID(1), at: LocationID(1))
        #expect([level[.sellable], level[.quarantine], level[.damaged]] == [7, 2, 1])
        #expect(desk.posted() == "1200 3500, 1220 1000, 1230 500, 3000 -5000")
    }

    @Test func `the same row is no news, another that agrees is as expected, and a difference is looked at once`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        _ = try row(desk, "TEA", 10)
        #expect(try row(desk, "TEA", 10).outcome == .unchanged)
        #expect(try row(desk, "TEA", 10, source: 2).record?.answer == "as expected")
        #expect(try row(desk, "TEA", 9, source: 3).record?.answer == "differs")
        #expect(try row(desk, "TEA", 8, source: 4).record?.answer == "differs")
        #expect(desk.openKinds() == ["stock_differs"])
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).onHand == 10)
    }

    @Test func `an unknown place and an unknown SKU become provisional, each with one exception`() throws {
        let desk = try MemoryDesk()
        _ = try row(desk, "NEW", 3, at: "Lager Süd, Halle 7")
        #expect(desk.openKinds() == ["unknown_location", "unknown_sku", "cost_missing"])
        let place = try #require(desk.books.location(named: "lager süd, halle 7"))
        #expect(place.code.text == "LAGERS" && place.isProvisional)
        _ = try row(desk, "NEW", 3, at: "Lager Südwest")
        #expect(desk.books.location(named: "Lager Südwest")?.code.text == "LAGERS2")
        #expect(desk.openKinds() == ["unknown_location", "unknown_sku", "cost_missing", "unknown_location"])
    }

    @Test func `a place is known by its code, its name and its other names, whatever the letters' case`() throws {
        let desk = try MemoryDesk()
        for name in ["HAM", "ham", "Hamburg Lager", "LAGER HAMBURG"] {
            #expect(desk.books.location(named: name)?.id == LocationID(1))
        }
    }

    @Test func `a shop that promised more than it has is an exception`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        _ = try row(desk, "TEA", 0, oversold: 3)
        #expect(desk.openKinds() == ["oversold_at_source"])
        #expect(desk.books.exceptions.values.first?.severity == .critical)
        _ = try desk.do("receive TEA 5 --at HAM")
        #expect(desk.openKinds() == [])
    }

    @Test(arguments: [(-1, 0, 0), (10_000_001, 0, 0), (5, -1, 0), (5, 6, 0), (5, 3, 3), (5, Int.max, Int.max)])
    func `units that cannot be are refused with the figures`(onHand: Int, quarantine: Int, damaged: Int) throws {
        let refused = try row(try MemoryDesk(), "TEA", onHand, quarantine: quarantine, damaged: damaged)
        #expect(refused.refusal?.code == "unreadable")
        #expect(refused.refusal?.sentence.contains("\(onHand) on hand cannot") == true)
    }

    @Test func `a row without a SKU goes by its title, and without either it is none`() throws {
        let desk = try MemoryDesk()
        _ = try row(desk, "", 1)
        #expect(try desk.books.item(code: SKUCode("Tea")!) != nil)
        let refused = try desk.perform(
            ReadStockRow(
                draft: StockDraft(
                    sku: "", title: "", location: "HAM", onHand: 1, quarantine: 0, damaged: 0, oversold: 0, source: 9, line: 2)),
            as: "engine")
        #expect(refused.refusal?.sentence == "the row has neither a SKU nor a title")
    }
}
