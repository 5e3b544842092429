import Policy
import Testing
import Vocabulary

/// A policy file can neither hang nor exhaust the console.
@Suite struct ExpressionBoundsTests {
    static func fault(_ text: String, limits: Limits = Limits()) -> String {
        do throws(ExpressionFault) {
            let expression = try Expression.compile(text, in: Declarations(), limits: limits)
            switch expression.evaluate(Bindings(Declarations())) {
            case .success: return "none"
            case .failure(let fault): return fault.kind.rawValue
            }
        } catch {
            return error.sentence
        }
    }

    @Test(arguments: ["(", "[", "{1:", "!", "-", "true ? true : ", "1 + (", "a.b(", "[1].map(x, ", "-(", "!("])
    func `nesting ends at a level and not with the stack`(_ part: String) {
        let text = String(repeating: part, count: 20_000)
        let sentence = Self.fault(text)
        #expect(
            sentence.contains("nested deeper") || sentence.contains("expected") || sentence.contains("longer than"), "\(sentence)"
        )
    }

    @Test func `size is bounded in bytes and in parts`() {
        #expect(Self.fault(String(repeating: " ", count: 70_000) + "1").contains("longer than 65536 bytes"))
        #expect(
            Self.fault("[" + Array(repeating: "1", count: 12_000).joined(separator: ",") + "]").contains("more than 10000 parts"))
        #expect(Self.fault(Array(repeating: "1", count: 200).joined(separator: " + ")).contains("nested deeper than 100 levels"))
        #expect(Self.fault(Array(repeating: "true", count: 4_000).joined(separator: " && ")) == "none")
    }

    @Test func `work is bounded, also where a value doubles`() {
        let ten = "[0,1,2,3,4,5,6,7,8,9]"
        var nest = "true"
        for level in 0..<12 { nest = "\(ten).all(v\(level), \(nest))" }
        #expect(Self.fault(nest) == "outOfFuel")
        #expect(Self.fault("\(nest) || true") == "outOfFuel")
        var doubled = "size(v0)"
        for level in 0..<40 { doubled = "cel.bind(v\(level), v\(level + 1) + v\(level + 1), \(doubled))" }
        var texts = "size(v39)"
        for level in (0..<40).reversed() {
            texts = "cel.bind(v\(level), \(level == 0 ? "'0123456789'" : "v\(level - 1) + v\(level - 1)"), \(texts))"
        }
        #expect(Self.fault(texts) == "outOfFuel")
        var lists = "v39 == v39"
        for level in (0..<40).reversed() {
            lists = "cel.bind(v\(level), \(level == 0 ? "[1]" : "[v\(level - 1), v\(level - 1)]"), \(lists))"
        }
        #expect(Self.fault(lists) == "outOfFuel")
        var result = "v39"
        for level in (0..<40).reversed() {
            result = "cel.bind(v\(level), \(level == 0 ? "[1]" : "[v\(level - 1), v\(level - 1)]"), \(result))"
        }
        #expect(Self.fault(result) == "tooLarge")
        #expect(Self.fault("'%.99f%.99f'.format([1e300, 1e-300]).size() > 300 || true") == "none")
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "(a+)+$", "(a|a)*b", "(a|aa)+$", "(.*)*x", "((a*)*)*b", "(a?){200}a{200}$", "(x+x+)+y", "([a-z]+)*!",
            "(a{0,20}){0,50}b",
            "()*()*()*b", "(?i)(A+)+$",
        ])
    func `a pattern that runs away elsewhere is done at once`(_ pattern: String) throws {
        var declarations = Declarations()
        declarations.declare("text", .string)
        var bindings = Bindings(declarations)
        bindings["text"] = .string(String(repeating: "a", count: 5_000) + "?")
        let expression = try Expression.compile("text.matches('\(pattern)')", in: declarations)
        switch expression.evaluate(bindings) {
        case .success(let value): #expect(value.description == "false")
        case .failure(let fault): #expect(fault.kind == .outOfFuel)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `types that double are given up`() {
        var text = "true"
        for level in (1..<40).reversed() {
            text = "cel.bind(t\(level), {}, t\(level - 1) in t\(level) && t\(level)['a'] == t\(level - 1) ? \(text) : false)"
        }
        #expect(Self.fault("cel.bind(t0, {}, \(text))") != "none")
        let name = String(repeating: "n", count: 30_000)
        #expect(Self.fault("cel.bind(\(name), 1, \(name)x)").contains("there is no name"))
    }

    @Test func `a pattern may not grow by its repetitions`() {
        #expect(Self.fault("'a'.matches('((a{100}){100}){100}')").contains("too large"))
        #expect(Self.fault("'a'.matches('((((){1000}){1000}){1000}){1000}')") == "none")
        #expect(Self.fault("'a'.matches('a{1001}')").contains("at most 1000"))
        #expect(Self.fault("'a'.matches('\(String(repeating: "(", count: 60))')").contains("50 groups"))
        #expect(Self.fault("'a'.matches('a**')").contains("repeats a repetition"))
    }

    @Test(arguments: [
        ("^SKU-[0-9]{4}$", "SKU-1234", true), ("^SKU-[0-9]{4}$", "SKU-12345", false), ("a|b|", "", true),
        ("[^a-c]", "abc", false),
        ("[^a-c]", "abcd", true), ("\\\\bfoo\\\\b", "a foo b", true), ("\\\\bfoo\\\\b", "afoo b", false),
        ("(?i)straße", "STRAßE", true),
        ("\\\\d{2,3}", "a1b", false), ("\\\\w+@\\\\w+\\\\.\\\\w+", "a@b.de", true), ("^a.c$", "a\\nc", false),
        ("(?s)^a.c$", "a\\nc", true),
        ("(?m)^b$", "a\\nb\\nc", true), ("[[:digit:]]+x", "12x", true), ("[]a]", "]", true), ("a{2}", "aa", true),
        ("a{,2}", "a{,2}", true),
        ("x*", "", true), ("\\\\x41\\\\x{42}", "AB", true), ("[\\\\d\\\\-]+$", "1-2", true), ("(?P<n>a)(?:b)", "ab", true),
        ("^$", "", true),
        ("a(?i)b(?-i)c", "aBc", true), ("a(?i)b(?-i)c", "aBC", false), ("^(ab|cd)+$", "abcdab", true), ("é", "e\\u0301", false),
        ("a+?b", "aab", true), ("^\\\\p{Lu}\\\\pL+$", "Ärger", true), ("[\\\\p{N}_]", "x٣", true), ("\\\\PL", "abc", false),
        ("[a-", "a", false),
    ])
    func `patterns mean what RE2 means`(_ pattern: String, _ text: String, _ isMatch: Bool) throws {
        let source = "'\(text)'.matches('\(pattern)')"
        if pattern == "[a-" {
            #expect(Self.fault(source).contains("not closed"))
        } else {
            #expect(try ExpressionTests.shown(source) == "\(isMatch)", "\(source)")
        }
    }
}
