import Foundation
@preconcurrency import Glibc
import Testing

/// Commands that say what they cannot do instead of doing something else.
@Suite struct SteadyCommandTests {
    @Test(arguments: [
        ("list events --filter x", "events are listed whole"), ("list outbox --filter kind:pay", "outbox are listed whole"),
        ("list trial-balance --filter x", "trial-balance are listed whole"),
        ("list orders --period 2026-10", "--period is for close and trial-balance"),
        ("list stock --period 2026-10", "--period is for close and trial-balance"),
    ])
    func `what a list cannot be asked is wrong use`(call: String, sentence: String) throws {
        let run = try Shop.practice().run(call.split(separator: " ").map(String.init))
        #expect(run.status == 2 && run.messages.contains(sentence), "\(run)")
        #expect(run.outputBytes.isEmpty)
    }

    @Test func `an item whose code has a blank or a comma is shown and filtered by`() throws {
        let shop = try Shop.catalogued()
        let file = shop.folder + "/own.csv"
        try "sku,name\nAB 12,Two words\n\"A,B\",Comma\nAB,Other\n".write(toFile: file, atomically: true, encoding: .utf8)
        try shop.done("import", file)
        for sku in ["AB 12", "A,B", "AB"] { try shop.act("supervisor", "receive", sku, "2", "--at", "HAM", "--cost", "1.00") }
        for sku in ["AB 12", "A,B"] {
            #expect(try shop.done("show", "sku", sku, "--json").object().text("sku") == sku)
            let rows = try shop.done("list", "stock", "--filter", "sku:\"\(sku)\"", "--json").objects()
            #expect(rows.map { $0.text("sku") } == [sku])
        }
    }

    @Test func `a store that is there already is called that, and a folder is no command`() throws {
        let shop = try Shop.practice()
        let again = try shop.run(["init", "--practice", "--json"])
        #expect(try again.status == 2 && again.complaint().text("kind") == "store_there", "\(again)")
        let slip = try shop.run(["--store", shop.store, "--nonsense"])
        #expect(slip.status == 2 && !slip.messages.contains("there is no command"), "\(slip)")
        #expect(try shop.run(["--quiet", "lst"]).messages.contains("there is no command lst; did you mean list?"))
    }

    @Test func `a file of the policy is written as it was read`() throws {
        let shop = try Shop.practice()
        let folder = shop.folder + "/draft"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: Sample.path("policy")) where name.hasSuffix(".yaml") {
            try FileManager.default.copyItem(atPath: Sample.path("policy/\(name)"), toPath: "\(folder)/\(name)")
        }
        let text = try String(contentsOfFile: "\(folder)/holds.yaml", encoding: .utf8)
        let odd = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") + "#\ta tab\r\n"
        try odd.write(toFile: "\(folder)/holds.yaml", atomically: true, encoding: .utf8)
        let drafted = try shop.run(["policy", "draft", folder])
        #expect(drafted.status == 0, "\(drafted)")
        let shown = try shop.run(["policy", "show", "2", "holds.yaml"])
        #expect(shown.outputBytes == Array(odd.utf8), "\(shown)")
    }

    @Test func `watching goes on while the store is locked, and ends with 0 when it is asked to`() throws {
        let shop = try Shop.stocked()
        let work = try shop.start(["work", "--watch", "--interval", "4"])
        usleep(1_500_000)
        try shop.done("import", Sample.path("orders/web-1.csv"), "--channel", "web")
        let lock = open(shop.store + "/store.wlock", O_RDWR | O_CLOEXEC)
        #expect(lock >= 0 && flock(lock, LOCK_EX) == 0)
        usleep(12_000_000)
        close(lock)
        usleep(6_000_000)
        work.kill(SIGTERM)
        let ended = try work.wait(limit: 20)
        #expect(ended.status == 0, "\(ended)")
        #expect(ended.messages.contains("is locked by"), "\(ended)")
        #expect(try !shop.done("list", "orders", "--filter", "state:allocated,released", "--json").objects().isEmpty, "\(ended)")
    }
}
