import Testing
import Vocabulary

@testable import Workflow

/// Holds, release and shipment, in whole and in part.
@Suite struct FulfilmentTests {
    private func desk(_ lines: [(String, Int, Int)], _ commands: [String]) throws -> MemoryDesk {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.item("LAMP", cost: "30.00", vendor: "VEN")
        try desk.open("TEA", 3)
        try desk.open("LAMP", 3, at: "VEN")
        try desk.capture(desk.draft("#1", lines))
        for command in commands { #expect(try desk.do(command).outcome == .done, "\(command)") }
        return desk
    }

    private func check(_ desk: MemoryDesk) {
        var laws = ShopLaws()
        #expect(laws.breaches(of: desk.books) == [])
    }

    @Test func `what is left of a part shipment goes through allocation and release again`() throws {
        let desk = try desk([("TEA", 5, 100)], ["allocate #1", "release #1", "ship #1"])
        #expect(try desk.order("#1").state == .partlyShipped)
        #expect(try !desk.order("#1").isReleased)
        #expect(try desk.do("ship #1").refusal?.code == "not_released")
        for line in ["receive TEA 9 --at KOE", "allocate #1", "release #1", "ship #1"] {
            #expect(try desk.do(line).outcome == .done, "\(line)")
        }
        #expect(try desk.order("#1").state == .shipped)
        #expect(try desk.order("#1").location == LocationID(2))
        check(desk)
    }

    @Test func `with units still reserved the order stays with the floor`() throws {
        let desk = try desk([("TEA", 3, 100)], ["allocate #1", "release #1", "ship #1 --line 1:1"])
        #expect(try desk.order("#1").isReleased)
        #expect(try desk.do("ship #1 --line 1:1 --line 1:1").outcome == .done)
        #expect(try desk.order("#1").state == .shipped)
        check(desk)
    }

    @Test func `units that were reserved one after another leave together`() throws {
        let desk = try desk([("TEA", 5, 100)], ["allocate #1", "receive TEA 2 --at HAM", "allocate #1", "release #1"])
        #expect(try desk.do("ship #1").movements.map(\.movement.quantity) == [5])
        check(desk)
    }

    @Test func `a hold on a released order stops it, and lifted it goes on where it was`() throws {
        let desk = try desk([("TEA", 2, 100)], ["allocate #1", "release #1", "hold #1 --kind address"])
        #expect(try desk.order("#1").state == .held)
        #expect(try desk.do("ship #1").refusal?.code == "on_hold")
        #expect(try desk.do("release #1").refusal?.code == "on_hold")
        #expect(try desk.do("lift #1 --kind address").outcome == .done)
        #expect(try desk.order("#1").state == .released)
        #expect(try desk.do("ship #1").outcome == .done)
    }

    @Test func `a hold on an order that has left in part stops the rest`() throws {
        let desk = try desk([("TEA", 3, 100)], ["allocate #1", "release #1", "ship #1 --line 1:1", "hold #1 --kind other"])
        #expect(try desk.order("#1").state == .partlyShipped)
        #expect(try desk.do("ship #1").refusal?.code == "on_hold")
        #expect(try desk.do("cancel #1").outcome == .done)
        #expect(try desk.order("#1").state == .shipped)
        check(desk)
    }

    @Test func `two holds: both have to go`() throws {
        let desk = try desk([("TEA", 2, 100)], ["hold #1 --kind address", "hold #1 --kind other", "lift #1 --kind address"])
        #expect(try desk.do("allocate #1").refusal?.sentence.contains("other hold, by supervisor") == true)
        #expect(try desk.do("lift #1 --kind other").outcome == .done)
        #expect(try desk.do("allocate #1").outcome == .done)
    }

    @Test func `a vendor's goods leave the vendor: no layer, an accrual for what they cost`() throws {
        let desk = try desk([("LAMP", 2, 9_900)], ["allocate #1", "release #1"])
        let shipped = try desk.do("ship #1 --tracking DE-1")
        #expect(shipped.entries.count == 1)
        let balances = desk.balances()
        #expect(balances["5010 EUR"] == 6_000 && balances["2120 EUR"] == -6_000 && balances["5000 EUR"] == nil)
        #expect(try desk.books.level(SKUID(2), at: LocationID(4))[.sellable] == 1)
        check(desk)
    }

    @Test func `a vendor's goods at no known cost leave, and the cost is asked for once`() throws {
        let desk = try MemoryDesk()
        try desk.item("LAMP", cost: nil, vendor: "VEN")
        try desk.open("LAMP", 3, at: "VEN")
        for number in ["#1", "#2"] {
            try desk.capture(desk.draft(number, [("LAMP", 1, 9_900)]))
            for line in ["allocate", "release", "ship"] { #expect(try desk.do("\(line) \(number)").outcome == .done) }
        }
        #expect(desk.openKinds() == ["cost_missing"])
    }

    @Test func `lines without stock leave with the first parcel, and alone they leave without a place`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 1)
        var draft = desk.draft("#1", [("TEA", 2, 100), ("CARD", 1, 50)])
        draft.lines[1].needsStock = false
        try desk.capture(draft)
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        #expect(try desk.order("#1").lines.map(\.open) == [1, 0])
        draft = desk.draft("#2", [("CARD", 1, 50)])
        draft.lines[0].needsStock = false
        try desk.capture(draft)
        #expect(try desk.order("#2").state == .allocated)
        for line in ["release #2", "ship #2"] { #expect(try desk.do(line).outcome == .done, "\(line)") }
        #expect(try desk.order("#2").state == .shipped)
        check(desk)
    }

    @Test func `an authorized order is taken when it ships, parcel by parcel, and no more once it is cancelled`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        try desk.capture(desk.draft("#1", [("TEA", 3, 100)], payment: .authorized))
        for line in ["allocate #1", "release #1", "ship #1 --line 1:1"] { #expect(try desk.do(line).outcome == .done) }
        #expect(try desk.order("#1").paidMinor == 100)
        #expect(try desk.order("#1").authorizedMinor == 200)
        _ = try desk.do("cancel #1")
        #expect(try desk.order("#1").authorizedMinor == 0)
        check(desk)
    }

    @Test func `a foreign order earns its own currency and costs the shop's`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        try desk.capture(.inCurrency(.gbp, desk.draft("#1", [("TEA", 2, 100)])), channel: 2)
        for line in ["allocate #1", "release #1", "ship #1"] { #expect(try desk.do(line).outcome == .done) }
        #expect(desk.posted() == "1050 GBP 200, 1200 1500, 3000 -2500, 4000 GBP -200, 5000 1000")
        check(desk)
    }

    @Test func `cancelling closes what was open about it`() throws {
        let desk = try desk([("TEA", 5, 100)], ["allocate #1"])
        #expect(desk.openKinds() == ["stock_short"])
        let cancelled = try desk.do("cancel #1 --reason changed=mind")
        #expect(desk.openKinds() == [])
        #expect(cancelled.record?.facts.contains(Fact("to_pay_back", .money(Money(minor: 500, .eur)))) == true)
        #expect(try desk.order("#1").state == .cancelled)
        check(desk)
    }

    @Test func `an order is found by its number with or without its mark, and by its channel`() throws {
        let desk = try desk([("TEA", 1, 100)], [])
        for name in ["#1", "1", "web:1", "web:#1"] { #expect(try desk.order(name).id == OrderID(1), "\(name)") }
        for name in ["", "#", "2", "uk:1", ":1"] { #expect(throws: Refusal.self, "\(name)") { try desk.order(name) } }
    }
}
