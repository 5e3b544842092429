import Testing
import Vocabulary

@testable import Policy

/// The quick closures say what the evaluator says, or leave it to it.
@Suite struct QuickConditionTests {
    static let names: [(String, ValueType)] = [
        ("order.units", .int), ("order.lines", .int), ("order.total", .money), ("order.paid", .money), ("order.channel", .string),
        ("order.ready", .bool), ("order.age", .duration), ("order.items", .list(.object(item))), ("order.tags", .list(.string)),
    ]
    static let item = ObjectType("item", [("quantity", .int), ("sku", .string), ("price", .money), ("gift", .bool)])

    static let atoms = [
        "order.units < 3", "order.units >= order.lines", "5 > order.units", "order.units in [1, 2, 7]", "order.units == 2",
        "order.total > money(\"2.00 EUR\")", "order.total <= order.paid", "order.total != money(\"1.00 GBP\")",
        "order.channel == \"web\"", "order.channel != \"b2b\"", "order.channel in [\"b2b\", \"näh\"]", "order.ready",
        "order.ready == false", "order.age < duration(\"2h\")", "has(order.units)", "true", "order.units + 1 > 2",
        "order.lines - 9223372036854775807 > order.units - 3", "order.channel.startsWith(\"we\")",
        "!order.channel.endsWith(\"b\")", "size(order.items) > 2", "order.tags.size() == order.lines",
        "order.items.all(l, l.quantity < 3)", "order.items.exists(l, l.sku.startsWith(\"GIFT\") && l.quantity > 1)",
        "order.items.exists_one(l, l.quantity == order.lines)", "order.items.all(l, has(l.price))",
        "order.items.exists(l, l.gift || l.price > money(\"1.00 EUR\"))", "order.tags.all(t, t != \"web\")",
        "order.tags.exists(t, t in [\"b2b\", \"näh\"])", "order.tags.exists_one(t, t.endsWith(\"h\"))",
        "order.items.exists(l, order.tags.exists(t, t == l.sku))", "order.items.all(l, l.quantity / order.lines < 2)",
        "order.items.map(l, l.quantity).exists(q, q > 2)",
    ]

    /// Small numbers from a seed, so that a failure can be had again.
    struct Seeded {
        var state: UInt64
        mutating func below(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int((state >> 11) % UInt64(bound))
        }
    }

    private static func expression(_ random: inout Seeded, depth: Int) -> String {
        guard depth > 0 else { return atoms[random.below(atoms.count)] }
        switch random.below(4) {
        case 0: return "!(\(expression(&random, depth: depth - 1)))"
        case 1: return "(\(expression(&random, depth: depth - 1))) && (\(expression(&random, depth: depth - 1)))"
        case 2: return "(\(expression(&random, depth: depth - 1))) || (\(expression(&random, depth: depth - 1)))"
        default: return expression(&random, depth: 0)
        }
    }

    private static func facts(_ random: inout Seeded, _ declarations: Declarations) -> Bindings {
        var facts = Bindings(declarations)
        func money() -> Value { .money(Money(minor: random.below(4) * 100, random.below(4) == 0 ? .gbp : .eur)) }
        facts["order.units"] = .int(random.below(8))
        facts["order.lines"] = .int(random.below(5))
        facts["order.total"] = money()
        facts["order.paid"] = money()
        facts["order.channel"] = .string(["web", "b2b", "näh", ""][random.below(4)])
        facts["order.ready"] = .bool(random.below(2) == 0)
        facts["order.age"] = .duration(random.below(4) * 3_600_000_000_000)
        facts["order.items"] = .list(
            (0..<random.below(4)).map { _ in
                var fields: [Value?] = [
                    .int(random.below(5)), .string(["GIFT-1", "TEA", "web", ""][random.below(4)]), money(),
                    .bool(random.below(2) == 0),
                ]
                if random.below(6) == 0 { fields[random.below(4)] = nil }
                return .object(ObjectValue(item, fields))
            })
        facts["order.tags"] = .list(
            (0..<random.below(4)).map { _ in
                .string(["web", "näh", "b2b", String(repeating: "long ", count: 9) + "näh"][random.below(4)])
            })
        if random.below(3) == 0 { facts[names[random.below(names.count)].0] = nil }
        return facts
    }

