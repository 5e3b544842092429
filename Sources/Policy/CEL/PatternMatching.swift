/// Runs a pattern along a text, all its states at once.
extension Pattern {
    /// Whether the pattern is found anywhere in the text.
    func matches(_ text: String, _ frame: inout Frame) throws(EvaluationFault) -> Bool {
        try frame.spend(steps.count / 16)
        var states = StateSet(steps.count)
        var following = StateSet(steps.count)
        var stack: [Int] = []
        var before: Unicode.Scalar?
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while true {
            // The pattern may begin at every place, so its first state joins again each time.
            if enter(0, &states, &stack, before, next) { return true }
            guard let scalar = next else { return false }
            next = scalars.next()
            try frame.spend(1 + states.count / 8)
            following.removeAll()
            for index in 0..<states.count where takes(scalar, at: states[index]) {
                if enter(states[index] + 1, &following, &stack, scalar, next) { return true }
            }
            swap(&states, &following)
            before = scalar
        }
    }

    private func takes(_ scalar: Unicode.Scalar, at state: Int) -> Bool {
        switch steps[state] {
        case .scalar(let value): value == scalar.value
        case .set(let index): sets[index].contains(scalar)
        case .any(let takesNewline): takesNewline || scalar != "\n"
        default: false
        }
    }

    /// Adds a state and all that are reached from it without a code point; true when the end is among them.
    private func enter(
        _ state: Int, _ states: inout StateSet, _ stack: inout [Int], _ before: Unicode.Scalar?, _ next: Unicode.Scalar?
    ) -> Bool {
        stack.append(state)
        while let state = stack.popLast() {
            guard states.insert(state) else { continue }
            switch steps[state] {
            case .found:
                stack.removeAll()
                return true
            case .jump(let target): stack.append(target)
            case .fork(let first, let second):
                stack.append(second)
                stack.append(first)
            case .check(let anchor): if Pattern.holds(anchor, before, next) { stack.append(state + 1) }
            case .scalar, .set, .any: break
            }
        }
        return false
    }

    private static func holds(_ anchor: Anchor, _ before: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
        switch anchor {
        case .textStart: before == nil
        case .textEnd: next == nil
        case .lineStart: before == nil || before == "\n"
        case .lineEnd: next == nil || next == "\n"
        case .boundary: isWord(before) != isWord(next)
        case .noBoundary: isWord(before) == isWord(next)
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        guard let value = scalar?.value else { return false }
        return ScalarSet.word.contains { $0.contains(value) }
    }
}

/// States in the order in which they were reached, each once; emptied in no time.
struct StateSet {
    private var dense: [Int32]
    private var sparse: [Int32]
    private(set) var count = 0

    init(_ capacity: Int) {
        dense = Array(repeating: 0, count: capacity)
        sparse = dense
    }

    subscript(index: Int) -> Int { Int(dense[index]) }

    mutating func removeAll() { count = 0 }

    /// False when it was there already.
    mutating func insert(_ state: Int) -> Bool {
        let place = Int(sparse[state])
        if place < count, dense[place] == Int32(state) { return false }
        dense[count] = Int32(state)
        sparse[state] = Int32(count)
        count += 1
        return true
    }
}
