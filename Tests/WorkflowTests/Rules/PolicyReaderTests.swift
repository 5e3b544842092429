import Foundation
import Policy
import Testing
import Vocabulary

@testable import Workflow

/// A policy file that says what cannot be is refused with the place, the name, and what was probably meant.
@Suite struct PolicyReaderTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var file: String
        var right: String
        var wrong: String
        /// What the sentence has to say.
        var says: String
        /// What stands at the place, where the mistake has one of its own.
        var points: String
        init(_ file: String, _ right: String, _ wrong: String, _ says: String, at points: String) {
            self.file = file + ".yaml"
            self.right = right
            self.wrong = wrong
            self.says = says
            self.points = points
        }
        var testDescription: String { "\(file): \(wrong)" }
    }

    static let mistakes = [
        Mistake("limits", "priority:\n", "prioritie:\n", "there is no key prioritie; did you mean priority?", at: "prioritie:"),
        Mistake(
            "limits", "kind: payment, when", "kidn: payment, when", "there is no key kidn in holds[1]; did you mean kind?",
            at: "kidn"),
        Mistake(
            "limits", "when: payment_pending, ", "when: payment_pendign, ",
            "holds[1].when: there is no condition payment_pendign; did you mean payment_pending?", at: "payment_pendign, "),
        Mistake(
            "limits", "when: overdue", "when: tomorrow",
            "there is no condition tomorrow; there are: due_within_hours, overdue, channel_is, total_over", at: "tomorrow"),
        Mistake(
            "limits", "\"600 EUR\"", "\"600\"", "holds[2].amount: expected an amount such as \"150.00 EUR\", not 600",
            at: "\"600\""),
        Mistake("limits", "\"600 EUR\"", "\"600.001 EUR\"", "not 600.001 EUR", at: "\"600.001"),
        Mistake("limits", "hours: 72}", "hours: 0}", "holds[1].hours: 0 is not between 1 and 8760", at: "0}"),
        Mistake("limits", "hours: 72}", "hours: soon}", "holds[1].hours: expected a whole number", at: "soon}"),
        Mistake("limits", "id: H-02", "id: H-01", "rule H-01 stands twice", at: "{id: H-01, title: \"High value\""),
        Mistake(
            "limits", "[supervisor, finance_clerk], hours: 72", "[supervisor, finance_clark], hours: 72",
            "there is no finance_clark; did you mean finance_clerk?", at: "finance_clark"),
        Mistake("limits", "severity: critical", "severity: dire", "a severity is low, medium, high or critical", at: "dire"),
        Mistake("limits", "title: \"High value\", kind: fraud", "kind: fraud", "holds[2]: title is missing", at: "{id: H-02"),
        Mistake(
            "limits", "partial: true", "partial: perhaps", "allocation.partial: expected true or false, not perhaps",
            at: "perhaps"),
        Mistake("limits", "by: lines", "by: line", "there is no line; did you mean lines?", at: "line}"),
        Mistake(
            "limits", "when: not_active", "when: inactive", "there is no inactive; it is one of: not_active, ", at: "inactive"),
        Mistake(
            "limits", "count: 1}], within_hours: 24}", "count: 2}], within_hours: 24}", "one person's yes is read today",
            at: "{role: finance_clerk, count: 2"),
        Mistake(
            "limits", "minutes_before_cutoff: 30", "minutes_before_cutoff: 3000", "3000 is not between 0 and 1440", at: "3000"),
        Mistake("limits", "points: 50", "points: &p 50", "anchors and aliases are not read", at: "&p 50"),
        Mistake("limits", "points: 50", "points: *p", "anchors and aliases are not read", at: "*p"),
        Mistake("limits", "title: \"High value\", kind", "title: it's *p, kind", "anchors and aliases are not read", at: "*p"),
        Mistake(
            "limits", "title: \"High value\", kind", "title: \"\", kind", "holds[2].title: expected a text", at: "\"\", kind"),
        Mistake(
            "accounts", "{number: 9990", "{number: 9991", "account 9990 is missing, and the posting table uses it",
            at: "accounts:"),
        Mistake("accounts", "{number: 1050", "{number: 1000", "account 1000 stands twice", at: "{number: 1000, name: Payment"),
        Mistake("accounts", "class: asset", "class: assets", "there is no assets; did you mean asset?", at: "assets"),
        Mistake(
            "close", "owner: supervisor", "owner: warehouse", "there is no warehouse; it is one of: administrator",
            at: "warehouse"),
        Mistake("shop", "currency: EUR", "currency: Euro", "currency: expected an ISO 4217 currency such as EUR", at: "Euro"),
        Mistake("shop", "zone: Europe/Berlin", "zone: Mars/Base", "zone: there is no time zone Mars/Base", at: "Mars/Base"),
        Mistake("channels", "channels:\n", "chanels: []\nchannels:\n", "there is no key chanels; did you mean channels?", at: "chanels: []"),
        Mistake("locations", "locations:\n", "defaults: {}\nlocations:\n", "there is no key defaults", at: "defaults: {}"),
        Mistake(
            "channels", "format: shopify, currency: GBP", "format: nope, currency: GBP",
            "channels[2].format: there is no format nope; there is: shopify", at: "nope"),
        Mistake(
            "channels", "format: shopify, currency: GBP", "format: shopfy, currency: GBP", "did you mean shopify?", at: "shopfy"),
        Mistake("locations", "days: [1, 2, 3, 4, 5, 6]", "days: []", "locations[1].days: a place hands parcels over on at least one day", at: "[]"),
        Mistake(
            "limits", "{id: H-02, title: \"High value\"", "{id: H-02, id: H-09, title: \"High value\"",
            "the key id stands twice in one mapping", at: "id: H-02"),
        Mistake("shop", "zone: Europe/Berlin", "zone: Europe/Berlin\n? [a]\n: b", "a key is one word", at: "[a]"),
        Mistake(
            "channels", "code: uk", "code: web", "channels[2]: channel web stands twice",
            at: "{code: web, name: \"Nordlicht Kontor UK"),
        Mistake("channels", "code: uk", "code: \"u:k\"", "a channel's code has neither blanks nor colons", at: "{code: \"u:k\""),
        Mistake("channels", "promise_hours: 72", "promise_hours: -1", "-1 is not between 1 and 2000", at: "-1}"),
        Mistake(
            "locations", "cutoff: \"16:00\"", "cutoff: \"25:00\"", "locations[1].cutoff: expected a time such as \"16:00\"",
            at: "\"25:00\""),
        Mistake(
            "locations", "kind: store", "kind: shop", "there is no shop; it is one of: warehouse, store, third_party, vendor",
            at: "shop, zone"),
        Mistake("locations", "days: [1, 2, 3, 4, 5, 6]", "days: [1, 8]", "8 is not between 1 and 7", at: "8]"),
        Mistake("locations", "channels: [web, uk, b2b]", "channels: [web, usa]", "there is no channel usa", at: "usa]"),
        Mistake("locations", "cost: \"4.20\"", "cost: \"-4.20\"", "expected a cost such as \"4.20\"", at: "\"-4.20\""),
        Mistake("locations", "- {code: HAM", "- {code: [HAM", "no YAML", at: ""),
    ]

    private struct KnownZones: Zones {
        func offsetSeconds(of zone: String, at moment: Instant) -> Int { 0 }
        func knows(_ zone: String) -> Bool { zone.hasPrefix("Europe/") }
    }

    private static func read(_ files: [PolicyFile]) throws {
        _ = try House.read(files, version: 1)
        _ = try ShopPlan.read(files, currency: nil, isPractice: false, zones: KnownZones())
    }

    @Test func `the sample policy is right`() throws {
        try PolicyReaderTests.read(try MemoryDesk.policyFiles())
    }

    @Test(arguments: mistakes)
    func `a mistake is named with file, line and column`(mistake: Mistake) throws {
        var files = try MemoryDesk.policyFiles()
        let index = try #require(files.firstIndex { $0.name == mistake.file })
        let range = try #require(files[index].text.range(of: mistake.right), "the sample does not have it")
        files[index].text.replaceSubrange(range, with: mistake.wrong)
        let defect = try #require(throws: PolicyDefect.self) { try PolicyReaderTests.read(files) }
        #expect(defect.file == mistake.file)
        #expect(defect.sentence.contains(mistake.says), "\(defect)")
        let lines = files[index].text.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(defect.line >= 1 && defect.line <= lines.count && defect.column >= 1)
        guard !mistake.points.isEmpty else { return }
        let rest = lines[defect.line - 1].dropFirst(defect.column - 1)
        #expect(rest.hasPrefix(mistake.points), "\(defect.place) is at \(rest.prefix(40))")
    }

    @Test func `a missing, an empty and a vast file are named too`() throws {
        let files = try MemoryDesk.policyFiles()
        let missing = try #require(throws: PolicyDefect.self) {
            try PolicyReaderTests.read(files.filter { $0.name != "limits.yaml" })
        }
        #expect(missing.description.hasPrefix("limits.yaml:1:1: the policy folder has no limits.yaml; it needs: shop.yaml"))
        for (text, sentence) in [
            ("", "the file is empty"), (String(repeating: "#\n", count: 600_000), "a policy file has at most 1 MB"),
            ("- 1\n", "expected a mapping"),
        ] {
            let defect = try #require(throws: PolicyDefect.self) {
                try House.read(
                    files.map { PolicyFile(name: $0.name, text: $0.name == "limits.yaml" ? text : $0.text) }, version: 1)
            }
            #expect(defect.file == "limits.yaml" && defect.sentence.contains(sentence), "\(defect)")
        }
    }

    @Test func `what looks like an alias inside quotes or a comment is none`() throws {
        var files = try MemoryDesk.policyFiles()
        let index = try #require(files.firstIndex { $0.name == "limits.yaml" })
        files[index].text =
            files[index].text.replacingOccurrences(of: "\"High value\", kind", with: "\"R&D \\\" *best* 'a\", kind")
            + "# &anchor *alias\n"
        try PolicyReaderTests.read(files)
    }
}
