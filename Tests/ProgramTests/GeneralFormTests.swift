import Foundation
import Testing

/// `tally do` with a bare `--`, which ends the program's own options, and inside a command the command's.
@Suite struct GeneralFormTests {
    @Test func `behind a bare -- stands the command with its own options, and none of the program's`() throws {
        let shop = try Shop.stocked()
        let before = try units(shop, "BOK-0001")
        let run = try shop.run(["do", "--json", "--", "adjust", "BOK-0001", "-2", "--at", "HAM", "--reason", "sample"])
        #expect(try run.status == 0 && run.object().text("outcome") == "done", "\(run)")
        #expect(try units(shop, "BOK-0001") == before - 2)
        let events = try shop.events()
        let own = try shop.run(["do", "--", "adjust", "BOK-0001", "-2", "--at", "HAM", "--reason", "sample", "--as", "buyer"])
        #expect(own.status == 2 && own.messages.contains("adjust has no option --as"), "\(own)")
        let preview = try shop.run(["do", "--", "adjust", "BOK-0001", "-2", "--at", "HAM", "--reason", "x", "--preview"])
        #expect(preview.status == 2 && preview.messages.contains("adjust has no option --preview"), "\(preview)")
        for words in [["do", "--"], ["do"], ["do", "--json", "--"]] {
            let run = try shop.run(words)
            #expect(run.status == 2 && run.messages.contains("say what to do"), "\(run)")
        }
        let nonsense = try shop.run(["do", "--", "--nonsense"])
        #expect(nonsense.status == 2, "\(nonsense)")
        #expect(try shop.events() == events)
        try Proof.holds(shop)
    }

    @Test func `inside a command it ends the command's options, so that a code may begin with dashes`() throws {
        let shop = try Shop.catalogued()
        try shop.done("import", shop.file("own.csv", "sku,name\n--odd,Odd one\n-7,Odder one\n"))
        for sku in ["--odd", "-7"] {
            let run = try shop.run(["do", "receive", "--at", "HAM", "--cost", "1.00", "--json", "--", sku, "3"])
            #expect(try run.status == 0 && run.object().text("outcome") == "done", "\(run)")
            #expect(try units(shop, sku) == 3)
        }
        // The control: without it the code is taken for an option.
        let run = try shop.run(["do", "receive", "--odd", "3", "--at", "HAM", "--cost", "1.00"])
        #expect(run.status == 2, "\(run)")
        try Proof.holds(shop)
    }

    private func units(_ shop: Shop, _ sku: String) throws -> Int {
        try #require(
            try shop.list("stock", "sku:\"\(sku)\"").first { $0.text("location") == "HAM" }?.number("on_hand"))
    }
}
