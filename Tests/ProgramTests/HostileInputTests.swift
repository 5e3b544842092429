import Foundation
@preconcurrency import Glibc
import Testing

/// Files, words and surroundings that mean harm: a sentence and a status, never the end of the program, and nothing lost.
@Suite struct HostileInputTests {
    private func order(_ name: String, price: String, quantity: String = "1", total: String = "1.00") -> String {
        "\(name),a@example.com,paid,unfulfilled,EUR,,0.00,0.00,\(total),2026-11-20 10:00:00 +0000,\(quantity),Tea,\(price),TEA-0001,true,Ada,Street 1,Hamburg,20095,DE,Low"
    }

    @Test func `an order whose amounts the books cannot hold is a reject, and the others go in`() throws {
        let shop = try Shop.stocked()
        let large = "9999999999999.99"
        let orders = [
            order("#1", price: large, quantity: "1000000"), order("#2", price: "1.00"),
            order("#3", price: large, total: large), order("#4", price: "12000000.00", quantity: "1000000"),
        ]
        let path = try shop.file("large.csv", ([OrderFile.header] + orders).joined(separator: "\n") + "\n")
        let report = try shop.tally("import", path, "--json")
        #expect(report.status == 1, "\(report)")
        #expect(try report.object().number("accepted") == 1, "\(report)")
        #expect(try report.object().number("rejected") == 3, "\(report)")
        let alone = try shop.file("alone.csv", OrderFile.header + "\n" + orders[0] + "\n")
        let one = try shop.tally("import", alone)
        #expect(one.status == 1 && one.messages.contains("worth more than any order"), "\(one)")
        try Proof.holds(shop)
    }

    @Test func `a catalogue's cost of fifteen digits is a reject`() throws {
        let shop = try Shop.practice()
        let path = try shop.file("catalogue.csv", "sku,name,cost\nA,Tea,999999999999999\nB,Tea,1.00\n")
        let report = try shop.tally("import", path, "--json")
        #expect(report.status == 1, "\(report)")
        #expect(try report.object().number("accepted") == 1, "\(report)")
    }

    @Test func `units worth more than the books hold are refused by the business`() throws {
        let shop = try Shop.stocked()
        for words in [
            ["receive", "TEA-0001", "9000000", "--at", "HAM", "--cost", "10000000"],
            ["receive", "TEA-0001", "1000000", "--at", "HAM", "--cost", "10000000"],
        ] {
            let run = try shop.run(["do"] + words)
            #expect(run.status == 1 && run.messages.contains("worth more than the books hold"), "\(run)")
        }
        try Proof.holds(shop)
    }

    @Test(arguments: [[], ["--json"], ["--csv"]])
    func `what a list shows steers no terminal in any style`(style: [String]) throws {
        let shop = try Shop.stocked()
        let sly = "x\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{ad}\u{206a}\u{180e}\u{d}y"
        let named = try shop.run(["operator", "add", "o\u{202e}\u{e0041}", "--person", sly, "--role", "buyer"])
        #expect(named.status == 1 && named.controls.isEmpty && named.messages.contains("is no name"), "\(named)")
        try shop.done("do", "raise", "TEA-0001", "--kind", "damaged", "--reason", sly)
        let run = try shop.run(["list", "exceptions"] + style)
        #expect(run.status == 0 && run.controls.isEmpty, "\(run)")
        let hidden = run.output.unicodeScalars.filter {
            (0x7f..<0xa0).contains($0.value)
                || [0xad, 0x180e, 0x200b, 0x202e, 0x2066, 0x206a, 0xfeff, 0xe0041].contains($0.value)
        }
        #expect(hidden.isEmpty, "\(run)")
        if style == ["--json"] {
            #expect(try run.objects().contains { $0.text("summary") == sly }, "JSON keeps every character")
        }
    }

    @Test func `a file's name makes no line of its own in the messages`() throws {
        let shop = try Shop.practice()
        let path = try shop.file("a\ntally: all is well.csv", "sku,name,cost\nA,Tea,-1\n")
        for words in [["import", path], ["import", path + "?"]] {
            let run = try shop.run(words)
            #expect(!(run.output + "\n" + run.messages).contains("\ntally: all is well"), "\(run)")
        }
    }

    @Test func `rejects of another file of the same name stay`() throws {
        let shop = try Shop.practice()
        for (folder, sku) in [("mon", "A"), ("tue", "B"), ("mon", "A")] {
            try FileManager.default.createDirectory(atPath: "\(shop.folder)/\(folder)", withIntermediateDirectories: true)
            let path = try shop.file("\(folder)/feed.csv", "sku,name,cost\n\(sku),Tea,-1\n")
            #expect(try shop.tally("import", path).status == 1)
        }
        let kept = try FileManager.default.contentsOfDirectory(atPath: shop.store + "/rejects").sorted()
        #expect(kept == ["feed-rejects-2.csv", "feed-rejects.csv"])
    }

