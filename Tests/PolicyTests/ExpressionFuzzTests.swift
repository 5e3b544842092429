import Foundation
import Policy
import Testing
import Vocabulary

/// Expressions that nobody would write: made by a grammar, then damaged byte by byte.
@Suite struct ExpressionFuzzTests {
    static let isProving = ProcessInfo.processInfo.environment["TALLY_PROVE"] == "1"
    static let rounds = isProving ? 200_000 : 2_000

    struct Context {
        var declarations = Declarations(zones: UTCOnly())
        var bindings: Bindings

        init() {
            let line = ObjectType("line", [("sku", .string), ("count", .int), ("price", .money)])
            let order = ObjectType(
                "order", [("total", .money), ("lines", .list(.object(line))), ("note", .string), ("at", .timestamp)])
            declarations.declare("i", .int)
            declarations.declare("u", .uint)
            declarations.declare("d", .double)
            declarations.declare("s", .string)
            declarations.declare("b", .bool)
            declarations.declare("m", .map(.string, .int))
            declarations.declare("l", .list(.int))
            declarations.declare("x", .dyn)
            declarations.declare("order", .object(order))
            declarations.declare("missing", .int)
            bindings = Bindings(declarations)
            bindings["i"] = .int(7)
            bindings["u"] = .uint(3)
            bindings["d"] = .double(2.5)
            bindings["s"] = .string("SKU-1")
            bindings["b"] = .bool(true)
            bindings["m"] = MapValue([(.string("a"), .int(1)), (.string("b"), .int(2))]).map { .map($0) }
            bindings["l"] = .list([.int(1), .int(2), .int(3)])
            bindings["x"] = .string("any")
            let lines = (0..<3).map {
                Value.object(ObjectValue(line, [.string("S\($0)"), .int($0), .money(Money(minor: $0 * 100, .eur))]))
            }
            bindings["order"] = .object(
                ObjectValue(
                    order, [.money(Money(minor: 45_000, .eur)), .list(lines), nil, Timestamp(seconds: 0).map { .timestamp($0) }]))
        }
    }

    @Test func `no expression crashes, hangs, or breaks what the checker promised`() {
        let context = Context()
        var maker = ExpressionMaker(seed: 20_261_123)
        var compiled = 0
        var valued = 0
        for round in 0..<Self.rounds {
            var text = maker.expression(round % 3 == 0 ? .bool : maker.kind(), levels: 1 + round % 6)
            if round % 4 == 3 { text = maker.damaged(text) }
            guard let checked = compile(text, context, isChecked: true) else {
                if round % 4 != 3 { Issue.record("the grammar made what does not compile: \(text)") }
                continue
            }
            compiled += 1
            let result = checked.evaluate(context.bindings, fuel: 50_000)
            if case .success(let value) = result {
                valued += 1
                #expect(ExpressionMaker.fits(value, checked.type), "\(text): \(checked.type) gave \(value)")
            }
            if checked.type == .bool { compareTruth(checked, result, context, text) }
            guard let free = compile(text, context, isChecked: false) else {
                Issue.record("unchecked does not compile: \(text)")
                continue
            }
            switch (result, free.evaluate(context.bindings, fuel: 50_000)) {
            case (.success(let a), .success(let b)): #expect(a.description == b.description, "\(text)")
            case (.failure(let a), .failure(let b)): #expect(a.kind == b.kind, "\(text): \(a) and \(b)")
            case (let a, let b): Issue.record("\(text): checked \(a), unchecked \(b)")
            }
        }
        print("fuzz: \(Self.rounds) expressions, \(compiled) compile, \(valued) have a value")
        #expect(compiled > Self.rounds / 2 && valued > Self.rounds / 4)
    }

    private func compareTruth(
        _ expression: Policy.Expression, _ result: Result<Value, EvaluationFault>, _ context: Context, _ text: String
    ) {
        let truth = Result { () throws(EvaluationFault) in try expression.holds(context.bindings, fuel: 50_000) }
        switch (truth, result) {
        case (.success(let a), .success(.bool(let b))): #expect(a == b, "\(text)")
        case (.failure(let a), .failure(let b)): #expect(a.kind == b.kind, "\(text)")
        default: Issue.record("\(text): \(truth) and \(result)")
        }
    }

    private func compile(_ text: String, _ context: Context, isChecked: Bool) -> Policy.Expression? {
        do throws(ExpressionFault) {
            return try Policy.Expression.compile(text, in: context.declarations, isChecked: isChecked)
        } catch {
            let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
            #expect(error.line >= 1 && error.line <= lines.count && error.column >= 1, "\(text)")
            #expect(!error.sentence.isEmpty && error.excerpt.hasSuffix("^"), "\(text)")
            return nil
        }
    }

    @Test func `bytes without any grammar are refused or read, never worse`() {
        var maker = ExpressionMaker(seed: 7)
        let context = Context()
        let pieces = [
            "(", ")", "[", "]", "{", "}", ".", ",", ":", "?", "+", "-", "*", "/", "%", "!", "<", ">=", "==", "&&", "||", "'",
            "\"", "\\", "`",
            "in", "true", "null", "has", "all", "x", "1", "1u", "0x", ".5", "1e", "b'", "r\"", "\"\"\"", "//", "\n", "ü", "\u{0}",
            "💥", "cel.bind(", "matches(",
        ]
        for _ in 0..<Self.rounds {
            let text = (0..<maker.number(24)).map { _ in pieces[maker.number(pieces.count)] }.joined(
                separator: maker.number(2) == 0 ? "" : " ")
            _ = compile(text, context, isChecked: true)?.evaluate(context.bindings, fuel: 50_000)
            _ = compile(text, context, isChecked: false)?.evaluate(context.bindings, fuel: 50_000)
        }
    }

    @Test func `patterns made of anything end within their fuel`() {
        var maker = ExpressionMaker(seed: 11)
        let pieces = [
            "a", "b", ".", "(", ")", "(?:", "(?i)", "*", "+", "?", "{2}", "{1,9}", "{0,}", "|", "[a-c]", "[^b]", "\\d", "\\b",
            "^", "$", "[", "\\", "é",
        ]
        var declarations = Declarations()
        declarations.declare("p", .string)
        declarations.declare("t", .string)
        var bindings = Bindings(declarations)
        bindings["t"] = .string(String(repeating: "aab", count: 100))
        guard let expression = try? Policy.Expression.compile("t.matches(p)", in: declarations) else {
            Issue.record("no expression")
            return
        }
        for _ in 0..<Self.rounds / 4 {
            bindings["p"] = .string((0..<maker.number(20)).map { _ in pieces[maker.number(pieces.count)] }.joined())
            _ = expression.evaluate(bindings, fuel: 50_000)
        }
    }
}
