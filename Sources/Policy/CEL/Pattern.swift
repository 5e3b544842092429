/// A regular expression in RE2's syntax without captures. It runs as a set of states along the text, so its time is bounded by
/// the length of both, whatever the pattern.
struct Pattern: Sendable {
    enum Step {
        case scalar(UInt32)
        case set(Int)
        case any(takesNewline: Bool)
        case fork(Int, Int)
        case jump(Int)
        case check(Anchor)
        case found
    }

    enum Anchor {
        case textStart, textEnd, lineStart, lineEnd, boundary, noBoundary
    }

    /// Steps that a pattern may grow to by its repetitions.
    static let limit = 5_000

    fileprivate(set) var steps: [Step] = []
    fileprivate(set) var sets: [ScalarSet] = []

    init(_ text: String) throws(EvaluationFault) {
        var reader = PatternReader(text)
        let tree = try reader.read()
        var writer = PatternWriter()
        try writer.write(tree)
        try writer.append(.found)
        steps = writer.steps
        sets = writer.sets
    }
}

/// Code points by ranges.
struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false
    var ignoresCase = false
    /// Unicode's general categories by their first letters, such as `L` and `Lu`; those that must not hold.
    var categories: [String] = []
    var foreignCategories: [String] = []

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var isIn = holds(scalar.value)
        if !isIn, ignoresCase {
            isIn = ScalarSet.variants(of: scalar).contains { holds($0) }
        }
        if !isIn, !(categories.isEmpty && foreignCategories.isEmpty) {
            let own = scalar.properties.generalCategory.letters
            isIn = categories.contains { own.hasPrefix($0) } || foreignCategories.contains { !own.hasPrefix($0) }
        }
        return isIn != isNegated
    }

    private func holds(_ value: UInt32) -> Bool {
        for range in ranges where range.contains(value) { return true }
        return false
    }

    /// The other case of a letter, where it is one code point.
    static func variants(of scalar: Unicode.Scalar) -> [UInt32] {
        if scalar.isASCII {
            let value = scalar.value
            return value | 32 >= 97 && value | 32 <= 122 ? [value ^ 32] : []
        }
        return [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].compactMap { text in
            let scalars = text.unicodeScalars
            return scalars.count == 1 ? scalars.first?.value : nil
        }
    }

    static let digits: [ClosedRange<UInt32>] = [48...57]
    static let word: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]
    static let blank: [ClosedRange<UInt32>] = [9...10, 12...13, 32...32]

    /// All code points that are in none of the ranges.
    static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var out: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { out.append(next...range.lowerBound - 1) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10ffff { out.append(next...0x10ffff) }
        return out
    }
}

/// Writes a tree as steps.
struct PatternWriter {
    var steps: [Pattern.Step] = []
    var sets: [ScalarSet] = []

    mutating func append(_ step: Pattern.Step) throws(EvaluationFault) {
        guard steps.count < Pattern.limit else {
            throw EvaluationFault(.malformed, "the pattern is too large: its repetitions make more than \(Pattern.limit) steps")
        }
        steps.append(step)
    }

    mutating func write(_ tree: PatternTree) throws(EvaluationFault) {
        switch tree {
        case .scalar(let value): try append(.scalar(value))
        case .any(let takesNewline): try append(.any(takesNewline: takesNewline))
        case .check(let anchor): try append(.check(anchor))
        case .set(let set):
            sets.append(set)
            try append(.set(sets.count - 1))
        case .sequence(let parts): for part in parts { try write(part) }
        case .choice(let parts): try choice(parts)
        case .repeated(let part, let least, let most): try repeated(part, least, most)
        }
    }

    private mutating func choice(_ parts: [PatternTree]) throws(EvaluationFault) {
        var ends: [Int] = []
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1 {
                try write(part)
            } else {
                let fork = steps.count
                try append(.jump(0))
                try write(part)
                ends.append(steps.count)
                try append(.jump(0))
                steps[fork] = .fork(fork + 1, steps.count)
            }
        }
        for end in ends { steps[end] = .jump(steps.count) }
    }

    private mutating func repeated(_ part: PatternTree, _ least: Int, _ most: Int?) throws(EvaluationFault) {
        for _ in 0..<least {
            let before = steps.count
            try write(part)
            // A part that writes nothing would else be repeated for ever, nested often enough.
            if steps.count == before { return }
        }
        guard let most else {
            let fork = steps.count
            try append(.jump(0))
            try write(part)
            try append(.jump(fork))
            steps[fork] = .fork(fork + 1, steps.count)
            return
        }
        var forks: [Int] = []
        for _ in least..<most {
            forks.append(steps.count)
            try append(.jump(0))
            try write(part)
        }
        for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
    }
}
