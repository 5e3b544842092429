import Foundation
import Testing

/// `--preview` shows exactly what the command then writes, and writes nothing itself.
@Suite struct PreviewTests {
    @Test func `a preview writes nothing and foretells movements and journal to the cent`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-10.csv"), "--channel", "web")
        let calls = [
            "receive TEA-0001 7 --at HAM --cost 3.95", "adjust TEA-0002 -2 --at HAM --reason sample",
            "count TEA-0004 210 --at HAM", "move TEA-0004 3 --at HAM --from sellable --to damaged",
            "transfer TEA-0004 5 --from HAM --to KOE", "writeoff TEA-0004 1 --at HAM --from damaged --reason damage",
            "hold 1120 --kind address", "lift 1120 --kind address", "allocate 1113", "release 1113",
            "ship 1113 --tracking NK-1", "cancel 1114 --reason changed",
        ]
        for call in calls {
            let words = ["do"] + call.split(separator: " ").map(String.init)
            let before = try (shop.events(), bytes(shop))
            let preview = try shop.run(words + ["--preview", "--json"])
            #expect(preview.status == 0, "\(preview)")
            #expect(try shop.events() == before.0, "\(call)")
            #expect(try bytes(shop) == before.1, "\(call) changed the file")
            let real = try shop.run(words + ["--json"])
            #expect(real.status == 0, "\(real)")
            let told = try preview.object()
            let done = try real.object()
            #expect(told.flag("preview") && !done.flag("preview"))
            for key in ["movements", "journal"] { #expect(told.objects(key) == done.objects(key), "\(call): \(key)") }
            #expect(told.objects("events").map { $0.text("kind") } == done.objects("events").map { $0.text("kind") }, "\(call)")
            #expect(told.text("outcome") == done.text("outcome") && told.number("approval") == done.number("approval"), "\(call)")
        }
        try Proof.holds(shop)
    }

    @Test func `what a shipment posts is what the trial balance moves by`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-10.csv"), "--channel", "web")
        try shop.act("supervisor", "allocate", "1113")
        try shop.act("supervisor", "release", "1113")
        let before = try balances(shop)
        let stock = try levels(shop)
        let done = try shop.act("supervisor", "ship", "1113")
        var expected = before
        for line in done.objects("journal") {
            let account = "\(line.number("account") ?? 0) \(line.text("currency"))"
            expected[account, default: 0] += (line.number("debit_minor") ?? 0) - (line.number("credit_minor") ?? 0)
        }
        #expect(!done.objects("journal").isEmpty)
        #expect(try balances(shop).filter { $0.value != 0 } == expected.filter { $0.value != 0 })
        var units = stock
        for movement in done.objects("movements") {
            units["\(movement.text("sku")) \(movement.text("from"))", default: 0] -= movement.number("quantity") ?? 0
        }
        #expect(!done.objects("movements").isEmpty)
        #expect(try levels(shop) == units)
    }

    @Test func `a preview of a refusal is refused in the same words`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        let preview = try shop.tally("do", "release", "1015", "--preview", "--json")
        let real = try shop.tally("do", "release", "1015", "--json")
        #expect(preview.status == 1 && real.status == 1)
        #expect(try preview.object().text("sentence") == real.object().text("sentence"))
    }

    private func bytes(_ shop: Shop) throws -> Data { try Data(contentsOf: URL(filePath: shop.store + "/tally.db")) }

    private func balances(_ shop: Shop) throws -> [String: Int] {
        try shop.done("report", "trial-balance", "--json").objects().reduce(into: [:]) { sums, row in
            sums["\(row.number("account") ?? 0) \(row.text("currency"))", default: 0] += row.number("balance_minor") ?? 0
        }
    }

    private func levels(_ shop: Shop) throws -> [String: Int] {
        try shop.list("stock").reduce(into: [:]) { $0["\($1.text("sku")) \($1.text("location"))"] = $1.number("on_hand") }
    }
}
