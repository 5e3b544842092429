import Testing
import Vocabulary

@testable import Workflow

@Suite struct OrderJourneyTests {
    @Test func `an order goes from a draft to a shipped and posted one, and its deposit ends at zero`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 10)
        #expect(try desk.capture(desk.draft("#1", [("TEA", 3, 1190)], shipping: 490, tax: 648)).outcome == .done)
        #expect(try desk.do("allocate #1").outcome == .done)
        #expect(try desk.order("#1").state == .allocated)
        #expect(try desk.do("ship #1").refusal?.code == "not_released")
        #expect(try desk.do("release 1").outcome == .done)
        let shipped = try desk.do("ship web:#1 --tracking DE-1")
        #expect(shipped.outcome == .done)
        #expect(shipped.movements.map(\.movement.quantity) == [3])
        #expect(try desk.order("#1").state == .shipped)
        #expect(
            desk.balances() == [
                "1050 EUR": 4060, "1200 EUR": 3500, "3000 EUR": -5000, "4000 EUR": -3000, "4010 EUR": -412,
                "2300 EUR": -648, "5000 EUR": 1500,
            ])
    }

    @Test func `two lines of one SKU cannot both take the last unit`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 1)
        _ = try desk.capture(desk.draft("#1", [("TEA", 1, 100), ("TEA", 1, 100)]))
        #expect(try desk.do("allocate #1").outcome == .done)
        let order = try desk.order("#1")
        #expect(order.reservedUnits == 1)
        #expect(order.state == .partlyAllocated)
        #expect(order.id == OrderID(1))
    }

    @Test func `a hold by one is refused to the other with who and when`() throws {
        let desk = try MemoryDesk()
        _ = try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        #expect(try desk.do("hold #1 --kind fraud_review").outcome == .done)
        let second = try desk.do("hold #1 --kind fraud_review", as: "clerk")
        #expect(second.outcome == .refused)
        #expect(second.refusal?.sentence.contains("by supervisor since 23 Nov 09:00Z") == true)
        #expect(try desk.do("allocate #1").refusal?.code == "on_hold")
        #expect(try desk.do("lift #1 --kind fraud_review").outcome == .done)
    }

    @Test func `what somebody saw is not what is there: the command is refused and says who changed it`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        _ = try desk.capture(desk.draft("#1", [("TEA", 1, 100)]))
        let seen = try desk.order("#1").version
        _ = try desk.do("allocate #1")
        let stale = try desk.do("release #1", seen: seen)
        #expect(stale.refusal?.code == "changed_meanwhile")
        #expect(stale.refusal?.sentence.contains("by supervisor") == true)
    }

    @Test func `an adjustment above the limit waits for another person, who is not its requester`() throws {
        let desk = try MemoryDesk()
        try desk.item("POT", cost: "80.00")
        try desk.open("POT", 10)
        let asked = try desk.perform(
            AdjustStock(sku: "POT", quantity: -3, location: "HAM", reason: "fell off the shelf"))
        #expect(asked.outcome == .asked)
        #expect(try desk.do("approve 1").refusal?.code == "own_request")
        let approved = try desk.do("approve 1 --reason seen", as: "clerk")
        #expect(approved.outcome == .done)
        #expect(approved.movements.map(\.movement.costMinor) == [24_000])
        #expect(try desk.do("approve 1", as: "clerk2").refusal?.code == "already_decided")
    }

    @Test func `a cancelled order gives its units back and owes its deposit`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        _ = try desk.capture(desk.draft("#1", [("TEA", 2, 100)]))
        _ = try desk.do("allocate #1")
        #expect(try desk.do("cancel #1").outcome == .done)
        #expect(try desk.books.level(SKUID(1), at: LocationID(1)).reserved == 0)
        #expect(desk.balances()["2240 EUR"] == -200)
        #expect(desk.balances()["2200 EUR"] == nil)
    }

    @Test func `a part of an order leaves with its share, and the last part takes the residual`() throws {
        let desk = try MemoryDesk()
        try desk.item("TEA")
        try desk.open("TEA", 5)
        _ = try desk.capture(desk.draft("#1", [("TEA", 3, 333)], shipping: 100, tax: 175))
        _ = try desk.do("allocate #1")
        _ = try desk.do("release #1")
        #expect(try desk.do("ship #1 --line 1:2").outcome == .done)
        #expect(try desk.order("#1").state == .partlyShipped)
        #expect(try desk.do("ship #1 --line 1:2").refusal?.code == "not_reserved")
        #expect(try desk.do("ship #1").outcome == .done)
        #expect(try desk.order("#1").depositMinor == 0)
        #expect(desk.balances()["2200 EUR"] == nil)
    }

    @Test func `the same record again is no news, and a later one pays and lifts the payment hold`() throws {
        let desk = try MemoryDesk()
        let pending = desk.draft("#1", [("TEA", 1, 100)], payment: .pending)
        _ = try desk.capture(pending)
        #expect(try desk.order("#1").state == .held)
        #expect(try desk.capture(pending).outcome == .unchanged)
        let paid = desk.draft("#1", [("TEA", 1, 100)], payment: .paid, source: 2)
        #expect(try desk.capture(paid).outcome == .done)
        #expect(try desk.order("#1").state == .captured)
        #expect(try desk.order("#1").depositMinor == 100)
    }
}