    @Test func `a quick condition and the evaluator agree over thousands of expressions and facts`() throws {
        var declarations = Declarations()
        for (name, type) in Self.names { declarations.declare(name, type) }
        var random = Seeded(state: 20_261_123)
        var values = 0
        var faults = 0
        for _ in 0..<2_000 {
            let text = Self.expression(&random, depth: 3)
            let compiled = try Expression.compile(text, in: declarations)
            for _ in 0..<3 {
                let facts = Self.facts(&random, declarations)
                switch compiled.evaluate(facts) {
                case .success(.bool(let truth)):
                    values += 1
                    #expect(try compiled.holds(facts) == truth, "\(text)")
                case .success(let other): Issue.record("\(text) is \(other)")
                case .failure(let fault):
                    faults += 1
                    let thrown = #expect(throws: EvaluationFault.self) { try compiled.holds(facts) }
                    #expect(thrown?.kind == fault.kind, "\(text)")
                }
            }
        }
        #expect(values > 3_000 && faults > 300, "\(values) values, \(faults) faults")
    }

    @Test func `a quick macro runs out of work where the evaluator does, and not where it has enough`() throws {
        var declarations = Declarations()
        for (name, type) in Self.names { declarations.declare(name, type) }
        var facts = Bindings(declarations)
        facts["order.items"] = .list((0..<200).map { _ in .object(ObjectValue(Self.item, [.int(1)])) })
        facts["order.tags"] = .list((0..<200).map { _ in .string(String(repeating: "x", count: 400)) })
        var ends = 0
        for text in [
            "order.items.all(l, l.quantity < 3)", "order.items.exists_one(l, l.quantity == 2) || true",
            "order.tags.all(t, t != \"web\")", "order.tags.exists(t, t.startsWith(\"y\"))",
        ] {
            let compiled = try Expression.compile(text, in: declarations)
            for fuel in [10, 500, 800, 1_000, 1_400, 2_000, 5_000, 20_000, 100_000] {
                switch compiled.evaluate(facts, fuel: fuel) {
                case .success(let value):
                    #expect("\(try compiled.holds(facts, fuel: fuel))" == value.description, "\(text) \(fuel)")
                case .failure(let fault):
                    ends += 1
                    let thrown = #expect(throws: EvaluationFault.self) { try compiled.holds(facts, fuel: fuel) }
                    #expect(thrown?.kind == fault.kind && fault.kind == .outOfFuel, "\(text) \(fuel)")
                }
            }
        }
        #expect(ends > 8)
    }

    @Test func `a function of the host is what the host says, also where a quick one has its name`() throws {
        var declarations = Declarations()
        declarations.declare("order.channel", .string)
        declarations.declare(function: "startsWith", [.member([.string, .string], .bool)]) { _ throws(EvaluationFault) in
            .bool(false)
        }
        var facts = Bindings(declarations)
        facts["order.channel"] = .string("web")
        #expect(try !Expression.compile("order.channel.startsWith(\"w\")", in: declarations).holds(facts))
    }

    @Test func `a long row of conditions takes no deep stack`() throws {
        var declarations = Declarations()
        declarations.declare("order.units", .int)
        var facts = Bindings(declarations)
        facts["order.units"] = .int(1)
        let text = Array(repeating: "order.units == 1", count: 1_500).joined(separator: " && ")
        #expect(try Expression.compile(text, in: declarations).holds(facts))
    }

    @Test func `a fact that is not known can be asked for, and a mistyped one is named whole`() throws {
        var declarations = Declarations()
        for (name, type) in Self.names { declarations.declare(name, type) }
        let asks = try Expression.compile("has(order.total) && order.total > money(\"1 EUR\")", in: declarations)
        var facts = Bindings(declarations)
        #expect(try asks.holds(facts) == false)
        facts["order.total"] = .money(Money(minor: 200, .eur))
        #expect(try asks.holds(facts))
        #expect(asks.readSlots == [2])
        for (text, says) in [
            ("order.totl > money(\"1 EUR\")", "there is no name order.totl; did you mean order.total?"),
            ("ordr.total > money(\"1 EUR\")", "there is no name ordr"), ("has(order.totl)", "there is no name order"),
            ("order.units.sum > 1", "int has no fields, so no sum"),
        ] {
            let fault = #expect(throws: ExpressionFault.self) { try Expression.compile(text, in: declarations) }
            #expect(fault?.sentence.hasPrefix(says) == true, "\(fault?.sentence ?? "")")
        }
    }

    @Test func `a literal that can never be read is refused before it is evaluated`() throws {
        for (text, place) in [
            ("money(\"12\") == money(\"1 EUR\")", 7), ("\"a\".matches(\"(\")", 13),
            ("duration(\"soon\") == duration(\"1h\")", 10),
        ] {

            let fault = #expect(throws: ExpressionFault.self) {
                try Expression.compile(text, in: Declarations())
            }
            #expect(fault?.column == place, "\(fault?.description ?? "")")
        }
    }
}
