import Foundation
import Testing

/// Real shops' files and those made after them, which lie beside the checkout and not in it.
@Suite struct OutsideFileTests {
    static let folder = "\(Program.checkout)/../shared/data"
    static let isThere: Bool = {
        let isThere = FileManager.default.fileExists(atPath: folder + "/handmade/expected.json")
        if !isThere { print("skipped 6 tests that need ../shared/data") }
        return isThere
    }()

    @Test(.enabled(if: isThere)) func `the orders export comes to the figures that are expected of it`() throws {
        let shop = try Shop.practice()
        let expected = try Expected.figures("shopify_orders_export.csv")
        let report = try shop.done("import", Self.path("handmade/shopify_orders_export.csv"), "--json").object()
        #expect(report.number("accepted") == expected.number("orders"))
        #expect(report.number("rejected") == 0)
        let orders = try shop.list("orders").map { try shop.done("show", "order", $0.text("order"), "--json").object() }
        let lines = orders.flatMap { $0.objects("order_lines") }
        #expect(orders.count == expected.number("orders"))
        #expect(lines.count == expected.number("lines"))
        #expect(lines.reduce(0) { $0 + ($1.number("quantity") ?? 0) } == expected.number("units"))
        #expect(sum(orders, "total_minor") == Expected.minor(expected.text("total")))
        #expect(sum(orders, "refunded_minor") == Expected.minor(expected.text("refunded")))
        #expect(sum(lines, "tax_minor") + sum(orders, "shipping_tax_minor") == Expected.minor(expected.text("tax")))
        #expect(orders.allSatisfy { $0.text("currency") == "EUR" && $0.text("channel") == "shopify" })
        try Proof.holds(shop)
    }

    @Test(.enabled(if: isThere)) func `a part of the same orders with a mark and carriage returns doubles none`() throws {
        let shop = try Shop.practice()
        try shop.done("import", Self.path("handmade/shopify_orders_export.csv"))
        let before = try Proof.State(shop)
        let part = try shop.tally("import", Self.path("handmade/shopify_orders_export_bom_crlf.csv"), "--json").object()
        #expect(part.number("accepted") == 0, "\(part)")
        #expect(part.number("updated") == 0, "\(part)")
        let older = try shop.tally("import", Self.path("handmade/shopify_orders_export_older_header.csv"), "--json").object()
        #expect(older.number("accepted") == 0, "\(older)")
        #expect(older.number("updated") == 0, "\(older)")
        let after = try Proof.State(shop)
        #expect(after.orders.map { $0.without("exceptions") } == before.orders.map { $0.without("exceptions") })
        #expect(after.stock == before.stock)
        try Proof.holds(shop)
    }

    @Test(.enabled(if: isThere), arguments: ["columns", "rows"])
    func `both shapes of stock come to the same units at each place`(shape: String) throws {
        let shop = try Shop.practice()
        let report = try shop.done("import", Self.path("handmade/shopify_inventory_export_\(shape).csv"), "--json").object()
        #expect(report.text("format") == "shopify-stock-\(shape)")
        #expect(report.number("rejected") == 0)
        let expected = try Expected.figures("shopify_inventory_on_hand")
        let stock = try shop.list("stock")
        let places = try shop.list("exceptions").filter { $0.text("kind") == "unknown_location" }.map { $0.text("summary") }
        for sku in Set(expected.keys.map { String($0.split(separator: " ")[0]) }) {
            let wanted = expected.keys.filter { $0.hasPrefix(sku + " @ ") }.compactMap { expected.number($0) }.sorted()
            let found = stock.filter { $0.text("sku") == sku }.compactMap { $0.number("on_hand") }.filter { $0 != 0 }.sorted()
            #expect(found == wanted, "\(sku)")
        }
        let hamburg = stock.filter { $0.text("location") == "HAM" }
        for level in hamburg where level.number("on_hand") != 0 {
            #expect(level.number("on_hand") == expected.number("\(level.text("sku")) @ Hamburg Lager"), "\(level)")
        }
        #expect(!hamburg.isEmpty, "Hamburg Lager is known as HAM")
        #expect(places.count == 2, "Store, Kö 12 and 3PL West are provisional: \(places)")
        try Proof.holds(shop)
    }

    @Test(.enabled(if: isThere)) func `orders keep their own currency`() throws {
        for (file, currency) in [("orders_export_devstore.csv", "INR"), ("orders_short_header.csv", "USD")] {
            let shop = try Shop.practice()
            let report = try shop.done("import", Self.path("shopify/\(file)"), "--json").object()
            let orders = try shop.list("orders", "state:\(Proof.State.everyOrder)")
            #expect(orders.count == report.number("accepted"))
            #expect(!orders.isEmpty)
            #expect(Set(orders.map { $0.text("currency") }) == [currency])
            #expect(orders.allSatisfy { ($0.number("total_minor") ?? -1) >= 0 })
            let balance = try shop.done("report", "trial-balance", "--json").objects()
            #expect(balance.filter { $0.text("currency") == currency }.reduce(0) { $0 + ($1.number("balance_minor") ?? 0) } == 0)
            try Proof.holds(shop, file)
        }
    }

    @Test(.enabled(if: isThere)) func `what the shops call a product export or a payout is refused by its columns`() throws {
        let shop = try Shop.practice()
        let events = try shop.events()
        let files = [
            "shopify/products_apparel.csv", "shopify/products_home_and_garden.csv", "shopify/api-json/order.json",
            "handmade/shopify_payouts_export.csv", "handmade/shopify_payment_transactions_export.csv",
            "handmade/bank_statement_de.csv", "handmade/edi_940.edi", "handmade/ebay_orders_report.csv",
        ]
        for file in files {
            let run = try shop.tally("import", Self.path(file), "--json")
            #expect(run.status == 1, "\(run)")
            #expect(run.controls.isEmpty)
            let complaint = try run.complaint()
            #expect(complaint.text("place").contains(file), "\(run)")
            #expect(complaint.text("sentence").contains("Nothing was taken from it."), "\(run)")
        }
        #expect(try shop.events() == events)
    }

    @Test(.enabled(if: isThere)) func `several files in one call are told one by one, and the good ones stay`() throws {
        let shop = try Shop.practice()
        let run = try shop.tally(
            "import", Self.path("shopify/products_apparel.csv"), Self.path("handmade/shopify_orders_export.csv"), "--json")
        #expect(run.status == 1, "\(run)")
        #expect(try run.object().number("accepted") == 12)
        #expect(try run.complaint().text("place").contains("products_apparel.csv"))
        #expect(try shop.list("orders", "state:\(Proof.State.everyOrder)").count == 12)
    }

    private static func path(_ name: String) -> String { "\(folder)/\(name)" }

    private func sum(_ rows: [JSONObject], _ key: String) -> Int { rows.reduce(0) { $0 + ($1.number(key) ?? 0) } }

    /// The figures that lie beside the files.
    private enum Expected {
        static func figures(_ name: String) throws -> JSONObject {
            let bytes = Array(try Data(contentsOf: URL(filePath: path("handmade/expected.json"))))
            let all = try JSONObject.lines(bytes.filter { $0 != 10 }, of: "expected.json")
            return try #require(all.first?.object(name))
        }

        static func minor(_ text: String) -> Int { Int(text.filter { $0 != "." }) ?? -1 }
    }
}
