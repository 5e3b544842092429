import Foundation
import Testing

/// Shops whose money has no small unit, or one of three digits: the same whole minor units, said with the right point.
@Suite struct CurrencyTests {
    /// A practice shop in a currency, with two goods and forty units of each.
    private struct Trade {
        var shop: Shop
        var code: String
        var decimals: Int

        init(_ code: String, decimals: Int) throws {
            shop = try Shop()
            (self.code, self.decimals) = (code, decimals)
            try shop.done("init", "--practice", "--currency", code)
            let items = "sku,name,cost,price,currency,weight_grams,barcode,vendor\n"
            try shop.done(
                "import",
                shop.file(
                    "items.csv",
                    items
                        + "TEA,Tea,\(plain(400)),\(plain(1_250)),\(code),100,,\nCUP,Cup,\(plain(905)),\(plain(2_000)),\(code),300,,\n"
                ),
                shop.file("stock.csv", "sku,location,on_hand,quarantine,damaged\nTEA,MAIN,40,0,0\nCUP,MAIN,40,0,0\n"))
        }

        /// `1250`, or `1.250`: as files say it.
        func plain(_ minor: Int) -> String {
            guard decimals > 0 else { return "\(minor)" }
            let digits = String(repeating: "0", count: max(0, decimals + 1 - "\(minor)".count)) + "\(minor)"
            return "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
        }

        /// `4,250 JPY`, or `4.250 KWD`: as people read it.
        func spoken(_ minor: Int) -> String {
            guard decimals == 0, minor >= 1_000 else { return "\(plain(minor)) \(code)" }
            return "\(minor / 1_000),\("\(minor % 1_000 + 1_000)".dropFirst()) \(code)"
        }

        func record(_ name: String, _ units: Int, _ sku: String, price: String, shipping: Int = 0, total: String) -> String {
            [
                name, "a@example.com", "paid", "unfulfilled", code, "", plain(shipping), plain(0), total,
                "2026-11-20 09:00:00 +0000", "\(units)", "Goods \(sku)", price, sku, "true", "Aiko Tanaka", "Street 1", "Hamburg",
                "20095", "DE", "Low",
            ].joined(separator: ",") + "\n"
        }

        func balances() throws -> [Int: Int] {
            try shop.done("report", "trial-balance", "--json").objects().reduce(into: [:]) {
                $0[$1.number("account") ?? 0, default: 0] += $1.number("balance_minor") ?? 0
            }
        }
    }

    @Test(arguments: [("JPY", 0), ("KWD", 3), ("BHD", 3), ("EUR", 2)])
    func `import, shipment, refund, close and books say amounts with the digits of the currency`(code: String, decimals: Int)
        throws
    {
        let trade = try Trade(code, decimals: decimals)
        let shop = trade.shop
        let tooFine = trade.plain(1_250) + (decimals == 0 ? ".5" : "5")
        let file = try shop.file(
            "orders.csv",
            OrderFile.header + "\n"
                + trade.record("#1", 3, "TEA", price: trade.plain(1_250), shipping: 500, total: trade.plain(4_250))
                + trade.record("#2", 2, "CUP", price: trade.plain(2_000), total: trade.plain(4_000))
                + trade.record("#3", 1, "CUP", price: tooFine, total: trade.plain(2_000)))
        let report = try shop.run(["import", file, "--json"])
        #expect(report.status == 1, "one of three is too fine: \(report)")
        #expect(try report.object().number("accepted") == 2 && report.object().number("rejected") == 1, "\(report)")
        let why = try shop.list("exceptions", "kind:rejected_lines").map { $0.text("summary") }
        #expect(why.contains { $0.contains("`\(tooFine)`, which is no amount in \(code)") }, "\(why)")
        let listed = try shop.list("orders").sorted { $0.text("order") < $1.text("order") }
        #expect(listed.map { $0.number("total_minor") } == [4_250, 4_000] && listed.allSatisfy { $0.text("currency") == code })
        #expect(try shop.done("show", "order", "1").output.contains(trade.spoken(4_250)))

        // Limits of the sample rules are numbers of the shop's own currency: six hundred yen are much to them.
        for order in listed where !order.texts("holds").isEmpty {
            try shop.act("supervisor", "lift", order.text("order"), "--kind", "fraud_review")
        }
        #expect(try shop.run(["work"]).status == 0)
        let shipped = try shop.run(["do", "ship", "1"])
        #expect(shipped.status == 0 && shipped.output.contains(trade.spoken(1_200)), "its cost: \(shipped)")
        #expect(shipped.output.contains(trade.spoken(3_750)), "its price: \(shipped)")
        let books = try trade.balances()
        #expect(books.values.reduce(0, +) == 0)
        #expect(books.values.contains(1_200), "\(books)")

        let refund = ["do", "refund", "1", trade.plain(1_234), "--reason", "came late"]
        let preview = try shop.run(refund + ["--preview"])
        #expect(preview.status == 0 && preview.output.contains(trade.spoken(1_234)), "\(preview)")
        #expect(try trade.balances() == books, "a preview writes nothing")
        let fine = try shop.run([
            "do", "refund", "1", trade.plain(1_234) + (decimals == 0 ? ".5" : "5"), "--reason", "late", "--json",
        ])
        #expect(fine.status != 0, "\(fine)")
        #expect(try shop.run(refund).status == 0)
        let asked = try #require(try shop.list("approvals").first)
        #expect(asked.number("amount_minor") == 1_234 && asked.text("currency") == code, "\(asked)")
        #expect(try shop.done("list", "approvals").output.contains(trade.spoken(1_234).split(separator: " ")[0]))
        let yes = try shop.run(shop.yes("1", as: "clerk"))
        #expect(try yes.status == 0 && yes.object().text("outcome") == "done", "\(yes)")
        let after = try trade.balances()
        #expect(after.values.reduce(0, +) == 0 && after.values.contains(-1_234), "\(after)")
        #expect(try shop.done("report", "trial-balance").output.contains("both sides agree"))

        let close = try shop.done("list", "close").output + shop.done("list", "trial-balance", "--period", "2026-11").output
        if code != "EUR" { #expect(!close.contains("EUR"), "\(close)") }
        try Proof.holds(shop)
    }

    @Test(.enabled(if: Window.tmux != nil), arguments: [("JPY", 0), ("KWD", 3)])
    func `the screen says them so too`(code: String, decimals: Int) throws {
        let trade = try Trade(code, decimals: decimals)
        let shop = trade.shop
        let file = try shop.file(
            "orders.csv",
            OrderFile.header + "\n"
                + trade.record("#1", 3, "TEA", price: trade.plain(1_250), shipping: 500, total: trade.plain(4_250)))
        try shop.done("import", file)
        let window = try Window(shop)
        try window.shows(trade.spoken(4_250))
        try window.press("Enter")
        let page = try window.shows("Shipping with its tax")
        #expect(page.contains(trade.spoken(500)) && page.contains(trade.spoken(3_750).split(separator: " ")[0]), "\(page)")
        try window.press("F3")
        try window.shows("ENDED 0")
    }
}
