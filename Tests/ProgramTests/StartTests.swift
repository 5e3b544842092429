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
}