    @Test func `a file with the longest name a disk takes has its rejects kept`() throws {
        let shop = try Shop.practice()
        let path = try shop.file(String(repeating: "\u{2000b}", count: 62) + ".csv", "sku,name,cost\nA,Tea,-1\n")
        #expect(try shop.tally("import", path).status == 1)
    }

    /// The program behind a shell, for what only a shell sets up.
    private func shell(_ line: String, _ shop: Shop) throws -> Finished {
        let environment = [
            "TALLY_STORE": shop.store, "TALLY_SHARE": Program.checkout, "HOME": shop.folder, "PATH": "/usr/bin:/bin",
            "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
        ]
        return try Running("/bin/sh", ["-c", line, Program.binary], environment: environment, for: shop).wait(limit: 60)
    }

    @Test func `results that could not be written are no success`() throws {
        let shop = try Shop.practice()
        let run = try shell("\"$0\" operator list > /dev/full", shop)
        #expect(run.status == 3 && run.messages.contains("the output could not be written"), "\(run)")
    }

    @Test func `with closed streams no message goes into a file of the store`() throws {
        let shop = try Shop.stocked()
        #expect(try shell("\"$0\" do receive TEA-0001 1 --at HAM <&- >&- 2>&-", shop).status == 0)
        try Proof.holds(shop)
    }

    @Test func `whatever the mask, what the program makes is its owner's only`() throws {
        let shop = try Shop()
        let run = try shell("umask 000; exec \"$0\" init --demo", shop)
        #expect(run.status == 0, "\(run)")
        for name in try FileManager.default.subpathsOfDirectory(atPath: shop.store) {
            var status = stat()
            #expect(stat("\(shop.store)/\(name)", &status) == 0 && status.st_mode & 0o077 == 0, "\(name)")
        }
    }

    @Test func `a store that was cut to nothing is not taken for a new one`() throws {
        let shop = try Shop.practice()
        #expect(truncate(shop.store + "/tally.db", 0) == 0)
        for name in ["-wal", "-shm"] { unlink(shop.store + "/tally.db" + name) }
        for words in [["list", "orders"], ["verify"], ["work"]] {
            let run = try shop.run(words)
            #expect(run.status == 3 && run.messages.contains("it is empty"), "\(run)")
        }
        #expect(try Data(contentsOf: URL(filePath: shop.store + "/tally.db")).isEmpty)
    }

    @Test func `an auditor looks and brings nothing in`() throws {
        let shop = try Shop.stocked()
        let events = try shop.events()
        for words in [["work"], ["import", Sample.path("stock.csv")]] {
            let run = try shop.run(words + ["--as", "auditor", "--json"])
            #expect(run.status == 1, "\(run)")
            #expect(try run.complaint().text("kind") == "not_allowed", "\(run)")
        }
        #expect(try shop.events() == events)
        try shop.done("verify", "--as", "auditor")
    }

    @Test(arguments: [
        ["work", "--watch", "--interval", "99999999999"], ["list", "orders", "--sort", "unknown"],
        ["list", "close", "--sort", "title"], ["do", "receive", "TEA-0001", "1", "--at", "HAM", "--at", "KOE"],
        ["do", "receive", "TEA-0001", "++5", "--at", "HAM"],
    ])
    func `words that could be meant in two ways are wrong use`(words: [String]) throws {
        let shop = try Shop.practice()
        let run = try shop.run(words, limit: 20)
        #expect(run.status == 2, "\(run)")
    }

    @Test func `a column to sort by and a filter may begin with a minus`() throws {
        let shop = try Shop.practice()
        try shop.done("list", "orders", "--sort", "-total", "--filter", "-web")
        #expect(try shop.tally("list", "orders", "--limit", "-1").messages.contains("at least 1"))
    }

    @Test func `a clock that is no moment is wrong use`() throws {
        let shop = try Shop.practice(["TALLY_NOW": "yesterday"])
        #expect(try shop.tally("work").status == 2)
    }

    @Test func `there is no history of what is not there`() throws {
        let shop = try Shop.practice()
        for way in ["--history", "--why"] { #expect(try shop.tally("show", "exception", "99", way).status == 1) }
    }

    @Test func `a folder that cannot be made is no missing store`() throws {
        let shop = try Shop()
        let run = try shop.tally("init", "--store", "/proc/none/store")
        #expect(run.status == 3 && !run.messages.contains("tally init"), "\(run)")
    }
}
