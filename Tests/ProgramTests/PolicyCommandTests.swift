import Foundation
import Testing

/// `tally policy`: what it says and how it ends.
@Suite struct PolicyCommandTests {
    @Test func `an expression is tried with its value, or refused with its place`() throws {
        let shop = try Shop.stocked()
        let good = try shop.run(["policy", "eval", "[3, 5].map(n, n * money('1.20 EUR'))"])
        #expect(good.status == 0 && good.output == "[money(\"3.60 EUR\"), money(\"6.00 EUR\")]\n", "\(good)")
        let typed = try shop.run(["policy", "eval", "1 + 1 == 2", "--json"])
        #expect(try typed.object().text("type") == "bool")
        for (wrong, place) in [("siz('a')", "1:1"), ("1 +\n true", "1:3"), ("1 / 0", "1:3")] {
            let run = try shop.run(["policy", "eval", wrong, "--json"])
            #expect(run.status == 1, "\(run)")
            #expect(try run.complaint().text("place") == place, "\(run)")
        }
        #expect(try shop.run(["policy", "eval", "1", "--facts", "nowhere.json"]).status == 2)
        #expect(try shop.run(["policy", "evil", "1"]).status == 2)
    }

    @Test func `the sample policy can be used, and the active one can be read back`() throws {
        let shop = try Shop.stocked()
        #expect(try shop.run(["policy", "check", Program.checkout + "/sample-data/policy"]).status == 0)
        #expect(try shop.run(["policy", "check", Program.checkout + "/sample-data/orders"]).status == 2)
        let files = try shop.run(["policy", "show", "--json"]).objects()
        #expect(files.map { $0.text("file") }.contains("holds.yaml"))
        let one = try shop.run(["policy", "show", "shop.yaml"])
        #expect(one.status == 0 && one.output.contains("currency:"), "\(one)")
        #expect(try shop.run(["policy", "show", "shop.yml"]).status == 1)
    }

    @Test func `a broken draft in the store's folder is told about and harms nothing`() throws {
        let shop = try Shop.stocked()
        let draft = shop.store + "/policy/holds.yaml"
        let text = try String(contentsOfFile: draft, encoding: .utf8).replacing("&& order.total", with: "&& order.totl")
            .replacing("{kind: address", with: "{kidn: address")
        try text.write(toFile: draft, atomically: true, encoding: .utf8)
        let check = try shop.run(["policy", "check", shop.store + "/policy"])
        #expect(check.status == 1, "\(check)")
        #expect(check.messages.contains("there is no name order.totl; did you mean order.total?"), "\(check)")
        #expect(check.messages.contains("there is no key kidn in rules[4].hold; did you mean kind?"), "\(check)")
        #expect(try shop.run(["work"]).status == 0)
        #expect(try shop.run(["policy", "show", "holds.yaml"]).output.contains("&& order.total"))
        #expect(try shop.run(["verify"]).status == 0)
    }

    @Test func `what the rules of a family may ask is printed without a store`() throws {
        let shop = try Shop.stocked()
        let facts = try shop.run(["policy", "show", "--context", "routing", "--json"]).objects()
        #expect(facts.first { $0.text("fact") == "candidate.lines" }?.text("type") == "list(line)")
        let near = try shop.run(["policy", "show", "--context", "rooting"])
        #expect(near.status == 2 && near.messages.contains("did you mean routing?"), "\(near)")
    }

    @Test func `a decision is taken again, with what has changed since`() throws {
        let shop = try Shop.stocked()
        let again = try shop.run(["show", "decision", "40", "--replay", "--json"]).object()
        #expect(again.flag("same"), "\(again)")
        #expect(try shop.run(["show", "decision", "999999", "--replay"]).status == 1)
    }
}
