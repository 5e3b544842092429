import Testing

/// What a doubtful request and a file from nowhere ask of whoever types on the command line.
@Suite struct DoubtTests {
    @Test func `a doubtful request wants a sentence and its amount, whoever asks how`() throws {
        let shop = try Shop.demo()
        let shown = try shop.done("show", "approval", "9").output
        #expect(shown.contains("Look: 20.00 EUR of this order went back before"), "\(shown)")
        #expect(shown.contains("--confirm 91.10"), "\(shown)")
        for words in [
            [], ["--reason", "the carrier lost both"], ["--confirm", "91.10"], ["--reason", "short", "--confirm", "91.10"],
            ["--reason", "the carrier lost both", "--confirm", "91.1"],
        ] {
            let run = try shop.run(["do", "approve", "9", "--as", "clerk", "--json"] + words)
            #expect(try run.status == 1 && run.object().text("refusal") == "doubtful", "\(words): \(run)")
        }
        let run = try shop.run([
            "do", "approve", "9", "--as", "clerk", "--json", "--reason", "the carrier lost both", "--confirm", "91.10",
        ])
        #expect(try run.status == 0 && run.object().text("outcome") == "done", "\(run)")
    }

    @Test func `a dry run of an unknown channel's orders tells what reading them would open and raise`() throws {
        let shop = try Shop.practice()
        let text = OrderFile.generated(4, seed: 3, goods: ["NEW-1", "NEW-2"]).text
        let file = try shop.file("orders.csv", text)
        let dry = try shop.done("import", file, "--channel", "bazaar", "--dry-run", "--json").object()
        #expect(dry.number("accepted") == 4 && dry.text("opened_channel") == "bazaar", "\(dry)")
        #expect(try shop.list("orders").isEmpty)
        let real = try shop.done("import", file, "--channel", "bazaar", "--json").object()
        #expect(real.number("accepted") == 4 && real.text("opened_channel") == "bazaar", "\(real)")
        #expect(dry.number("exceptions") == real.number("exceptions") && real.number("exceptions") ?? 0 >= 2, "\(dry) \(real)")
        #expect(try shop.list("orders").count == 4)
        let again = try shop.done("import", file, "--channel", "bazaar", "--json").object()
        #expect(again.text("opened_channel") == "" && again.number("exceptions") == 0, "\(again)")
    }
}

/// What is said of files that are no backup, of months far away, and of nothing where quiet is asked for.
@Suite struct SayingTests {
    @Test func `a restore says of its file what is wrong with it, and a backup does not write over one`() throws {
        let shop = try Shop.practice()
        let store = shop.store
        func told(_ words: String...) throws -> String {
            let run = try shop.run(words)
            #expect(run.status != 0, "\(words)")
            return run.messages
        }
        #expect(try told("restore", "/nonexistent.db").contains("there is no such file"))
        #expect(try told("restore", store).contains("it is a folder, a pipe or a device"))
        let bad = try shop.file("bad.db", "SQLite format 3\0 and no more")
        let sentence = try told("restore", bad)
        #expect(!sentence.contains("the store's file is damaged"), "\(sentence)")
        let copy = "\(shop.folder)/copy.db"
        try shop.done("backup", copy)
        #expect(try told("backup", copy).contains("a file is there already: nothing was written"))
        #expect(try told("backup", "/dev/null").contains("a file is there already"))
    }

    @Test func `a trial balance has its totals, and quiet is quiet`() throws {
        let shop = try Shop.stocked()
        let shown = try shop.done("report", "trial-balance").output
        #expect(shown.contains("Total EUR: debit ") && shown.contains("both sides agree"), "\(shown)")
        #expect(try !shop.done("report", "trial-balance", "--csv").output.contains("Total"))
        #expect(try shop.done("do", "count", "BOK-0001", "--at", "HAM", "3", "--preview", "--quiet").output == "")
        #expect(try shop.done("work", "--quiet").output == "")
    }
}
