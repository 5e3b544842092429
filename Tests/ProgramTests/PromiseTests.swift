import Foundation
import Testing

/// What scripts may rely on: keys, whole numbers, statuses and errors.
@Suite struct PromiseTests {
    @Test(arguments: [
        ("list orders", "order channel external_id state placed_at currency total_minor location deadline_at priority holds"),
        ("list stock", "sku name location on_hand reserved available quarantine damaged returned in_transit inbound"),
        ("list exceptions", "id kind severity subject owner due_at state summary"),
        ("list approvals", "id kind subject amount_minor currency requested_by state rule policy_version"),
        ("list close", "period step title depends_on owner state check_value check_ok"),
        ("report trial-balance", "account name currency debit_minor credit_minor balance_minor"),
        ("operator list", "operator person roles locations"),
        ("verify", "check ok examined detail"),
    ])
    func `every row has the promised keys, and minor units are whole`(call: String, keys: String) throws {
        let run = try Shop.demo().run(call.split(separator: " ").map(String.init) + ["--json"])
        #expect(run.status == 0, "\(run)")
        let rows = try run.objects()
        #expect(!rows.isEmpty)
        for row in rows { expect(row, keys) }
    }

    @Test func `import tells what became of a file`() throws {
        let shop = try Shop.stocked()
        let report = try shop.done("import", Sample.path("orders/web-1.csv"), "--channel", "web", "--json").object()
        expect(report, "file format accepted updated unchanged rejected rejects_file")
        #expect(report.number("accepted") == 14)
        #expect(report.text("format") == "shopify-orders")
        #expect(report.isNull("rejects_file"))
    }

