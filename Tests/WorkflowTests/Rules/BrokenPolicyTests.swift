import Foundation
import Policy
import Testing
import Vocabulary

@testable import Workflow

/// Twelve kinds of mistake in one folder: twelve sentences, each with its place; one does not hide another.
@Suite struct BrokenPolicyTests {
    static let mistakes: [(file: String, right: String, wrong: String, says: String)] = [
        ("holds", "owner: \"Operations", "ownr: \"Operations", "there is no key ownr; did you mean owner?"),
        (
            "holds", "&& order.total > money", "&& order.totl > money",
            "rules[2].when: there is no name order.totl; did you mean order.total?"
        ),
        ("holds", "order.risk == \"high\"", "order.risk == 3", "rules[3].when: == does not take (string, int)"),
        ("holds", "{kind: address,", "{kidn: address,", "there is no key kidn in rules[4].hold; did you mean kind?"),
        ("priority", "family: priority", "family: prority", "family: this file holds the family priority, not prority"),
        ("priority", "points: 80", "points: 8000", "rules[2].points: 8000 is not between -1000 and 1000"),
        ("allocation", "keep_back: 6", "partial: 6", "rules[1].partial: expected true or false, not 6"),
        (
            "routing", "candidate.foreign_lines} lines", "candidate.foreign_line} lines",
            "rules[4].because: there is no name candidate.foreign_line; did you mean candidate.foreign_lines?"
        ),
        ("routing", "id: R-12", "id: R-11", "rules[7]: rule R-11 stands twice; the first is at routing.yaml:30:5"),
        (
            "release", "review_by: 2027-03-31", "review_by: next year",
            "review_by: expected a day such as 2027-03-31, not next year"
        ),
        ("approvals", "money(\"100 EUR\")", "money(\"100 EURO\")", "rules[1].when: an amount is written like \"150.00 EUR\""),
        ("exceptions", "owner: buyer}", "owner: buyr}", "owner: there is no buyr; did you mean buyer?"),
    ]

    @Test func `twelve mistakes give twelve sentences with places`() throws {
        var files = try MemoryDesk.policyFiles()
        for mistake in Self.mistakes {
            let index = try #require(files.firstIndex { $0.name == mistake.file + ".yaml" })
            let range = try #require(files[index].text.range(of: mistake.right), "\(mistake.right)")
            files[index].text.replaceSubrange(range, with: mistake.wrong)
        }
        let found = House.check(files, zones: MemoryDesk.AllZones())
        // Without its owner the first file has two: the key that nobody knows, and the one that is missing.
        #expect(found.count == Self.mistakes.count + 1, "\(found.map(\.description).joined(separator: "\n"))")
        for mistake in Self.mistakes {
            let said = found.first { $0.file == mistake.file + ".yaml" && $0.sentence.hasSuffix(mistake.says) }
            let defect = try #require(said, "\(mistake.says)\n\(found.map(\.description).joined(separator: "\n"))")
            let lines = files.first { $0.name == defect.file }!.text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines[defect.line - 1].dropFirst(defect.column - 1).count > 0, "\(defect)")
        }
        let places = Set(found.map(\.place))
        #expect(places.count >= 12, "\(places)")
    }

    @Test func `the sample policy has none`() throws {
        #expect(House.check(try MemoryDesk.policyFiles(), zones: MemoryDesk.AllZones()).isEmpty)
    }
}
