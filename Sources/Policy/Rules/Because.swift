/// A sentence with facts in it: `has {candidate.short_units} too few`. Two braces stand for one.
public struct Because: Sendable {
    private enum Part: Sendable {
        case text(String)
        case value(Expression)
    }

    private let parts: [Part]
    /// As it was written.
    public let text: String
    /// The slots that it reads.
    public let reads: [Int]

    /// Compiles the expressions in it; a fault tells the place within the whole text.
    init(_ text: String, in declarations: Declarations) throws(BecauseFault) {
        var parts: [Part] = []
        var plain = ""
        var rest = text[...]
        while let letter = rest.first {
            if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
                plain.append(letter)
                rest = rest.dropFirst(2)
            } else if letter == "{" {
                guard let end = rest.firstIndex(of: "}") else {
                    throw BecauseFault(sentence: "a { has no }", offset: text.count - rest.count)
                }
                if !plain.isEmpty { parts.append(.text(plain)) }
                plain = ""
                let start = rest.index(after: rest.startIndex)
                do throws(ExpressionFault) {
                    parts.append(.value(try Expression.compile(String(rest[start..<end]), in: declarations)))
                } catch {
                    throw BecauseFault(sentence: error.sentence, offset: text.count - rest.count + error.column)
                }
                rest = rest[rest.index(after: end)...]
            } else {
                plain.append(letter)
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty { parts.append(.text(plain)) }
        self.parts = parts
        self.text = text
        reads = parts.flatMap { part -> [Int] in
            if case .value(let expression) = part { expression.readSlots } else { [] }
        }
    }

    /// The sentence with these facts; `?` stands for what is not known.
    public func sentence(_ facts: Bindings) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .value(let expression):
                switch expression.evaluate(facts, fuel: RuleSheet.fuel) {
                case .success(let value): FactValue(value).description
                case .failure: "?"
                }
            }
        }.joined()
    }
}

/// What is wrong in a sentence with facts, and how many letters into it.
struct BecauseFault: Error {
    var sentence: String
    var offset: Int
}
