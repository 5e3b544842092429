/// Escapes and classes of patterns.
extension PatternReader {
    mutating func escaped() throws(EvaluationFault) -> PatternTree {
        guard let next = rest.popFirst() else { throw fault("ends with a backslash") }
        switch next {
        case "b": return .check(.boundary)
        case "B": return .check(.noBoundary)
        case "A": return .check(.textStart)
        case "z": return .check(.textEnd)
        default: break
        }
        if let ranges = PatternReader.ranges(of: next) { return .set(ScalarSet(ranges: ranges)) }
        if next == "p" || next == "P" {
            var set = ScalarSet()
            try property(isNegated: next == "P", into: &set)
            return .set(set)
        }
        return literal(try single(next))
    }

    private static func ranges(of letter: Unicode.Scalar) -> [ClosedRange<UInt32>]? {
        switch letter {
        case "d": ScalarSet.digits
        case "D": ScalarSet.complement(ScalarSet.digits)
        case "w": ScalarSet.word
        case "W": ScalarSet.complement(ScalarSet.word)
        case "s": ScalarSet.blank
        case "S": ScalarSet.complement(ScalarSet.blank)
        default: nil
        }
    }

    /// The code point behind a backslash.
    private mutating func single(_ letter: Unicode.Scalar) throws(EvaluationFault) -> Unicode.Scalar {
        switch letter {
        case "a": return "\u{7}"
        case "f": return "\u{c}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{b}"
        case "x": return try hexadecimal()
        default:
            guard letter.isASCII, !letter.properties.isAlphabetic, !(48...57).contains(letter.value) else {
                throw fault("has an unknown escape \\\(letter)")
            }
            return letter
        }
    }

    private mutating func hexadecimal() throws(EvaluationFault) -> Unicode.Scalar {
        var digits: Substring.UnicodeScalarView
        if rest.first == "{", let end = rest.firstIndex(of: "}") {
            digits = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
        } else {
            digits = rest.prefix(2)
            rest.removeFirst(digits.count)
        }
        guard !digits.isEmpty, let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) else {
            throw fault("has a bad \\x escape")
        }
        return scalar
    }

    /// A class between brackets, the opening one read.
    mutating func bracket() throws(EvaluationFault) -> ScalarSet {
        var set = ScalarSet(ignoresCase: flags.ignoresCase)
        if rest.first == "^" {
            rest.removeFirst()
            set.isNegated = true
        }
        var isFirst = true
        while let next = rest.popFirst() {
            if next == "]", !isFirst { return set }
            isFirst = false
            if next == "[", rest.first == ":" {
                set.ranges += try named()
                continue
            }
            var low = next
            if next == "\\" {
                guard let letter = rest.popFirst() else { break }
                if let ranges = PatternReader.ranges(of: letter) {
                    set.ranges += ranges
                    continue
                }
                if letter == "p" || letter == "P" {
                    try property(isNegated: letter == "P", into: &set)
                    continue
                }
                low = try single(letter)
            }
            set.ranges.append(try range(from: low))
        }
        throw fault("has a [ that is not closed")
    }

    private mutating func range(from low: Unicode.Scalar) throws(EvaluationFault) -> ClosedRange<UInt32> {
        guard rest.first == "-", let after = rest.dropFirst().first, after != "]" else { return low.value...low.value }
        rest.removeFirst(2)
        var high = after
        if after == "\\" {
            guard let letter = rest.popFirst(), PatternReader.ranges(of: letter) == nil else {
                throw fault("has a range that ends in a class")
            }
            high = try single(letter)
        }
        guard low.value <= high.value else { throw fault("has a range that runs backwards") }
        return low.value...high.value
    }

    private mutating func named() throws(EvaluationFault) -> [ClosedRange<UInt32>] {
        guard let end = rest.dropFirst().firstIndex(of: ":") else { throw fault("has a class that is not closed") }
        var name = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        guard rest.popFirst() == "]" else { throw fault("has a class that is not closed") }
        let isNegated = name.hasPrefix("^")
        if isNegated { name.removeFirst() }
        let classes: [String: [ClosedRange<UInt32>]] = [
            "alnum": [48...57, 65...90, 97...122], "alpha": [65...90, 97...122], "ascii": [0...127], "blank": [9...9, 32...32],
            "cntrl": [0...31, 127...127], "digit": [48...57], "graph": [33...126], "lower": [97...122], "print": [32...126],
            "punct": [33...47, 58...64, 91...96, 123...126], "space": [9...13, 32...32], "upper": [65...90],
            "word": ScalarSet.word, "xdigit": [48...57, 65...70, 97...102],
        ]
        guard let ranges = classes[name] else { throw fault("has an unknown class [:\(name):]") }
        return isNegated ? ScalarSet.complement(ranges) : ranges
    }

    /// The category behind `\p`: one letter, or some between brackets.
    private mutating func property(isNegated: Bool, into set: inout ScalarSet) throws(EvaluationFault) {
        var isNegated = isNegated
        var name: String
        if rest.first == "{", let end = rest.firstIndex(of: "}") {
            name = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
        } else {
            name = rest.popFirst().map { String($0) } ?? ""
        }
        if name.hasPrefix("^") {
            name.removeFirst()
            isNegated.toggle()
        }
        guard Unicode.GeneralCategory.allLetters.contains(where: { $0.hasPrefix(name) }), !name.isEmpty else {
            throw fault("has an unknown class \\p{\(name)}; the general categories are known, scripts are not")
        }
        if isNegated { set.foreignCategories.append(name) } else { set.categories.append(name) }
    }
}
