/// A pattern as a tree.
indirect enum PatternTree {
    case scalar(UInt32)
    case set(ScalarSet)
    case any(takesNewline: Bool)
    case check(Pattern.Anchor)
    case sequence([PatternTree])
    case choice([PatternTree])
    case repeated(PatternTree, Int, Int?)
}

/// Reads RE2's syntax.
struct PatternReader {
    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotTakesNewline = false
    }

    var rest: Substring.UnicodeScalarView
    var flags = Flags()
    private var nesting = 0
    private let source: String

    init(_ text: String) {
        source = text
        rest = Substring(text).unicodeScalars
    }

    func fault(_ sentence: String) -> EvaluationFault { EvaluationFault(.malformed, "the pattern \(sentence)") }

    mutating func read() throws(EvaluationFault) -> PatternTree {
        let tree = try choice()
        guard rest.isEmpty else { throw fault("has a ) too many") }
        return tree
    }

    private mutating func choice() throws(EvaluationFault) -> PatternTree {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= 50 else { throw fault("has more than 50 groups inside each other") }
        var parts = [try sequence()]
        while rest.first == "|" {
            rest.removeFirst()
            parts.append(try sequence())
        }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(EvaluationFault) -> PatternTree {
        var parts: [PatternTree] = []
        while let next = rest.first, next != "|", next != ")" {
            guard var part = try atom() else { continue }
            var isRepeated = false
            while let (least, most) = try repetition() {
                guard !isRepeated else { throw fault("repeats a repetition") }
                isRepeated = true
                part = .repeated(part, least, most)
                if rest.first == "?" { rest.removeFirst() }
            }
            parts.append(part)
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func repetition() throws(EvaluationFault) -> (Int, Int?)? {
        switch rest.first {
        case "*":
            rest.removeFirst()
            return (0, nil)
        case "+":
            rest.removeFirst()
            return (1, nil)
        case "?":
            rest.removeFirst()
            return (0, 1)
        case "{":
            var ahead = rest.dropFirst()
            guard let least = PatternReader.number(&ahead) else { return nil }
            var most: Int? = least
            if ahead.first == "," {
                ahead.removeFirst()
                most = PatternReader.number(&ahead)
                if most == nil, ahead.first != "}" { return nil }
            }
            guard ahead.first == "}" else { return nil }
            rest = ahead.dropFirst()
            guard least <= 1_000, most ?? 0 <= 1_000, most.map({ $0 >= least }) ?? true else {
                throw fault("has a bad repetition; its bounds are at most 1000")
            }
            return (least, most)
        default: return nil
        }
    }

    static func number(_ rest: inout Substring.UnicodeScalarView) -> Int? {
        let digits = rest.prefix { $0.value >= 48 && $0.value <= 57 }
        guard !digits.isEmpty, let value = Int(String(digits)) else { return nil }
        rest.removeFirst(digits.count)
        return value
    }

    /// One part; nil where only flags stand.
    private mutating func atom() throws(EvaluationFault) -> PatternTree? {
        let next = rest.removeFirst()
        switch next {
        case "(": return try group()
        case "[": return .set(try bracket())
        case ".": return .any(takesNewline: flags.dotTakesNewline)
        case "^": return .check(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .check(flags.isMultiline ? .lineEnd : .textEnd)
        case "\\": return try escaped()
        case "*", "+", "?": throw fault("repeats nothing at \(next)")
        default: return literal(next)
        }
    }

    func literal(_ scalar: Unicode.Scalar) -> PatternTree {
        guard flags.ignoresCase, !ScalarSet.variants(of: scalar).isEmpty else { return .scalar(scalar.value) }
        return .set(ScalarSet(ranges: [scalar.value...scalar.value], ignoresCase: true))
    }

    private mutating func group() throws(EvaluationFault) -> PatternTree? {
        let outer = flags
        if rest.first == "?" {
            rest.removeFirst()
            if rest.starts(with: "P<".unicodeScalars) || rest.first == "<" {
                guard let end = rest.firstIndex(of: ">") else { throw fault("has a group whose name is not closed") }
                rest = rest[rest.index(after: end)...]
            } else if try readFlags() {
                return nil
            }
        }
        let inner = try choice()
        guard rest.popFirst() == ")" else { throw fault("has a ( that is not closed") }
        flags = outer
        return inner
    }

    /// Reads `i`, `s`, `m`, `U` and what follows; true when the flags hold until the end of the group around them.
    private mutating func readFlags() throws(EvaluationFault) -> Bool {
        var isOn = true
        while let next = rest.popFirst() {
            switch next {
            case "i": flags.ignoresCase = isOn
            case "s": flags.dotTakesNewline = isOn
            case "m": flags.isMultiline = isOn
            case "U": break
            case "-": isOn = false
            case ")": return true
            case ":": return false
            default: throw fault("has an unknown group (?\(next)")
            }
        }
        throw fault("has a ( that is not closed")
    }
}
