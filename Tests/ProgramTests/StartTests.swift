import Foundation
import Testing

/// A store of one's own, from nothing.
@Suite struct StartTests {
    @Test(arguments: [[], ["--practice"]])
    func `a new store takes a shop's file without a word about channels, and its orders leave from its one place`(kind: [String])
        throws
    {
        let shop = try Shop()
        let made = try shop.run(["init", "--currency", "EUR"] + kind)
        #expect(made.status == 0, "\(made)")
        let stock = shop.folder + "/stock.csv"
        try "sku,location,on_hand,quarantine,damaged\nTEA,MAIN,40,0,0\nCUP,MAIN,40,0,0\n".write(
            toFile: stock, atomically: true, encoding: .utf8)
        let items = shop.folder + "/items.csv"
        try "sku,name,cost,price,currency,weight_grams,barcode,vendor\nTEA,Tea,2.00,5.00,EUR,100,,\nCUP,Cup,3.00,9.00,EUR,300,,\n"
            .write(toFile: items, atomically: true, encoding: .utf8)
        let orders = shop.folder + "/orders.csv"
        try OrderFile.generated(12, seed: 3, goods: ["TEA", "CUP"]).text.write(toFile: orders, atomically: true, encoding: .utf8)
        for words in [["import", items, stock, orders], ["work"]] {
            let run = try shop.run(words)
            #expect(run.status == 0, "\(run)")
        }
        let listed = try shop.list("orders")
        #expect(listed.count == 12)
        #expect(listed.allSatisfy { $0.text("channel") == "shopify" && $0.text("location") == "MAIN" })
        #expect(
            try shop.list("exceptions").filter {
                ["unknown_channel", "unroutable", "unknown_location"].contains($0.text("kind"))
            }.isEmpty)
        #expect(try shop.run(["verify"]).status == 0)
    }

    @Test(arguments: ["JPY", "KWD", "USD"])
    func `a shop is named, dated and counted as it was asked for, and its policy says so`(currency: String) throws {
        let shop = try Shop()
        let made = try shop.run([
            "init", "--name", "Süd & \"Söhne\"", "--zone", "Asia/Tokyo", "--currency", currency.lowercased(),
        ])
        #expect(made.status == 0, "\(made)")
        let text = try shop.done("policy", "show", "shop.yaml").output
        for line in ["name: \"Süd & \\\"Söhne\\\"\"", "currency: \(currency)", "zone: Asia/Tokyo"] {
            #expect(text.contains(line), "\(text)")
        }
        for file in ["approvals.yaml", "channels.yaml", "locations.yaml"] {
            let text = try shop.done("policy", "show", file).output
            let said = text.split(separator: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("#") }
            #expect(!said.contains { $0.contains("EUR") || $0.contains("Berlin") }, "\(file): \(said)")
        }
        #expect(try shop.run(["policy", "check", shop.store + "/policy"]).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: shop.store + "/policy").count == 13)
        try Proof.holds(shop)
    }

    @Test(arguments: [
        (["--zone", "Mars/Base"], "there is no time zone Mars/Base"), (["--zone", ""], "there is no time zone"),
        (["--currency", "EURO"], "EURO is no currency"), (["--currency", "XAU"], "XAU is no currency"),
        (["--currency", "ZZZ"], "ZZZ is no currency"), (["--currency", ""], "is no currency"),
        (["--name", " "], "is no name for a shop"), (["--name", "\u{1B}[2J"], "is no name for a shop"),
    ])
    func `a zone, a currency or a name that is none makes no store`(words: [String], sentence: String) throws {
        let shop = try Shop()
        let run = try shop.run(["init", "--json"] + words)
        #expect(run.status == 2, "\(run)")
        #expect(try run.complaint().text("sentence").contains(sentence), "\(run)")
        #expect(!FileManager.default.fileExists(atPath: shop.store))
        // The control: the same place takes a store that is asked for well.
        #expect(try shop.run(["init", "--zone", "UTC", "--currency", "EUR", "--name", "Shop"]).status == 0)
    }
}
