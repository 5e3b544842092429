import Foundation
import Testing

/// `tally policy replay`: what it says, and how it ends.
@Suite struct PolicyReplayCommandTests {
    @Test func `a draft is replayed for people and for scripts, and every difference names a decision that opens`() throws {
        let shop = try Shop.demo()
        let draft = shop.store + "/policy"
        for name in [draft, "1"] {
            let same = try shop.run(["policy", "replay", name, "--days", "3650", "--json"])
            #expect(same.status == 0, "\(same)")
            let summary = try #require(try same.objects().first)
            #expect(
                summary.text("is") == "replay" && summary.number("differences") == 0 && (summary.number("decisions") ?? 0) > 20,
                "\(same)")
            #expect(try !same.objects().contains { ["difference", "cannot_be_said"].contains($0.text("is")) }, "\(same)")
        }
        let file = draft + "/holds.yaml"
        try String(contentsOfFile: file, encoding: .utf8).replacing("600 EUR", with: "60 EUR").write(
            toFile: file, atomically: true, encoding: .utf8)
        let run = try shop.run(["policy", "replay", draft, "--days", "3650", "--json"])
        #expect(run.status == 0, "\(run)")
        let differences = try run.objects().filter { $0.text("is") == "difference" }
        #expect(!differences.isEmpty && differences.allSatisfy { $0.text("kind") == "held" && $0.text("rule") == "H-02" })
        #expect(try run.objects().first?.number("differences") == differences.count)
        for row in differences.prefix(3) {
            let shown = try shop.run(["show", "decision", "\(row.number("decision") ?? 0)"])
            #expect(shown.status == 0 && shown.output.contains(row.text("about")), "\(shown)")
        }
        let people = try shop.run(["policy", "replay", draft, "--days", "3650"])
        #expect(
            people.status == 0 && people.output.contains("what would have followed from another answer is not in it"), "\(people)"
        )
        #expect(people.output.contains("no hold for fraud_review -> held for fraud_review"), "\(people)")
        #expect(try shop.run(["policy", "replay", "99"]).status == 1)
        #expect(try shop.run(["policy", "replay", draft, "--days", "0"]).status == 2)
        #expect(try shop.run(["policy", "replay"]).status == 2)
    }
}
