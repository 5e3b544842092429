/// What is known about the free types of an expression, and whether one type may stand for another under it.
struct Substitution {
    private var known: [Int: ValueType] = [:]
    private var next = 0
    private let meter = Meter()

    /// Types that share their parts are larger than they look, so the steps along them are counted.
    private final class Meter {
        var left = 1_000_000
    }

    /// Whether the types were too large to be compared; what was found then means nothing.
    var isExhausted: Bool { meter.left < 0 }

    private func isPaid() -> Bool {
        meter.left -= 1
        return meter.left >= 0
    }

    mutating func fresh() -> ValueType {
        next += 1
        return .free(next)
    }

    /// Whether a value of each of `given` may stand where the matching one of `wanted` is asked for; what that teaches is kept
    /// only when all fit.
    mutating func accepts(_ wanted: [ValueType], _ given: [ValueType]) -> Bool {
        var trial = self
        guard trial.fits(wanted, given) else { return false }
        self = trial
        return true
    }

    mutating func accepts(_ wanted: ValueType, _ given: ValueType) -> Bool { accepts([wanted], [given]) }

    private mutating func fits(_ a: [ValueType], _ b: [ValueType]) -> Bool {
        guard a.count == b.count else { return false }
        for (a, b) in zip(a, b) where !fits(a, b) { return false }
        return true
    }

    private mutating func fits(_ a: ValueType, _ b: ValueType) -> Bool {
        guard isPaid() else { return false }
        if case .free(let name) = b {
            let (isValid, isKnown) = substitute(a, for: name)
            if isValid { return true }
            if isKnown { return false }
        }
        if case .free(let name) = a { return substitute(b, for: name).isValid }
        switch (a, b) {
        case (.dyn, _), (_, .dyn): return true
        case (.null, .null): return true
        case (.null, let other), (let other, .null): return other.isNullable
        case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return fits(a, b)
        case (.map(let k, let v), .map(let l, let w)): return fits(k, l) && fits(v, w)
        case (.abstract(let name, let a), .abstract(let other, let b)): return name == other && fits(a, b)
        default: return a == b
        }
    }

    private mutating func substitute(_ type: ValueType, for name: Int) -> (isValid: Bool, isKnown: Bool) {
        if type == .free(name) { return (true, true) }
        if let found = known[name] {
            if found == type { return (true, true) }
            guard fits(type, found) else { return (false, true) }
            let wider = wider(type, found)
            if !occurs(name, in: wider) { known[name] = wider }
            return (true, true)
        }
        guard !occurs(name, in: type) else { return (false, false) }
        known[name] = type
        return (true, false)
    }

    private func occurs(_ name: Int, in type: ValueType) -> Bool {
        guard isPaid() else { return true }
        switch type {
        case .free(let other):
            if other == name { return true }
            return known[other].map { occurs(name, in: $0) } ?? false
        case .list(let inner), .optional(let inner): return occurs(name, in: inner)
        case .map(let key, let value): return occurs(name, in: key) || occurs(name, in: value)
        case .abstract(_, let inner): return inner.contains { occurs(name, in: $0) }
        default: return false
        }
    }

    /// The less specific of two types that fit.
    func wider(_ a: ValueType, _ b: ValueType) -> ValueType {
        if a == .null, b != .null { return b }
        return isWiderOrEqual(a, b) ? a : b
    }

    private func isWiderOrEqual(_ a: ValueType, _ b: ValueType) -> Bool {
        guard isPaid() else { return true }
        return switch (a, b) {
        case (.dyn, _), (.free, _): true
        case (_, .dyn), (_, .free): false
        case (_, .null): true
        case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): isWiderOrEqual(a, b)
        case (.map(let k, let v), .map(let l, let w)): isWiderOrEqual(k, l) && isWiderOrEqual(v, w)
        case (.abstract(let name, let a), .abstract(let other, let b)):
            name == other && a.count == b.count && zip(a, b).allSatisfy { isWiderOrEqual($0, $1) }
        default: a == b
        }
    }

    /// The type of a place that holds both, dyn when they do not fit.
    mutating func join(_ a: ValueType?, _ b: ValueType) -> ValueType {
        guard let a else { return b }
        return accepts(a, b) ? wider(a, b) : .dyn
    }

    /// The type with what is known put in; what stays free is dyn when `isFinal`.
    func applied(_ type: ValueType, isFinal: Bool = false) -> ValueType {
        guard isPaid() else { return .dyn }
        switch type {
        case .free(let name):
            if let found = known[name] { return applied(found, isFinal: isFinal) }
            return isFinal ? .dyn : type
        case .list(let inner): return .list(applied(inner, isFinal: isFinal))
        case .optional(let inner): return .optional(applied(inner, isFinal: isFinal))
        case .map(let key, let value): return .map(applied(key, isFinal: isFinal), applied(value, isFinal: isFinal))
        case .abstract(let name, let inner): return .abstract(name, inner.map { applied($0, isFinal: isFinal) })
        default: return type
        }
    }

    /// A signature's type with its parameters made free types of this use.
    mutating func instance(_ type: ValueType, _ names: inout [String: ValueType]) -> ValueType {
        switch type {
        case .parameter(let name):
            if let found = names[name] { return found }
            let free = fresh()
            names[name] = free
            return free
        case .list(let inner): return .list(instance(inner, &names))
        case .optional(let inner): return .optional(instance(inner, &names))
        case .map(let key, let value): return .map(instance(key, &names), instance(value, &names))
        case .abstract(let name, let inner):
            var out: [ValueType] = []
            for type in inner { out.append(instance(type, &names)) }
            return .abstract(name, out)
        default: return type
        }
    }
}
