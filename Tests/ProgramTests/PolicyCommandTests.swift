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
        let shown = try shop.run(["policy", "show", "--json"]).object()
        #expect(shown.text("state") == "active" && shown.text("digest").count == 64)
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

    @Test func `a folder is proposed, compared, activated by another person, and read back`() throws {
        let shop = try Shop.stocked()
        let folder = shop.folder + "/pol"
        try FileManager.default.copyItem(atPath: Program.checkout + "/sample-data/policy", toPath: folder)
        let place = folder + "/holds.yaml"
        let text = try String(contentsOfFile: place, encoding: .utf8)
        // With a mistake nothing is taken in, and each is told with its place.
        try text.replacing("order.refunded", with: "order.refnded").replacing(
            "[supervisor, finance_clerk], for: 48h", with: "[supervisor, clerk], for: 48h"
        )
        .write(toFile: place, atomically: true, encoding: .utf8)
        let broken = try shop.run(["policy", "propose", folder])
        #expect(broken.status == 1, "\(broken)")
        #expect(
            broken.messages.contains("pol/holds.yaml:") && broken.messages.contains("there is no name order.refnded"), "\(broken)"
        )
        #expect(broken.messages.contains("there is no clerk") && broken.messages.contains("policy 1 stays active"), "\(broken)")
        #expect(try shop.run(["policy", "list", "--json"]).objects().count == 1)
        try text.replacing("money(\"600 EUR\")\n    hold", with: "money(\"450 EUR\")\n    hold").write(
            toFile: place, atomically: true, encoding: .utf8)
        let lines = try shop.run(["policy", "diff", folder, "--json"]).objects()
        #expect(lines.map { $0.text("rule") } == ["H-02"] && lines[0].text("kind") == "changed", "\(lines)")
        #expect(try shop.run(["policy", "propose", folder, "--preview", "--json"]).object().text("outcome") == "done")
        #expect(try shop.run(["policy", "propose", folder, "--reason", "less risk"]).status == 0)
        #expect(try shop.run(["policy", "activate", "2", "--from", "soon"]).status == 1)
        #expect(try shop.run(["policy", "activate", "2", "--json"]).object().text("outcome") == "asked")
        #expect(try shop.run(["do", "approve", "1"]).status == 1)
        #expect(try shop.run(["do", "approve", "1", "--as", "controller"]).status == 0)
        let states = try shop.run(["policy", "list", "--json"]).objects().map {
            "\($0.number("version") ?? 0) \($0.text("state"))"
        }
        #expect(states == ["2 active", "1 retired"])
        #expect(try shop.run(["policy", "show", "1", "holds.yaml"]).output.contains("600 EUR"))
        #expect(try shop.run(["policy", "show", "holds.yaml"]).output.contains("450 EUR"))
        #expect(try shop.run(["policy", "diff", "2"]).output == "No rule differs.\n")
        #expect(try shop.run(["policy", "modes", "--json"]).objects().allSatisfy { $0.text("mode") == "act" })
        #expect(try shop.run(["policy", "show", "3"]).status == 1)
        #expect(try shop.run(["verify"]).status == 0)
    }
}
