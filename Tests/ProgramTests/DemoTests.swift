import Foundation
@preconcurrency import Glibc
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

    @Test func `nothing in the demo oversells, and a cancelled order keeps no unit`() throws {
        let shop = try Shop.demo()
        for row in try shop.list("stock") {
            #expect(try #require(row.number("reserved")) <= max(0, try #require(row.number("on_hand"))), "\(row)")
        }
        for order in try shop.list("orders", "state:cancelled") { #expect(order.number("reserved_units") == 0, "\(order)") }
    }

    /// After midnight in Berlin, in the evening and on the first of a month, at noon across the sea, and before dawn.
    @Test(arguments: ["2026-11-23T23:46:10Z", "2026-11-30T23:10:00Z", "2027-01-01T19:30:00Z", "2027-03-28T01:30:00Z"])
    func `nothing in the demo has happened later than now, whenever it is made`(now: String) throws {
        let shop = try Shop(["TALLY_NOW": now])
        try shop.done("init", "--demo")
        let last = try #require(try shop.list("events").map { $0.text("at") }.max())
        #expect(last <= now && last.prefix(10) == now.prefix(10), "\(last)")
        let proof = try shop.tally("verify")
        #expect(proof.status == 0 && !proof.output.contains("ahead"), "\(proof)")
        #expect(try shop.list("orders", "state:captured,held,backordered,allocated,released").count >= 40)
    }

    @Test func `a store whose making is killed is not there, and the next attempt makes it whole`() throws {
        let whole = try Shop.demo().events()
        var missed = 0
        for kill in 1...(Program.isProving ? 100 : 5) {
            let shop = try Shop()
            let run = try shop.start(["init", "--demo"])
            usleep(UInt32.random(in: 20_000...600_000))
            run.kill()
            if try run.wait().status == 0 { missed += 1 }
            let isThere = FileManager.default.fileExists(atPath: shop.store + "/tally.db")
            if isThere { #expect(try shop.events() == whole, "kill \(kill)") } else { try shop.done("init", "--demo") }
            #expect(try shop.events() == whole, "kill \(kill)")
            let left = try FileManager.default.contentsOfDirectory(atPath: shop.store).filter { $0.hasPrefix(".making-") }
            #expect(left.isEmpty, "kill \(kill): \(left)")
            if kill == 1 { try Proof.holds(shop, "kill \(kill)") }
        }
        print("kills of init: \(missed) came too late")
    }

    @Test func `a demo that was put in place half made is noticed by the comparison above`() throws {
        let whole = try Shop.demo().events()
        let half = try Shop.stocked()
        #expect(try half.events() != whole)
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
