import Testing

/// The same file twice, in another order, or saved by another program: nothing is doubled.
@Suite struct RepetitionTests {
    private static let clock = ["TALLY_NOW": "2027-03-01T10:00:00Z"]

    @Test(arguments: ["catalog.csv", "stock.csv", "orders/web-10.csv", "orders/uk-3.csv", "orders/b2b-7.csv"])
    func `the same file twice changes nothing`(file: String) throws {
        let shop = try Shop.practice()
        try shop.done("import", Sample.path("catalog.csv"))
        let channel = file.contains("uk") ? "uk" : file.contains("b2b") ? "b2b" : "web"
        let first = try shop.done("import", Sample.path(file), "--channel", channel, "--json").object()
        let events = try shop.events()
        let state = try Proof.State(shop)
        for _ in 1...2 {
            let again = try shop.done("import", Sample.path(file), "--channel", channel, "--json").object()
            #expect(again.number("accepted") == 0, "\(again)")
            #expect(again.number("updated") == 0, "\(again)")
            #expect(again.number("unchanged") == (first.number("accepted") ?? 0) + (first.number("unchanged") ?? 0), "\(again)")
        }
        #expect(try shop.events() == events)
        #expect(try Proof.State(shop) == state)
        try Proof.holds(shop)
    }

    @Test func `the same file in a later month brings no order, and the close hears its channel by it once`() throws {
        let shop = try Shop.stocked(Self.clock)
        let path = try shop.file("orders.csv", OrderFile.generated(5, seed: 5, goods: ["TEA-0001", "TEA-0002"]).text)
        try shop.done("import", path, "--channel", "web")
        let later = ["TALLY_NOW": "2027-04-02T10:00:00Z"]
        func feeds() throws -> JSONObject {
            let run = try shop.run(["list", "close", "--period", "2027-03", "--json"], later)
            return try #require(try run.objects().first { $0.number("step") == 1 })
        }
        let before = try shop.events()
        #expect(try feeds().text("check_value").contains("1 channel not heard"))
        for words in [["--dry-run"], [], []] {
            let run = try shop.run(["import", path, "--channel", "web", "--json"] + words, later)
            #expect(try run.status == 0 && run.object().number("unchanged") == 5, "\(run)")
            #expect(try shop.events() == (words.isEmpty ? before + 1 : before))
        }
        #expect(try feeds().text("check_value") == "0 rejected lines")
        try Proof.holds(shop)
    }

    @Test func `the orders of a file in another order make the same store`() throws {
        let orders = OrderFile.generated(300, seed: 5, goods: ["TEA-0001", "TEA-0002", "TEA-0003", "KTL-0003", "HOM-0006"])
        var states: [Proof.State] = []
        for text in [orders.text, orders.shuffled(seed: 6).text, orders.shuffled(seed: 7).text] {
            let shop = try Shop.stocked(Self.clock)
            try shop.done("import", shop.file("orders.csv", text), "--channel", "web")
            states.append(try Proof.State(shop))
            try Proof.holds(shop)
        }
        #expect(states[0].orders.count == 300)
        #expect(states[0] == states[1])
        #expect(states[0] == states[2])
    }

    @Test func `a mark, carriage returns and a part of the file double nothing`() throws {
        let orders = OrderFile.generated(60, seed: 8, goods: ["TEA-0001", "TEA-0002"])
        let part = OrderFile(orders: Array(orders.orders[20..<40]))
        let shop = try Shop.stocked()
        try shop.done("import", shop.file("orders.csv", orders.text), "--channel", "web")
        let events = try shop.events()
        let again = try shop.done("import", shop.file("part.csv", part.withMarkAndCarriageReturns), "--channel", "web", "--json")
            .object()
        #expect(again.number("accepted") == 0, "\(again)")
        #expect(again.number("unchanged") == 20, "\(again)")
        #expect(try shop.events() == events)
    }

    @Test func `two imports of one file at once take each order once`() throws {
        let shop = try Shop.stocked()
        let path = try shop.file("orders.csv", OrderFile.generated(500, seed: 9, goods: ["TEA-0001", "TEA-0002"]).text)
        let running = try (1...3).map { _ in try shop.start(["import", path, "--channel", "web", "--json"]) }
        let reports = try running.map { try $0.wait().object() }
        #expect(reports.reduce(0) { $0 + ($1.number("accepted") ?? 0) } == 500, "\(reports)")
        #expect(reports.reduce(0) { $0 + ($1.number("unchanged") ?? 0) } == 1_000, "\(reports)")
        #expect(try shop.list("orders").count == 500)
        try Proof.holds(shop)
    }
}
