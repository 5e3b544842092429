import Testing

/// The store that the first minute shows.
@Suite struct DemoTests {
    @Test func `the demo fills every pane with work to do`() throws {
        let shop = try Shop.demo()
        let orders = try shop.list("orders", "state:captured,held,backordered,partly_allocated,allocated,released,partly_shipped")
        #expect(orders.count >= 40)
        let states = Set(orders.map { $0.text("state") })
        #expect(states.isSuperset(of: ["captured", "held", "allocated", "released"]), "\(states)")
        #expect(states.count >= 6, "\(states)")
        #expect(try shop.list("stock").count > 50)
        #expect(try shop.list("approvals").filter { $0.text("state") == "waiting" }.count >= 4)
        #expect(try shop.list("exceptions").filter { $0.text("state") == "open" }.count >= 10)
        let steps = try shop.list("close")
        #expect(steps.count > 3)
        #expect(steps.contains { $0.text("state") != "not_applicable" })
        try Proof.holds(shop, "the demo")
    }

    @Test func `nothing in the demo is dated later than it was made, at whatever hour`() throws {
        let clock = try Shop.demo().done("verify", "--json").objects().first { $0.text("check") == "clock" }
        #expect(clock?.text("detail") == "", "\(String(describing: clock))")
    }

    @Test func `nothing in the demo oversells, and a cancelled order keeps no unit`() throws {
        let shop = try Shop.demo()
        for row in try shop.list("stock") {
            #expect(try #require(row.number("reserved")) <= max(0, try #require(row.number("on_hand"))), "\(row)")
        }
        for order in try shop.list("orders", "state:cancelled") { #expect(order.number("reserved_units") == 0, "\(order)") }
    }

    @Test func `a store is not made over another one`() throws {
        let shop = try Shop.practice()
        let before = try shop.events()
        let again = try shop.tally("init", "--demo")
        #expect(again.status == 2, "\(again)")
        #expect(again.messages.contains("a store is there already"), "\(again)")
        #expect(try shop.events() == before)
    }
}
