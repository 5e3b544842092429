import Policy
import Testing
import Vocabulary

/// What the shop's rules need beyond the standard's cases: declared records, money, bounds, zones.
@Suite struct ExpressionTests {
    static func value(_ text: String, _ values: [String: Value] = [:], fuel: Int = Limits.fuel) throws -> Result<
        Value, EvaluationFault
    > {
        var declarations = Declarations(zones: FoundationZones())
        for name in values.keys.sorted() { declarations.declare(name, .dyn) }
        var bindings = Bindings(declarations)
        for (name, value) in values { bindings[name] = value }
        return try Expression.compile(text, in: declarations).evaluate(bindings, fuel: fuel)
    }

    static func shown(_ text: String, _ values: [String: Value] = [:]) throws -> String {
        switch try value(text, values) {
        case .success(let value): value.description
        case .failure(let fault): "\(fault.kind)"
        }
    }

    @Test func `money keeps to one currency`() throws {
        let expected = [
            "money('150.00 EUR') > money('99.99 EUR')": "true",
            "money('1 EUR') + money('0.50 EUR') == money('1.50 EUR')": "true",
            "money('1 EUR') - money('2.50 EUR')": "money(\"-1.50 EUR\")",
            "money('12.34 EUR') * 3": "money(\"37.02 EUR\")",
            "2 * money('5 JPY')": "money(\"10 JPY\")",
            "-money('5 EUR')": "money(\"-5.00 EUR\")",
            "string(money('1204 EUR'))": "\"1204.00 EUR\"",
            "money('5 EUR').currency()": "\"EUR\"",
            "money('5.25 EUR').minor()": "525",
            "money('1 EUR') < money('1 USD')": "currencies",
            "money('1 EUR') == money('1 USD')": "currencies",
            "money('1 EUR') + money('1 USD')": "currencies",
            "money('1 USD') in [money('1 EUR')]": "currencies",
            "money('9000000000000 EUR') * 1000": "overflow",
            "money('1 EUR') < money('1 USD') || true": "true",
        ]
        for (text, wanted) in expected { #expect(try Self.shown(text) == wanted, "\(text)") }
        for wrong in [
            "money('1 EUR') * 1.5", "money('1 EUR') / 2", "money('1 EUR') > 1", "money('1 EUR') * money('1 EUR')", "money('1')",
        ] {
            #expect(throws: ExpressionFault.self, "\(wrong)") { try Self.value(wrong) }
        }
    }

    @Test func `a declared record is read by its fields, and what is not known is no value`() throws {
        let order = ObjectType("order", [("total", .money), ("note", .string), ("due", .timestamp)])
        var declarations = Declarations()
        declarations.declare("order", .object(order))
        var bindings = Bindings(declarations)
        bindings["order"] = .object(ObjectValue(order, [.money(Money(minor: 50_000, .eur)), nil, .null]))
        func shown(_ text: String) throws -> String {
            switch try Expression.compile(text, in: declarations).evaluate(bindings) {
            case .success(let value): value.description
            case .failure(let fault): "\(fault.kind)"
            }
        }
        #expect(try shown("order.total >= money('500 EUR')") == "true")
        #expect(try shown("has(order.note)") == "false")
        #expect(try shown("order.note == ''") == "noSuchField")
        #expect(try shown("order.?note.orValue('none')") == "\"none\"")
        #expect(try shown("has(order.note) && order.note.size() > 3") == "false")
        #expect(try shown("order.due == null") == "true")
        #expect(try Expression.compile("order.total > money('1 EUR') && has(order.note)", in: declarations).reads == ["order"])
    }

    @Test func `a binding of another type than declared is a fault and no crash`() throws {
        var declarations = Declarations()
        declarations.declare("count", .int)
        declarations.declare("open", .bool)
        var bindings = Bindings(declarations)
        bindings["count"] = .string("many")
        bindings["open"] = .int(1)
        for text in ["count < 3", "count + 1 > 2", "open", "!open", "open || open", "[1].exists(n, n < count)", "count"] {
            guard case .failure(let fault) = try Expression.compile(text, in: declarations).evaluate(bindings) else {
                Issue.record("\(text) has a value")
                continue
            }
            #expect(fault.kind == .noOverload, "\(text)")
        }
    }

    @Test func `strings are code points, not letters as Swift sees them`() throws {
        #expect(try Self.shown("'e\\u0301' == '\\u00e9'") == "false")
        #expect(try Self.shown("size('e\\u0301')") == "2")
        #expect(try Self.shown("{'e\\u0301': 1, '\\u00e9': 2}['\\u00e9']") == "2")
        #expect(try Self.shown("'e\\u0301'.startsWith('e')") == "true")
        #expect(try Self.shown("'\\r\\n'.size()") == "2")
    }

    @Test func `doubles are written the shortest way that reads back`() throws {
        let expected = [
            "1.0": "1", "-0.0045": "-0.0045", "0.1 + 0.2": "0.30000000000000004", "1e20": "100000000000000000000",
            "1e21": "1e+21",
            "123456.789": "123456.789", "1.5e-7": "1.5e-07", "0.00001": "0.00001", "-1.0 / 0.0": "-Infinity",
        ]
        for (text, wanted) in expected { #expect(try Self.shown("string(\(text))") == "\"\(wanted)\"", "\(text)") }
        #expect(try Self.shown("'%.2f %.0f %.3e'.format([1.005, 2.5, 123456.0])") == "\"1.00 2 1.235e+05\"")
        #expect(try Self.shown("'%.1f'.format([0.05]) + '%.1f'.format([-9.96])") == "\"0.1-10.0\"")
    }

    @Test func `moments know fixed offsets and named zones, also at the change of the clock`() throws {
        #expect(try Self.shown("timestamp('2026-03-29T00:59:59Z').getHours('Europe/Berlin')") == "1")
        #expect(try Self.shown("timestamp('2026-03-29T01:00:00Z').getHours('Europe/Berlin')") == "3")
        #expect(try Self.shown("timestamp('2024-02-29T23:30:00Z').getDate('+01:00')") == "1")
        #expect(try Self.shown("timestamp('2000-12-31T00:00:00Z').getDayOfYear()") == "365")
        #expect(try Self.shown("timestamp('2026-11-23T10:00:00Z').getHours('Mars/' + 'Olympus')") == "malformed")
        #expect(
            try Self.shown("timestamp('1969-12-31T23:59:59.5Z') + duration('500ms')") == "timestamp(\"1970-01-01T00:00:00Z\")")
    }

    @Test func `declared functions of the host are checked and called`() throws {
        var declarations = Declarations()
        declarations.declare(function: "shop.distance", [.global([.string, .string], .int)]) { values throws(EvaluationFault) in
            guard case .string(let a) = values[0], case .string(let b) = values[1] else { throw .of("two places") }
            guard a != "?" else { throw .of("there is no place ?") }
            return .int(abs(a.utf8.count - b.utf8.count))
        }
        let bindings = Bindings(declarations)
        guard
            case .success(.int(2)) = try Expression.compile("shop.distance('DE-1', 'DE-123')", in: declarations).evaluate(
                bindings)
        else {
            Issue.record("no distance")
            return
        }
        guard case .failure(let fault) = try Expression.compile("shop.distance('?', '')", in: declarations).evaluate(bindings)
        else {
            Issue.record("a distance")
            return
        }
        #expect(fault.sentence == "there is no place ?" && fault.column == 6)
        #expect(throws: ExpressionFault.self) { try Expression.compile("shop.distance(1, 'a')", in: declarations) }
    }

    @Test func `facts of a file are declared with the types that they have`() throws {
        let text =
            #"{"order": {"total": {"money": "450.00 EUR"}, "lines": [1, 2.5, "x"]}, "now": {"timestamp": "2026-11-23T10:42:00Z"}, "n": 3}"#
        let facts = try Facts.read(text, file: "facts.json", zones: UTCOnly())
        for condition in [
            "order.total > money('400 EUR')", "now.getHours() == 10", "n == 3 && order.lines.size() == n",
            "order.lines[1] == 2.5",
        ] {
            guard case .success(.bool(true)) = try Expression.compile(condition, in: facts.declarations).evaluate(facts.bindings)
            else {
                Issue.record("\(condition)")
                continue
            }
        }
        #expect(throws: PolicyDefect.self) { try Facts.read("{\"a\": }", file: "facts.json", zones: UTCOnly()) }
        #expect(throws: PolicyDefect.self) { try Facts.read("[1]", file: "facts.json", zones: UTCOnly()) }
        #expect(throws: PolicyDefect.self) {
            try Facts.read("{\"a\": {\"money\": \"many\"}}", file: "facts.json", zones: UTCOnly())
        }
    }
}
