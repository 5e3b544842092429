import Testing

/// Words that look like others, say nothing, or are beyond all bounds.
@Suite struct OddWordsTests {
    @Test(arguments: [" web ", "web ", " web"])
    func `a channel with blanks around its code is that channel, or is refused, and no order is lost`(channel: String) throws {
        let shop = try Shop.stocked()
        let text = OrderFile.generated(3, seed: 61, goods: ["TEA-0001"]).text
        let run = try shop.tally("import", shop.file("orders.csv", text), "--channel", channel)
        let orders = try shop.list("orders").count
        #expect(run.status == 0 ? orders == 3 : orders == 0 && run.messages.contains("channel"), "\(run)")
        try Proof.holds(shop)
    }

    @Test(arguments: [["--format", "nonsense"], ["--format", "shopify-order"], ["--channel", ""], ["--channel", "  "]])
    func `a format or a channel that cannot be is wrong use, whatever the file`(words: [String]) throws {
        let shop = try Shop.stocked()
        let events = try shop.events()
        let run = try shop.run(["import", shop.file("orders.csv", OrderFile.generated(1, seed: 64, goods: ["A"]).text)] + words)
        #expect(run.status == 2 && run.outputBytes.isEmpty && !run.messages.isEmpty, "\(run)")
        #expect(try shop.events() == events)
    }

    @Test(arguments: ["", "   ", "\u{200B}", "\u{A0}\u{2060}", "\u{1B}"])
    func `a reason that nobody can see is none`(reason: String) throws {
        let shop = try Shop.stocked()
        let run = try shop.tally("do", "writeoff", "TEA-0025", "3", "--at", "HAM", "--reason", reason)
        #expect(run.status == 1 && run.messages.contains("writeoff needs a reason"), "\(run)")
        try shop.done("do", "writeoff", "TEA-0025", "3", "--at", "HAM", "--reason", "\u{92D}")
    }

    @Test func `a reason of more letters than anybody reads is refused, and is not repeated`() throws {
        let shop = try Shop.stocked()
        let run = try shop.tally(
            "do", "hold", "1", "--kind", "address", "--reason", String(repeating: "x", count: 100_000))
        #expect(
            run.status == 2 && run.messages == "tally: reason is longer than 2000 letters: say it in fewer\n", "\(run.status)")
    }

    @Test func `nobody acts as the engine`() throws {
        let shop = try Shop.stocked()
        let events = try shop.events()
        let run = try shop.tally("do", "receive", "TEA-0001", "1", "--at", "HAM", "--as", "engine", "--json")
        #expect(run.status == 2, "\(run)")
        #expect(try run.complaint().text("kind") == "unknown_operator")
        #expect(try shop.events() == events)
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "106751991168", "0", "3651"])
    func `more days than can be replayed are refused in a sentence`(days: String) throws {
        let shop = try Shop.stocked()
        for words in [["do", "activate", "1"], ["policy", "replay", "1"]] {
            let run = try shop.run(words + ["--days=\(days)"])
            #expect((1...2).contains(run.status) && !run.messages.isEmpty, "\(run)")
        }
    }

    @Test(arguments: [-1, -5, Int(Int32.min), 0, 99])
    func `a store whose schema has a number that is none says so`(number: Int) throws {
        let shop = try Shop.stocked()
        try PastTheProgram.edit(shop.store + "/tally.db", "PRAGMA user_version = \(number)")
        for words in [["list", "orders"], ["verify"], ["do", "receive", "TEA-0001", "1", "--at", "HAM"]] {
            let run = try shop.run(words)
            #expect(run.status == 3 || run.status == 1, "\(run)")
            #expect(run.messages.contains(number == 99 ? "made by a newer tally" : "restore"), "\(run)")
        }
    }

    @Test func `a stock file that does not tell what cannot be sold is only held against what it tells`() throws {
        let shop = try Shop.catalogued()
        func read(_ text: String) throws { try shop.done("import", shop.file("stock.csv", text)) }
        func differences() throws -> [String] {
            try shop.list("exceptions", "kind:stock_differs").map { $0.text("summary") }
        }
        try read("sku,location,on_hand,quarantine,damaged\nTEA-0001,HAM,10,3,2\nTEA-0002,HAM,10,3,2\n")
        try read("sku,location,on_hand\nTEA-0001,HAM,10\n")
        try read("sku,location,on_hand,quarantine\nTEA-0001,HAM,10,3\n")
        #expect(try differences() == [])
        try read("sku,location,on_hand,damaged\nTEA-0001,HAM,10,1\n")
        try read("sku,location,on_hand\nTEA-0002,HAM,9\n")
        #expect(
            try Set(differences()) == ["the file says 1 of 10 damaged, we have 2", "the file says 9 on hand, we have 10"])
    }

    @Test func `an order in a currency that is none is rejected with its place`() throws {
        let shop = try Shop.stocked()
        let text = OrderFile.generated(2, seed: 62, goods: ["TEA-0001"]).text.replacing(",EUR,", with: ",ZZZ,")
        let run = try shop.tally("import", shop.file("orders.csv", text), "--channel", "web")
        #expect(run.status == 1 && run.messages.contains("`ZZZ`, which is no currency"), "\(run)")
        #expect(try shop.list("orders").isEmpty)
    }
}

/// Options of `init` that do not go together, and lists that are asked for at once.
@Suite struct OddOptionsTests {
    @Test(arguments: [["--demo", "--practice"], ["--demo", "--currency", "USD"]])
    func `a demo is in euros and a practice store already`(options: [String]) throws {
        let shop = try Shop()
        let run = try shop.run(["init"] + options)
        #expect(run.status == 2 && run.messages.contains("--demo") || run.messages.contains("demo's prices"), "\(run)")
        #expect(try shop.tally("list", "orders").messages.contains("there is no store"))
    }

    @Test func `a number with a colon in it is a number`() throws {
        let shop = try Shop.stocked()
        let text = OrderFile.generated(1, seed: 63, goods: ["TEA-0001"]).text.replacing("#20001", with: "#9:9")
        try shop.done("import", shop.file("orders.csv", text), "--channel", "web")
        #expect(try shop.list("orders").map { $0.text("order") } == ["#9:9"])
        for name in ["#9:9", "web:#9:9"] { #expect(try shop.done("show", "order", name).output.hasPrefix("#9:9  web")) }
    }

    @Test func `why and history are printed together when both are asked for`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        let (why, history) = (
            try shop.done("show", "order", "1015", "--why"), try shop.done("show", "order", "1015", "--history")
        )
        #expect(try shop.done("show", "order", "1015", "--why", "--history").output == why.output + history.output)
        #expect(why.output != history.output && !why.output.isEmpty)
    }

    @Test func `rejections that only the store finds are counted as the exceptions they raise`() throws {
        let shop = try Shop.stocked()
        let before = try shop.list("exceptions").count
        let text = "sku,location,on_hand\nTEA-0001,HAM,999999999\nTEA-0002,HAM,1000000000\n"
        let run = try shop.tally("import", shop.file("stock.csv", text), "--json")
        let raised = try shop.list("exceptions").count - before
        #expect(try run.object().number("exceptions") == raised && raised > 0, "\(run)")
    }
}
