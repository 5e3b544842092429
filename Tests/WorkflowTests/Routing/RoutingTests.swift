import Testing
import Vocabulary

@testable import Workflow

/// Where an order leaves from, and why not from elsewhere. HAM, KOE, 3PL and VEN are locations 1 to 4.
@Suite struct RoutingTests {
    private func candidates(_ performed: Performed) -> [String] {
        (performed.record?.candidates ?? []).map { candidate in
            let code = ["", "HAM", "KOE", "3PL", "VEN"][candidate.location.number]
            if candidate.isChosen { return "\(code) chosen" }
            return candidate.eliminatedBy.isEmpty
                ? "\(code) behind by \(candidate.decidedBy)" : "\(code) out by \(candidate.eliminatedBy)"
        }
    }

    private func desk(_ stock: [(String, Int, String)]) throws -> MemoryDesk {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.item("POT", cost: "80.00")
        try desk.item("MAT-0001", cost: "2.35")
        try desk.item("LAMP", cost: "30.00", vendor: "VEN")
        for (sku, units, place) in stock { try desk.open(sku, units, at: place) }
        return desk
    }

    @Test func `the preferred place serves the order when all else is equal`() throws {
        let desk = try desk([("TEA", 5, "HAM"), ("TEA", 5, "KOE"), ("TEA", 5, "3PL")])
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        #expect(
            candidates(try desk.do("allocate #1")) == [
                "HAM chosen", "KOE behind by R-11", "3PL behind by R-11", "VEN out by R-03",
            ])
    }

    @Test func `the place with most lines comes before the preferred one`() throws {
        let desk = try desk([("TEA", 5, "HAM"), ("TEA", 5, "3PL"), ("POT", 5, "3PL")])
        try desk.capture(desk.draft("#1", [("TEA", 1, 100), ("POT", 1, 100)]))
        #expect(
            candidates(try desk.do("allocate #1")) == ["HAM behind by R-10", "KOE out by R-03", "3PL chosen", "VEN out by R-03"])
        #expect(try desk.order("#1").location == LocationID(3))
    }

    @Test func `the cheaper place comes before its equal, and the lower number before its twin`() throws {
        let desk = try desk([("TEA", 5, "HAM"), ("TEA", 5, "KOE"), ("TEA", 5, "3PL")])
        for id in [2, 3] { desk.books.locations[LocationID(id)]?.rank = 1 }
        desk.books.locations[LocationID(3)]?.costMinor = 100
        desk.books.locations[LocationID(2)]?.costMinor = 100
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        #expect(
            candidates(try desk.do("allocate #1")) == [
                "HAM behind by R-12", "KOE chosen", "3PL behind by number", "VEN out by R-03",
            ])
    }

    @Test func `a place that does not serve the channel is out, though it alone has the units`() throws {
        let desk = try desk([("TEA", 5, "KOE")])
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]), channel: 3)
        let backordered = try desk.do("allocate #1")
        #expect(candidates(backordered) == ["HAM out by R-03", "KOE out by R-02", "3PL out by R-03", "VEN out by R-02"])
        #expect(backordered.record?.answer == "backordered")
        #expect(desk.openKinds() == ["unroutable"])
        #expect(try desk.order("#1").state == .backordered)
    }

    @Test func `a vendor ships its own goods only`() throws {
        let desk = try desk([("TEA", 5, "VEN"), ("LAMP", 5, "VEN")])
        try desk.capture(desk.draft("#1", [("TEA", 1, 100), ("LAMP", 1, 100)]))
        #expect(candidates(try desk.do("allocate #1")).last == "VEN out by R-04")
        try desk.capture(desk.draft("#2", [("LAMP", 1, 100)]))
        #expect(candidates(try desk.do("allocate #2")).last == "VEN chosen")
    }

    @Test func `a place that nobody confirmed is not active, and once confirmed it serves`() throws {
        let desk = try desk([("TEA", 5, "Depot Nord")])
        try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        #expect(try desk.do("allocate #1").record?.candidates.last?.eliminatedBy == "R-01")
        #expect(desk.openKinds() == ["unknown_location", "unroutable"])
        #expect(try desk.do("confirm location DEPOTN --code NORD").outcome == .done)
        #expect(try desk.do("allocate #1").record?.answer == "reserved")
        #expect(desk.openKinds() == [])
    }

    @Test func `units that are kept for another channel are not there for this one, and the record says so`() throws {
        let desk = try desk([("MAT-0001", 8, "HAM")])
        try desk.capture(desk.draft("#1", [("MAT-0001", 5, 100)]), channel: 3)
        let part = try desk.do("allocate #1")
        #expect(part.record?.answer == "reserved in part")
        #expect(part.record?.facts.contains(Fact("kept_for_others", .number(6))) == true)
        #expect(try desk.order("#1").reservedUnits == 2)
        try desk.capture(desk.draft("#2", [("MAT-0001", 5, 100)]))
        #expect(try desk.do("allocate #2").record?.answer == "reserved")
    }

    @Test func `of many lines that lack units the first are named`() throws {
        let desk = try desk((1...10).map { ("TEA-\($0)", 1, "HAM") })
        try desk.capture(desk.draft("#1", (1...10).map { ("TEA-\($0)", 2, 100) }))
        _ = try desk.do("allocate #1")
        let named = (1...8).map { "1 of 2 TEA-\($0)" }.joined(separator: ", ")
        #expect(
            desk.books.exceptions.values.map(\.summary).filter { $0.hasPrefix("it lacks") } == [
                "it lacks \(named) and 2 lines more"
            ])
    }

    @Test func `what is there is reserved and the rest waits, where the policy lets it`() throws {
        let desk = try desk([("TEA", 2, "HAM")])
        try desk.capture(desk.draft("#1", [("TEA", 5, 100)]))
        #expect(try desk.do("allocate #1").outcome == .done)
        #expect(try desk.order("#1").state == .partlyAllocated)
        #expect(desk.books.exceptions.values.map(\.summary) == ["it lacks 3 of 5 TEA"])
        #expect(try desk.do("allocate #1").refusal?.code == "nothing_free")
        _ = try desk.do("receive TEA 3 --at HAM")
        #expect(try desk.do("allocate #1").record?.answer == "reserved")
        #expect(try desk.order("#1").reservations.map(\.quantity) == [5])
        #expect(desk.openKinds() == [])
    }

    @Test func `where orders are not split, a part is no answer`() throws {
        let desk = try MemoryDesk(policy: "partial: true", "partial: false")
        try desk.item("TEA")
        try desk.open("TEA", 2)
        try desk.open("TEA", 6, at: "3PL")
        try desk.capture(desk.draft("#1", [("TEA", 5, 100)]))
        #expect(try desk.do("route #1 --to HAM").refusal?.sentence == "HAM: it has 2 of 5 units, and orders are not split")
        #expect(try desk.do("allocate #1").record?.answer == "reserved")
        try desk.capture(desk.draft("#2", [("TEA", 5, 100)]))
        #expect(try desk.do("allocate #2").record?.answer == "backordered")
    }

    @Test func `two lines of one SKU share what is free`() throws {
        let desk = try desk([("TEA", 3, "HAM")])
        try desk.capture(desk.draft("#1", [("TEA", 2, 100), ("TEA", 2, 100)]))
        _ = try desk.do("allocate #1")
        #expect(try desk.order("#1").reservations.map(\.quantity) == [2, 1])
    }

    @Test func `an operator names the place: reservations move along, and what is short is said`() throws {
        let desk = try desk([("TEA", 5, "HAM"), ("TEA", 1, "KOE")])
        try desk.capture(desk.draft("#1", [("TEA", 2, 100)]))
        _ = try desk.do("allocate #1")
        let routed = try desk.do("route #1 --to KOE")
        #expect(candidates(routed) == ["HAM out by operator", "KOE chosen", "3PL out by operator", "VEN out by operator"])
        #expect(routed.record?.facts.contains(Fact("from", .text("HAM"))) == true)
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).reserved == 0)
        #expect(try desk.books.level(SKUID(1), at: LocationID(2)).reserved == 1)
        #expect(desk.openKinds() == ["stock_short"])
        #expect(try desk.do("route #1").record?.answer == "HAM")
        #expect(desk.openKinds() == [])
    }

    @Test func `a held order may be routed, but gets no units that it did not have`() throws {
        let desk = try desk([("TEA", 5, "HAM")])
        try desk.capture(desk.draft("#1", [("TEA", 2, 100)], payment: .pending))
        #expect(try desk.do("route #1").outcome == .done)
        #expect(try desk.order("#1").reservations.isEmpty)
        #expect(try desk.order("#1").state == .held)
    }
}
