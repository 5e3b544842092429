import Policy
import Testing
import Vocabulary

/// What people read when they wrote a rule wrongly: the place, and a sentence.
@Suite struct ExpressionFaultTests {
    static let context: Declarations = {
        let line = ObjectType("line", [("sku", .string), ("available", .int), ("needed", .int), ("price", .money)])
        let order = ObjectType(
            "order",
            [("total", .money), ("lines", .list(.object(line))), ("channel", .string), ("due", .timestamp), ("rush", .bool)])
        let customer = ObjectType("customer", [("orders", .int), ("country", .string)])
        var declarations = Declarations()
        declarations.declare("order", .object(order))
        declarations.declare("customer", .object(customer))
        declarations.declare("stock.free", .int)
        declarations.declare("tags", .map(.string, .string))
        return declarations
    }()

    /// Expression, line, column, and a part of the sentence.
    static let wrong: [(String, Int, Int, String)] = [
        ("", 1, 1, "expected a value, found the end"),
        ("1 +", 1, 4, "expected a value, found the end"),
        ("(1 + 2", 1, 7, "expected ), found the end"),
        ("1 2", 1, 3, "expected an operator or the end, found a number"),
        ("order.total = 1", 1, 13, "equality is =="),
        ("true & false", 1, 6, "and is &&"),
        ("true | false", 1, 6, "or is ||"),
        ("\"abc", 1, 1, "the text is not closed"),
        ("'a\nb'", 1, 1, "not closed on its line"),
        ("'\\q'", 1, 2, "no such escape"),
        ("'\\ud800'", 1, 2, "no such code point"),
        ("b'\\u0041'", 1, 3, "no such escape in bytes"),
        ("9223372036854775808", 1, 1, "larger than 64 bits"),
        ("18446744073709551616u", 1, 1, "larger than 64 bits"),
        ("1e999", 1, 1, "too large for a double"),
        ("# 1", 1, 1, "the sign # has no meaning here"),
        ("if", 1, 1, "if is a reserved word"),
        ("[1, 2", 1, 6, "expected , or ], found the end"),
        ("{'a' 1}", 1, 6, "expected : and the key's value"),
        ("true ? 1", 1, 9, "expected : and what holds otherwise"),
        ("order.", 1, 7, "expected the name of a field"),
        ("Order{total: 1}", 1, 6, "message types are not supported"),
        ("has(order)", 1, 5, "has takes a field"),
        ("order.lines.all(1, true)", 1, 17, "all takes a plain name"),
        ("ordr.total > money('1 EUR')", 1, 1, "there is no name ordr; did you mean order?"),
        ("order.totl > money('1 EUR')", 1, 7, "order has no field totl; did you mean total?"),
        ("order.lines.all(l, l.availabel > 1)", 1, 22, "line has no field availabel; did you mean available?"),
        ("order.channel.startWith('w')", 1, 15, "there is no function startWith; did you mean startsWith?"),
        ("order.total > 400", 1, 13, "> does not take (money, int)"),
        ("order.total + customer.orders > money('1 EUR')", 1, 13, "+ does not take (money, int)"),
        ("order.total > money('400 EURO')", 1, 21, "an amount is written like"),
        ("order.due > timestamp('tomorrow')", 1, 23, "a timestamp is written like"),
        ("duration('2 days') > duration('1h')", 1, 10, "a duration is written like"),
        ("order.channel.matches('(web')", 1, 23, "has a ( that is not closed"),
        ("customer.orders == 'none'", 1, 17, "== does not take (int, string)"),
        ("customer.orders && true", 1, 10, "&& and || join conditions, not int"),
        ("order.rush ? 1 : 'no'", 1, 18, "both sides of : need one type; these are int and string"),
        ("customer.orders ? 1 : 2", 1, 10, "a condition, not int"),
        ("customer.country.size", 1, 18, "string has no fields, so no size"),
        ("order.lines['a']", 1, 13, "a list is indexed by an int, not string"),
        ("tags[1]", 1, 6, "the keys of this map are string, not int"),
        ("customer.orders.all(o, true)", 1, 10, "walks along a list or a map, not int"),
        ("order.lines.filter(l, l.sku)", 1, 25, "needs a condition, not string"),
        ("{1.5: 'a'}", 1, 2, "the key of a map is"),
        ("size", 1, 1, "size is a function and needs brackets"),
        ("order.channel.contains('a', 'b')", 1, 15, "it is string.contains(string)"),
        ("stock.fre > 1", 1, 1, "there is no name stock"),
        ("customer.orders > 1 &&\n  customer.contry == 'DE'", 2, 12, "did you mean country?"),
        ("'ü' + größe", 1, 9, "the sign ö has no meaning here"),
        ("-'a'", 1, 1, "- does not take (string)"),
    ]

    @Test func `a wrong expression is refused at its place with a sentence`() {
        #expect(Self.wrong.count >= 30)
        for (text, line, column, part) in Self.wrong {
            do throws(ExpressionFault) {
                let compiled = try Expression.compile(text, in: Self.context)
                Issue.record("\(text) compiles to \(compiled.type)")
            } catch {
                #expect(error.sentence.contains(part), "\(text): \(error.sentence)")
                #expect(
                    error.line == line && error.column == column, "\(text): \(error.line):\(error.column), not \(line):\(column)")
            }
        }
    }

    @Test func `a complaint shows the line with a caret under the place`() throws {
        let fault = #expect(throws: ExpressionFault.self) {
            try Expression.compile("customer.orders > 1 &&\n  customer.contry == 'DE'", in: Self.context)
        }
        #expect(fault?.excerpt == "  customer.contry == 'DE'\n           ^")
        #expect(fault?.description.hasPrefix("2:12: customer has no field contry") == true)
    }

    @Test func `a fault of an evaluation names its place too`() throws {
        let expression = try Expression.compile("1 < 2 &&\n 10 / customer.orders > 1", in: Self.context)
        var bindings = Bindings(Self.context)
        guard case .failure(let missing) = expression.evaluate(bindings) else {
            Issue.record("it has a value")
            return
        }
        #expect(missing.kind == .notGiven && missing.sentence == "customer is not known" && missing.line == 2)
        guard case .object(let type)? = Self.context.variables.first(where: { $0.name == "customer" })?.type else { return }
        bindings["customer"] = .object(ObjectValue(type, [.int(0), .string("DE")]))
        guard case .failure(let fault) = expression.evaluate(bindings) else {
            Issue.record("it has a value")
            return
        }
        #expect(fault.kind == .division && fault.line == 2 && fault.column == 5)
        #expect(fault.excerpt == " 10 / customer.orders > 1\n    ^")
    }
}
