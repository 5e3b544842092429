import Foundation
import Policy
import Testing
import Vocabulary

@testable import Workflow

/// The catalogue of families, and what its rules may ask.
@Suite struct FamilyTests {
    @Test func `every family has a file, a context, and a place in the guide`() throws {
        let root = MemoryDesk.policyFolder.deletingLastPathComponent().deletingLastPathComponent()
        let guide = try String(contentsOf: root.appending(path: "docs/policy.md"), encoding: .utf8)
        for family in Family.allCases {
            #expect(House.fileNames.contains(family.file))
            #expect(Family(name: family.name) == family)
            #expect(guide.contains("## \(family.file)"), "docs/policy.md does not tell of \(family.name)")
            let facts = family.context.facts
            #expect(!facts.isEmpty && Set(facts.map(\.name)).count == facts.count)
            for fact in facts { #expect(!fact.note.isEmpty && fact.name.contains("."), "\(fact.name)") }
        }
    }

    @Test func `facts keep their numbers`() throws {
        let kept = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "fact-numbers.txt"), encoding: .utf8)
        let now = Family.allCases.map { "\($0.rawValue) \($0.name): " + $0.context.facts.map(\.name).joined(separator: " ") }
        for (line, family) in zip(kept.split(separator: "\n"), now) {
            #expect(family.hasPrefix(line), "facts are only added at the end: \(family)")
        }
        #expect(kept.split(separator: "\n").count == Family.allCases.count)
    }

    private func asked(_ old: String, _ new: String, _ draft: (MemoryDesk) -> OrderDraft) throws -> (Performed, MemoryDesk) {
        let desk = try MemoryDesk(policy: old, new)
        return (try desk.capture(draft(desk)), desk)
    }

    @Test func `a rule that cannot be decided places its hold, and says so`() throws {
        let (performed, desk) = try asked(
            "order.currency == \"EUR\" && order.total > money(\"600 EUR\")\n", "order.total > money(\"600 GBP\")\n"
        ) {
            $0.draft("#1", [("TEA", 1, 100)])
        }
        let record = try #require(performed.record)
        #expect(record.rules.map(\.rule) == ["H-02"])
        let evaluation = try #require(record.evaluations.first { $0.family == Family.holds.rawValue })
        #expect(evaluation.findings == [.no, .undecided, .no, .no, .no, .no])
        let story = try #require(desk.house.policy).story(of: evaluation) { "\($0)" }
        #expect(story.rules[1].finding.word == "undecided")
    }

    @Test func `rules see lines, addresses, local hours and age, each only when it is asked for`() throws {
        let desk = try MemoryDesk(
            policy: "when: order.refunded\n",
            "when: order.lines.exists(l, l.sku == \"TEA\" && l.quantity > 1 && has(l.price)) && address.country == \"DE\" && order.local_hour == 9\n"
        )
        let record = try #require(try desk.capture(desk.draft("#1", [("MUG", 1, 100), ("TEA", 2, 100)])).record)
        #expect(record.rules.map(\.rule) == ["H-05"])
        let names = Family.holds.context.facts.map(\.name)
        let known = try #require(record.evaluations.first { $0.family == Family.holds.rawValue }).facts.map { names[$0.number] }
        #expect(
            known == [
                "order.total", "order.currency", "order.payment", "order.risk", "order.has_address", "order.needs_shipping",
                "order.lines",
                "address.country", "order.local_hour", "order.tags",
            ])
        #expect(try desk.capture(desk.draft("#2", [("TEA", 1, 100)])).record?.rules.isEmpty == true)
    }

    @Test func `places are compared by any formula, lowest or highest first`() throws {
        let desk = try MemoryDesk(policy: "rank: location.rank}", "rank: location.local_hour - location.rank}")
        try desk.item("TEA")
        try desk.open("TEA", 5)
        try desk.open("TEA", 5, at: "KOE")
        try desk.capture(desk.draft("#1", [("TEA", 2, 100)]))
        let record = try #require(try desk.do("allocate #1").record)
        #expect(record.candidates.first { $0.isChosen }?.location == LocationID(2))
        #expect(record.candidates.first { $0.location == LocationID(1) }?.decidedBy == "R-11")
    }

    @Test func `a step of the close applies in the months of its condition`() throws {
        let desk = try MemoryDesk(
            policy: "check: feeds_complete, limits",
            "check: feeds_complete, when: period.ends_quarter, not_applicable: \"Only at a quarter's end.\", limits")
        let rules = desk.house.rules
        let november = try #require(Period(year: 2026, month: 11))
        let december = try #require(Period(year: 2026, month: 12))
        #expect(rules.closeSteps(of: november)[0].notApplicable == "Only at a quarter's end.")
        #expect(rules.closeSteps(of: december)[0].notApplicable.isEmpty)
        #expect(rules.closeSteps(of: december)[1].notApplicable.isEmpty)
    }

    @Test func `goods that came back raise what the rules say`() throws {
        let version = try PolicyVersion.read(
            MemoryDesk.policyFiles().map { file in
                var file = file
                file.text = file.text.replacingOccurrences(
                    of: "when: goods.unexpected_units > 0",
                    with: "when: has(goods.days_since_shipped) && goods.days_since_shipped > 30")
                return file
            }, number: 2
        ).get()
        #expect(version.sheet(.returns).rules.map(\.id) == ["B-01"])
        #expect(
            version.sheet(.returns).used.map { Family.returns.context.facts[$0].name } == [
                "goods.unexpected_lines", "goods.days_since_shipped",
            ])
    }

    @Test func `every example of the guide can be used`() throws {
        let root = MemoryDesk.policyFolder.deletingLastPathComponent().deletingLastPathComponent()
        let guide = try String(contentsOf: root.appending(path: "docs/policy.md"), encoding: .utf8)
        for family in Family.allCases {
            let section = try #require(
                guide.components(separatedBy: "## \(family.file)\n").last?.components(separatedBy: "\n## ").first)
            let example = try #require(
                section.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first,
                "\(family.name) has no example")
            let files = try MemoryDesk.policyFiles().map { file in
                file.name == family.file
                    ? PolicyFile(
                        name: file.name, text: "family: \(family.name)\nowner: guide\nreview_by: 2027-03-31\nrules:\n" + example)
                    : file
            }
            let defects = House.check(files, zones: MemoryDesk.AllZones())
            #expect(defects.isEmpty, "\(family.name): \(defects)")
            // What it says that rules may ask is what they may.
            for fact in family.context.facts {
                let parts = fact.name.split(separator: ".")
                #expect(
                    section.contains("\(parts[0]).") && section.contains(String(parts[1])),
                    "\(family.name) does not tell of \(fact.name)")
            }
        }
    }
}
