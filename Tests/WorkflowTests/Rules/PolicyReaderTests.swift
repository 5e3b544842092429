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
        Mistake("priority", "rules:\n", "ruls:\n", "there is no key ruls; did you mean rules?", at: "ruls:"),
        Mistake(
            "priority", "family: priority", "family: prioritie", "this file holds the family priority, not prioritie",
            at: "prioritie"),
        Mistake(
            "holds", "review_by: 2027-03-31", "review_by: spring", "review_by: expected a day such as 2027-03-31, not spring",
            at: "spring"),
        Mistake(
            "holds", "{kind: payment,", "{kidn: payment,", "there is no key kidn in rules[1].hold; did you mean kind?", at: "kidn"
        ),
        Mistake(
            "holds", "    when: order.refunded\n", "    wen: order.refunded\n",
            "there is no key wen in rules[5]; did you mean when?", at: "wen:"),
        Mistake("holds", "    when: order.refunded\n", "", "rules[5]: when is missing", at: "id: H-05"),
        Mistake(
            "holds", "&& order.total > money", "&& order.totl > money",
            "rules[2].when: there is no name order.totl; did you mean order.total?",
            at: "order.totl"),
        Mistake(
            "holds", "&& order.total > money(\"600 EUR\")", "&& order.total > 600", "> does not take (money, int)", at: "> 600"),
        Mistake(
            "holds", "&& order.total > money(\"600 EUR\")", "&& order.total > money(\"600\")",
            "an amount is written like \"150.00 EUR\"", at: "\"600\")"),
        Mistake(
            "holds", "&& order.total > money(\"600 EUR\")", "&& order.total > money(\"600.001 EUR\")",
            "an amount is written like \"150.00 EUR\"", at: "\"600.001"),
        Mistake(
            "holds", "when: order.refunded\n", "when: order.units\n",
            "rules[5].when: a condition is true or false; this one is int", at: "order.units"),
        Mistake("holds", "order.risk == \"high\"", "order.risk ==", "rules[3].when: ", at: ""),
        Mistake("holds", "for: 72h}", "for: 0h}", "rules[1].hold.for: 0h is not between 1h and 8760h", at: "0h}"),
        Mistake("holds", "for: 72h}", "for: soon}", "expected hours or days such as 24h or 3d, not soon", at: "soon}"),
        Mistake("holds", "id: H-02", "id: H-01", "rule H-01 stands twice; the first is at holds.yaml:", at: "id: H-01"),
        Mistake(
            "holds", "[supervisor, finance_clerk], for: 72h", "[supervisor, finance_clark], for: 72h",
            "there is no finance_clark; did you mean finance_clerk?", at: "finance_clark"),
        Mistake("exceptions", "severity: critical", "severity: dire", "a severity is low, medium, high or critical", at: "dire"),
        Mistake("holds", "    title: \"High value\"\n", "", "rules[2]: title is missing", at: "id: H-02"),
        Mistake("holds", "title: \"High value\"", "title: \"\"", "rules[2].title: expected a text", at: "\"\""),
        Mistake("priority", "points: 50", "points: 5000", "5000 is not between -1000 and 1000", at: "5000"),
        Mistake("priority", "points: 50", "points: many", "rules[1].points: expected a whole number", at: "many"),
        Mistake(
            "allocation", "partial: true", "partial: perhaps", "rules[2].partial: expected true or false, not perhaps",
            at: "perhaps"),
        Mistake(
            "allocation", "keep_back: 6", "keep_back: 6\n    partial: true", "a rule says either keep_back or partial",
            at: "id: L-01"),
        Mistake(
            "allocation", "    partial: true", "    when: line.units > 3\n    partial: true",
            "partial is asked once for the whole order, so line.units is not known there", at: "id: L-10"),
        Mistake("routing", ", best: highest", ", best: first", "best is highest or lowest, not first", at: "first"),
        Mistake("routing", "rank: location.rank", "rank: location.code", "this one is string", at: "location.code"),
        Mistake(
            "routing", "{candidate.line_count} lines is free", "{candidate.line_cout} lines is free",
            "there is no name candidate.line_cout; did you mean candidate.line_count?", at: "candidate.line_cout"),
        Mistake(
            "routing", "{candidate.line_count} lines is free", "{candidate.line_count lines is free", "a { has no }",
            at: "{candidate"),
        Mistake(
            "returns", "raise: return_unexpected", "raise: return_unexpectd", "did you mean return_unexpected?",
            at: "return_unexpectd"),
        Mistake(
            "approvals", "count: 1, within: 24h}]\n\n  - id: A-write", "count: 20, within: 24h}]\n\n  - id: A-write",
            "20 is not between 1 and 9", at: "20"),
        Mistake("approvals", "request.kind == \"refund\"", "request.kind == refund", "there is no name refund", at: "refund"),
        Mistake(
            "release", "location.minutes_to_pickup < 30", "location.minutes_to_pickup < soon(30)", "there is no function soon",
            at: ""),
        Mistake("priority", "points: 50", "points: &p 50", "anchors and aliases are not read", at: "&p 50"),
        Mistake("priority", "points: 50", "points: *p", "anchors and aliases are not read", at: "*p"),
        Mistake("holds", "title: \"High value\"", "title: it's *p", "anchors and aliases are not read", at: "*p"),
        Mistake(
            "accounts", "{number: 9990", "{number: 9991", "account 9990 is missing, and the posting table uses it",
            at: "accounts:"),
        Mistake("accounts", "{number: 1050", "{number: 1000", "account 1000 stands twice", at: "{number: 1000, name: Payment"),
        Mistake("accounts", "class: asset", "class: assets", "there is no assets; did you mean asset?", at: "assets"),
        Mistake(
            "close", "check: feeds_complete", "check: feeds_complet",
            "there is no check feeds_complet; did you mean feeds_complete?", at: "feeds_complet"),
        Mistake(
            "close", "check: feeds_complete", "check: feeds_complete, when: period.ends_year", "says in not_applicable why",
            at: "period.ends_year"),
        Mistake(
            "close", "transit_age, limits: {days: 30}", "transit_age", "transit_age is judged by limits: say {days: …}",
            at: "{id: C-10"),
        Mistake(
            "close", "transit_age, limits: {days: 30}", "transit_age, limits: {day: 30}", "there is no key day", at: "day: 30"),
        Mistake(
            "close", "refunds_payable, limits: {days: 3}", "refunds_payable, limits: {days: 0}", "0 is not between 1 and 3650",
            at: "0}"),
        Mistake(
            "close", "refunds_payable, limits: {days: 3}", "refunds_payable, limits: {days: soon}", "expected a whole number",
            at: "soon"),
        Mistake(
            "close", "check: trial_balance", "check: trial_balance, limits: {days: 3}", "trial_balance is judged by no limit",
            at: "{days: 3}"),
        Mistake(
            "close", "limits: {amount: [\"10.00 EUR\"", "limits: {amount: [\"10.00\"",
            "expected an amount such as \"150.00 EUR\"",
            at: "\"10.00\""),
        Mistake(
            "close", "limits: {amount: [\"10.00 EUR\", \"10.00 GBP\"", "limits: {amount: [\"10.00 EUR\", \"9.00 EUR\"",
            "EUR stands twice", at: "\"9.00 EUR\""),
        Mistake(
            "close", "limits: {percent: 10, amount", "limits: {percent: 10%, amount", "expected a whole number", at: "10%"),
        Mistake(
            "close", "exceptions: [amounts_differ", "exceptions: [amount_differs", "did you mean amounts_differ?",
            at: "amount_differs"),
        Mistake(
            "close",
            "{id: C-01, number: 1, title: \"Every feed has arrived up to the last day\", depends_on: [], owner: supervisor",
            "{id: C-01, number: 1, title: \"Every feed has arrived up to the last day\", depends_on: [], owner: warehouse",
            "there is no warehouse; it is one of: administrator",
            at: "warehouse"),
        Mistake("shop", "currency: EUR", "currency: Euro", "currency: expected an ISO 4217 currency such as EUR", at: "Euro"),
        Mistake("shop", "zone: Europe/Berlin", "zone: Mars/Base", "zone: there is no time zone Mars/Base", at: "Mars/Base"),
        Mistake(
            "channels", "channels:\n", "chanels: []\nchannels:\n", "there is no key chanels; did you mean channels?",
            at: "chanels: []"),
        Mistake("locations", "locations:\n", "defaults: {}\nlocations:\n", "there is no key defaults", at: "defaults: {}"),
        Mistake(
            "channels", "format: shopify, currency: GBP", "format: nope, currency: GBP",
            "channels[2].format: there is no format nope; there is: shopify", at: "nope"),
        Mistake(
            "channels", "format: shopify, currency: GBP", "format: shopfy, currency: GBP", "did you mean shopify?", at: "shopfy"),
        Mistake(
            "locations", "days: [1, 2, 3, 4, 5, 6]", "days: []",
            "locations[1].days: a place hands parcels over on at least one day", at: "[]"),
        Mistake(
            "holds", "id: H-02\n", "id: H-02\n    id: H-09\n", "the key id stands twice in one mapping", at: "id: H-02"),
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
            try PolicyReaderTests.read(files.filter { $0.name != "holds.yaml" })
        }
        #expect(missing.description.hasPrefix("holds.yaml:1:1: the policy folder has no holds.yaml; it needs: shop.yaml"))
        for (text, sentence) in [
            ("", "the file is empty"), (String(repeating: "#\n", count: 600_000), "a policy file has at most 1 MB"),
            ("- 1\n", "expected a mapping"),
        ] {
            let defect = try #require(throws: PolicyDefect.self) {
                try House.read(
                    files.map { PolicyFile(name: $0.name, text: $0.name == "holds.yaml" ? text : $0.text) }, version: 1)
            }
            #expect(defect.file == "holds.yaml" && defect.sentence.contains(sentence), "\(defect)")
        }
    }

    @Test func `what looks like an alias inside quotes or a comment is none`() throws {
        var files = try MemoryDesk.policyFiles()
        let index = try #require(files.firstIndex { $0.name == "holds.yaml" })
        files[index].text =
            files[index].text.replacingOccurrences(of: "\"High value\"", with: "\"R&D \\\" *best* 'a\"")
            + "# &anchor *alias\n"
        try PolicyReaderTests.read(files)
    }
}