    @Test func `a decision shows facts, rules and candidates, and who took it`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        try shop.act("supervisor", "allocate", "1015")
        let why = try shop.done("show", "order", "1015", "--why", "--json").objects()
        let keys = "id subject question answer policy_version facts rules candidates taken_by sequence"
        for decision in why { expect(decision, keys) }
        let routing = try #require(why.first { !$0.objects("candidates").isEmpty })
        #expect(routing.objects("candidates").contains { $0.flag("chosen") })
        let number = try #require(routing.number("sequence"))
        let shown = try shop.done("show", "decision", "\(number)", "--json").object()
        expect(shown, keys)
        #expect(shown.text("taken_by") == "supervisor")
    }

    @Test func `a command says done, refused or asked, in the same words every time`() throws {
        let shop = try Shop.stocked()
        let keys = "outcome command events refusal sentence approval"
        let done = try shop.act("supervisor", "receive", "TEA-0001", "5", "--at", "HAM", "--cost", "3.90")
        expect(done, keys)
        #expect(done.text("outcome") == "done")
        #expect(!done.objects("events").isEmpty)
        let asked = try shop.tally("do", "writeoff", "TEA-0001", "2", "--at", "HAM", "--reason", "damage", "--json")
        #expect(asked.status == 0, "\(asked)")
        expect(try asked.object(), keys)
        #expect(try asked.object().text("outcome") == "asked")
        #expect(try asked.object().number("approval") == 1)
        let refused = try shop.tally("do", "release", "9999", "--json")
        #expect(refused.status == 1)
        expect(try refused.object(), keys)
        #expect(try refused.object().text("outcome") == "refused")
        #expect(try refused.object().text("refusal") == "unknown_order")
        expect(try refused.complaint(), "error kind sentence place")
    }

    @Test(
        arguments: [
            (["lost"], 2), (["list", "nonsense"], 2), (["list", "orders", "--sort"], 2), (["list", "orders", "--nonsense"], 2),
            (["list", "orders", "--filter", "nonsense:1"], 2), (["list", "orders", "--filter", "state:heldd"], 2),
            (["list", "orders", "--where", "state:held"], 2), (["list", "orders", "--where", "order.totl > 1"], 2),
            (["list", "events", "--where", "true"], 2),
            (["list", "orders", "--sort", "nonsense"], 2), (["list", "close", "--sort", "state"], 2), (["do"], 2),
            (["do", "nonsense"], 2), (["do", "hold", "1"], 2),
            (["do", "count", "TEA-0001", "many", "--at", "HAM"], 2), (["show", "nonsense", "1"], 2), (["report", "nonsense"], 2),
            (["operator", "nonsense"], 2), (["list", "orders", "--as", "nobody"], 2), (["import"], 2),
            (["show", "order", "9999"], 1),
            (["do", "hold", "9999", "--kind", "address"], 1), (["import", "nowhere.csv"], 1),
        ] as [([String], Int32)])
    func `a mistake has its status, and with --json it is one object on standard error`(words: [String], status: Int32) throws {
        let shop = try Shop.practice()
        let plain = try shop.run(words)
        #expect(plain.status == status, "\(plain)")
        #expect(!plain.messageBytes.isEmpty)
        #expect(plain.outputBytes.isEmpty, "\(plain)")
        let run = try shop.run(words + ["--json"])
        #expect(run.status == status, "\(run)")
        let complaint = try run.complaint()
        expect(complaint, "error kind sentence place")
        #expect(complaint.text("sentence").count > 8, "\(complaint)")
        #expect(run.controls.isEmpty)
    }

    @Test(arguments: ["list orders", "do release 1", "work", "verify", "report trial-balance", "operator list", "show order 1"])
    func `without a store every call says how to make one`(call: String) throws {
        let shop = try Shop()
        let run = try shop.run(call.split(separator: " ").map(String.init) + ["--json"])
        #expect(run.status == 2, "\(run)")
        #expect(try run.complaint().text("sentence").contains("tally init"), "\(run)")
        #expect(!FileManager.default.fileExists(atPath: shop.store))
    }

    @Test func `a store that is none stops with 3 and stays as it is`() throws {
        let shop = try Shop()
        try FileManager.default.createDirectory(atPath: shop.store, withIntermediateDirectories: true)
        let bytes = Array(String(repeating: "this is no database\n", count: 500).utf8)
        _ = try shop.file("store/tally.db", bytes)
        let run = try shop.tally("list", "orders", "--json")
        #expect(run.status == 3, "\(run)")
        expect(try run.complaint(), "error kind sentence place")
        #expect(Array(try Data(contentsOf: URL(filePath: shop.store + "/tally.db"))) == bytes)
    }

    @Test func `lists are sorted by the columns that they show, both ways round`() throws {
        let shop = try Shop.demo()
        for sort in ["total", "total_minor", "deadline_at", "order", "priority"] {
            let up = try shop.run(["list", "orders", "--sort", sort, "--json"])
            let down = try shop.run(["list", "orders", "--sort", "-\(sort)", "--json"])
            #expect(up.status == 0 && down.status == 0, "\(up.status) \(down)")
            #expect(up.output != down.output, "\(sort)")
        }
        let totals = try shop.run(["list", "orders", "--sort", "-total", "--json"]).objects().compactMap {
            $0.number("total_minor")
        }
        #expect(totals == totals.sorted(by: >))
    }

    @Test func `results go to standard output and all else to standard error`() throws {
        let shop = try Shop.stocked()
        let run = try shop.tally("import", Sample.path("broken/amount-with-comma.csv"), "--channel", "web")
        #expect(run.output.split(separator: "\n").count == 1, "\(run)")
        #expect(run.messages.contains("#9002"), "\(run)")
        let quiet = try shop.tally("import", Sample.path("broken/amount-with-comma.csv"), "--channel", "web", "--quiet")
        #expect(quiet.messageBytes.isEmpty, "\(quiet)")
        let help = try shop.tally("--help")
        #expect(help.status == 0)
        #expect(help.messageBytes.isEmpty)
        #expect(try shop.tally("--version").output.hasPrefix("0."))
    }

    private func expect(_ row: JSONObject, _ keys: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let missing = Set(keys.split(separator: " ").map(String.init)).subtracting(row.keys)
        #expect(missing.isEmpty, "\(missing) missing from \(row)", sourceLocation: sourceLocation)
        for key in row.keys where key.hasSuffix("_minor") && !row.isNull(key) {
            #expect(row.number(key) != nil, "\(key) of \(row) is not whole", sourceLocation: sourceLocation)
        }
    }
}
