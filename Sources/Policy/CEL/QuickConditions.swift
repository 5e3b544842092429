import Vocabulary

/// What a quick condition says. `ask`: something is not given, or not of its kind, or of another currency: the evaluator
/// proper has to say what follows from that.
enum QuickAnswer: UInt8 {
    case no, yes, ask

    @inline(__always)
    init(_ truth: Bool) { self = truth ? .yes : .no }
}

/// A condition over given values alone: no frame, no fuel, no values on the way.
typealias QuickCode = @Sendable (UnsafePointer<Value?>) -> QuickAnswer

/// Closures for the shapes that most rules have: a given value compared with a constant, joined by `&&`, `||`, `!` and `in`.
/// They say the same as the evaluator or leave the answer to it.
enum QuickConditions {
    static func condition(_ node: SyntaxNode) -> QuickCode? {
        switch node.kind {
        case .literal(.bool(let value)):
            let answer = QuickAnswer(value)
            return { _ in answer }
        case .variable(let slot) where node.type == .bool:
            return { given in
                if case .bool(let value)? = given[slot] { return QuickAnswer(value) }
                return .ask
            }
        case .given(let slot): return { given in QuickAnswer(given[slot] != nil) }
        case .and(let nodes): return joined(nodes, deciding: .no)
        case .or(let nodes): return joined(nodes, deciding: .yes)
        case .call("!_", nil, let arguments):
            guard let operand = condition(arguments[0]) else { return nil }
            return { given in
                switch operand(given) {
                case .no: .yes
                case .yes: .no
                case .ask: .ask
                }
            }
        case .call("@in", nil, let arguments): return member(arguments)
        case .call(let name, nil, let arguments) where arguments.count == 2: return comparison(name, arguments)
        default: return nil
        }
    }

    /// From left to right; what cannot be said at once leaves all of it to the evaluator.
    private static func joined(_ nodes: [SyntaxNode], deciding: QuickAnswer) -> QuickCode? {
        let parts = nodes.compactMap { condition($0) }
        guard parts.count == nodes.count, let last = parts.last else { return nil }
        if parts.count == 2 {
            let first = parts[0]
            return { given in
                let answer = first(given)
                return answer == deciding || answer == .ask ? answer : last(given)
            }
        }
        return { given in
            for part in parts {
                let answer = part(given)
                if answer == deciding || answer == .ask { return answer }
            }
            return deciding == .no ? .yes : .no
        }
    }

    private static func comparison(_ name: String, _ arguments: [SyntaxNode]) -> QuickCode? {
        guard let operation = Operation(rawValue: name) else { return nil }
        if case .variable(let slot) = arguments[0].kind {
            if case .variable(let other) = arguments[1].kind {
                return between(slot, other, operation, arguments[0].type, arguments[1].type)
            }
            return constant(arguments[1]).flatMap { compared(slot, operation, with: $0, arguments[0].type) }
        }
        guard case .variable(let slot) = arguments[1].kind else { return nil }
        return constant(arguments[0]).flatMap { compared(slot, operation.mirrored, with: $0, arguments[1].type) }
    }

    private enum Operation: String {
        case less = "_<_", lessOrEqual = "_<=_", greater = "_>_", greaterOrEqual = "_>=_", equal = "_==_", unequal = "_!=_"

        var mirrored: Operation {
            switch self {
            case .less: .greater
            case .lessOrEqual: .greaterOrEqual
            case .greater: .less
            case .greaterOrEqual: .lessOrEqual
            case .equal, .unequal: self
            }
        }

        @inline(__always)
        func holds(_ a: Int, _ b: Int) -> Bool {
            switch self {
            case .less: a < b
            case .lessOrEqual: a <= b
            case .greater: a > b
            case .greaterOrEqual: a >= b
            case .equal: a == b
            case .unequal: a != b
            }
        }
    }

    /// A literal, or an amount or duration that a literal text stands for.
    private static func constant(_ node: SyntaxNode) -> Value? {
        switch node.kind {
        case .literal(let value): return value
        case .call("money", nil, let arguments) where arguments.count == 1:
            guard case .literal(.string(let text)) = arguments[0].kind else { return nil }
            return (try? MoneyText.read(text)).map { .money($0) }
        case .call("duration", nil, let arguments) where arguments.count == 1:
            guard case .literal(.string(let text)) = arguments[0].kind else { return nil }
            return DurationText.read(text).map { .duration($0) }
        default: return nil
        }
    }

    private static func compared(_ slot: Int, _ operation: Operation, with constant: Value, _ type: ValueType) -> QuickCode? {
        switch (type, constant) {
        case (.int, .int(let limit)):
            return { given in
                if case .int(let value)? = given[slot] { return QuickAnswer(operation.holds(value, limit)) }
                return .ask
            }
        case (.money, .money(let limit)):
            return { given in
                if case .money(let value)? = given[slot], value.currency == limit.currency {
                    return QuickAnswer(operation.holds(value.minor, limit.minor))
                }
                return .ask
            }
        case (.duration, .duration(let limit)):
            return { given in
                if case .duration(let value)? = given[slot] { return QuickAnswer(operation.holds(value, limit)) }
                return .ask
            }
        case (.string, .string(let text)) where operation == .equal || operation == .unequal:
            let isEqual = operation == .equal
            return { given in
                if case .string(let value)? = given[slot] { return QuickAnswer(CodePoints.areEqual(value, text) == isEqual) }
                return .ask
            }
        case (.bool, .bool(let wanted)) where operation == .equal || operation == .unequal:
            let isEqual = operation == .equal
            return { given in
                if case .bool(let value)? = given[slot] { return QuickAnswer((value == wanted) == isEqual) }
                return .ask
            }
        default: return nil
        }
    }

    private static func between(
        _ a: Int, _ b: Int, _ operation: Operation, _ first: ValueType, _ second: ValueType
    ) -> QuickCode? {
        switch (first, second) {
        case (.int, .int):
            return { given in
                if case .int(let x)? = given[a], case .int(let y)? = given[b] { return QuickAnswer(operation.holds(x, y)) }
                return .ask
            }
        case (.money, .money):
            return { given in
                if case .money(let x)? = given[a], case .money(let y)? = given[b], x.currency == y.currency {
                    return QuickAnswer(operation.holds(x.minor, y.minor))
                }
                return .ask
            }
        default: return nil
        }
    }

    /// `order.channel in ["web", "uk"]` and the same with whole numbers.
    private static func member(_ arguments: [SyntaxNode]) -> QuickCode? {
        guard case .variable(let slot) = arguments[0].kind, case .list(let nodes, let optional) = arguments[1].kind,
            optional.isEmpty
        else { return nil }
        let literals = nodes.compactMap { if case .literal(let value) = $0.kind { value } else { nil } }
        guard literals.count == nodes.count else { return nil }
        if arguments[0].type == .string {
            let texts = literals.compactMap { if case .string(let text) = $0 { text } else { nil } }
            guard texts.count == literals.count else { return nil }
            return { given in
                guard case .string(let value)? = given[slot] else { return .ask }
                for text in texts where CodePoints.areEqual(value, text) { return .yes }
                return .no
            }
        }
        let numbers = literals.compactMap { if case .int(let number) = $0 { number } else { nil } }
        guard arguments[0].type == .int, numbers.count == literals.count else { return nil }
        return { given in
            guard case .int(let value)? = given[slot] else { return .ask }
            for number in numbers where number == value { return .yes }
            return .no
        }
    }
}
