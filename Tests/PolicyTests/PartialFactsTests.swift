import Testing
import Vocabulary

@testable import Policy

/// Rules asked where some facts are not at hand.
@Suite struct PartialFactsTests {
    private static let context = FactContext([
        FactName("order.channel", .string, ""), FactName("item.price", .money, ""), FactName("order.units", .int, ""),
    ])

    private static func sheet(_ condition: String, formula: String? = nil) throws -> PartialSheet {
        let when = try Expression.compile(condition, in: context.declarations)
        let rule = Rule(
            id: "T-1", title: "", when: when, formula: try formula.map { try Expression.compile($0, in: context.declarations) },
            because: nil,
            place: "", reads: when.readSlots.reduce(0) { $0 | 1 << UInt64($1) })
        return PartialSheet(
            RuleSheet(family: 1, name: "test", owner: "", reviewBy: Day(number: 0), context: context, rules: [rule]))
    }

    /// The answer as text: `yes`, `undecided`, or the names of what it depends on.
    private static func ask(_ condition: String, _ facts: PartialFacts) throws -> String {
        let sheet = try sheet(condition)
        switch sheet.finding(0, facts) {
        case .said(let finding): return "\(finding)"
        case .unsaid(let missing): return sheet.names(missing).joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("order.channel == \"web\"", "yes"), ("order.units > 3", "order.units"),
        ("order.channel == \"b2b\" && order.units > 3", "no"), ("order.units > 3 && order.channel == \"b2b\"", "no"),
        ("order.units > 3 || order.channel == \"web\"", "yes"), ("order.channel == \"web\" && order.units > 3", "order.units"),
        ("has(order.units)", "order.units"), ("!has(order.units)", "order.units"),
        ("order.channel == \"b2b\" && has(order.units) && order.units > 3", "no"),
        ("has(order.units) || order.channel == \"web\"", "yes"),
        ("has(order.units) ? order.units > 3 : true", "order.units"),
        ("has(order.units) ? order.channel == \"web\" : true", "yes"),
        // At hand and not known is an answer.
        ("has(item.price)", "no"), ("item.price > money(\"1 EUR\")", "undecided"),
    ])
    func `what does not depend on a missing fact is said, and has is no way around that`(condition: String, answer: String) throws
    {
        var facts = PartialFacts(Self.context)
        facts.put(.string("web"), at: 0)
        facts.put(nil, at: 1)
        #expect(try Self.ask(condition, facts) == answer, "\(condition)")
    }

    @Test func `whatever a missing fact would have been, what was said stands`() throws {
        let conditions = [
            "order.channel == \"web\" && order.units > 3", "order.channel == \"b2b\" && order.units > 3",
            "has(order.units) || order.channel == \"web\"",
            "has(order.units) ? order.units > 3 : order.channel == \"web\"",
            "order.units in [1, 2] || order.channel in [\"uk\", \"web\"]",
            "has(item.price) && item.price > money(\"2 EUR\") || order.units == 4",
        ]
        var said = 0
        for condition in conditions {
            let sheet = try Self.sheet(condition)
            for held in 0..<8 as Range<UInt64> {
                for channel in ["web", "b2b"] {
                    for price in [nil, 1, 3] as [Int?] {
                        for units in [nil, 1, 4] as [Int?] {
                            let values: [Value?] = [
                                .string(channel), price.map { .money(Money(minor: $0 * 100, .eur)) }, units.map { .int($0) },
                            ]
                            var facts = PartialFacts(Self.context)
                            var whole = PartialFacts(Self.context)
                            for slot in 0..<3 {
                                if held & 1 << UInt64(slot) != 0 { facts.put(values[slot], at: slot) }
                                whole.put(values[slot], at: slot)
                            }
                            guard case .said(let finding) = sheet.finding(0, facts) else { continue }
                            said += 1
                            #expect(finding == sheet.sheet.finding(0, whole.row), "\(condition) with \(held) of \(values)")
                        }
                    }
                }
            }
        }
        #expect(said > 300)
    }
}
