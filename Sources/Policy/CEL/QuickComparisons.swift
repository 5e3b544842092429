import Vocabulary

/// Comparisons of values that need no working out, with constants or with each other.
extension QuickConditions {
    enum Operation: String {
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

    func comparison(_ name: String, _ arguments: [SyntaxNode]) -> QuickCode? {
        guard let operation = Operation(rawValue: name) else { return nil }
        let (left, right) = (arguments[0], arguments[1])
        if let a = slot(left) {
            if let b = slot(right) { return between(a, b, operation, left.type, right.type) }
            if let constant = constant(right) { return compared(a, operation, with: constant, left.type) }
        } else if let b = slot(right), let constant = constant(left) {
            return compared(b, operation.mirrored, with: constant, right.type)
        }
        guard let a = int(left), let b = int(right) else { return nil }
        return { row in
            guard let x = a(row), let y = b(row) else { return .ask }
            return QuickAnswer(operation.holds(x, y))
        }
    }

    /// A whole number: a literal, a value, the size of a given list, a sum or a difference.
    private func int(_ node: SyntaxNode) -> QuickInt? {
        switch node.kind {
        case .literal(.int(let value)): return { _ in value }
        case .call("size", let target, let arguments) where !foreign.contains("size"):
            guard let operand = target ?? arguments.first, case .list = operand.type, let slot = slot(operand) else { return nil }
            return { row in
                guard case .list(let values)? = slot.read(row).pointee else { return nil }
                return values.count
            }
        case .call("_+_", nil, let arguments): return sum(arguments) { $0.addingReportingOverflow($1) }
        case .call("_-_", nil, let arguments): return sum(arguments) { $0.subtractingReportingOverflow($1) }
        default:
            guard node.type == .int, let slot = slot(node) else { return nil }
            return { row in
                if case .int(let value)? = slot.read(row).pointee { return value }
                return nil
            }
        }
    }

    private func sum(
        _ arguments: [SyntaxNode], _ work: @escaping @Sendable (Int, Int) -> (partialValue: Int, overflow: Bool)
    ) -> QuickInt? {
        guard let a = int(arguments[0]), let b = int(arguments[1]) else { return nil }
        return { row in
            guard let x = a(row), let y = b(row) else { return nil }
            let (result, isTooLarge) = work(x, y)
            return isTooLarge ? nil : result
        }
    }

    /// A literal, or an amount or duration that a literal text stands for.
    private func constant(_ node: SyntaxNode) -> Value? {
        switch node.kind {
        case .literal(let value): return value
        case .call("money", nil, let arguments) where arguments.count == 1 && !foreign.contains("money"):
            guard case .literal(.string(let text)) = arguments[0].kind else { return nil }
            return (try? MoneyText.read(text)).map { .money($0) }
        case .call("duration", nil, let arguments) where arguments.count == 1 && !foreign.contains("duration"):
            guard case .literal(.string(let text)) = arguments[0].kind else { return nil }
            return DurationText.read(text).map { .duration($0) }
        default: return nil
        }
    }

    private func compared(
        _ slot: QuickSlot, _ operation: Operation, with constant: Value, _ type: ValueType
    ) -> QuickCode? {
        switch (type, constant) {
        case (.int, .int(let limit)):
            return { row in
                if case .int(let value)? = slot.read(row).pointee { return QuickAnswer(operation.holds(value, limit)) }
                return .ask
            }
        case (.money, .money(let limit)):
            return { row in
                if case .money(let value)? = slot.read(row).pointee, value.currency == limit.currency {
                    return QuickAnswer(operation.holds(value.minor, limit.minor))
                }
                return .ask
            }
        case (.duration, .duration(let limit)):
            return { row in
                if case .duration(let value)? = slot.read(row).pointee { return QuickAnswer(operation.holds(value, limit)) }
                return .ask
            }
        case (.string, .string(let text)) where operation == .equal || operation == .unequal:
            let isEqual = operation == .equal
            return { row in
                if case .string(let value)? = slot.read(row).pointee, slot.isShort(value) {
                    return QuickAnswer(CodePoints.areEqual(value, text) == isEqual)
                }
                return .ask
            }
        case (.bool, .bool(let wanted)) where operation == .equal || operation == .unequal:
            let isEqual = operation == .equal
            return { row in
                if case .bool(let value)? = slot.read(row).pointee { return QuickAnswer((value == wanted) == isEqual) }
                return .ask
            }
        default: return nil
        }
    }

    private func between(
        _ a: QuickSlot, _ b: QuickSlot, _ operation: Operation, _ first: ValueType, _ second: ValueType
    ) -> QuickCode? {
        switch (first, second) {
        case (.int, .int):
            return { row in
                if case .int(let x)? = a.read(row).pointee, case .int(let y)? = b.read(row).pointee {
                    return QuickAnswer(operation.holds(x, y))
                }
                return .ask
            }
        case (.money, .money):
            return { row in
                if case .money(let x)? = a.read(row).pointee, case .money(let y)? = b.read(row).pointee,
                    x.currency == y.currency
                {
                    return QuickAnswer(operation.holds(x.minor, y.minor))
                }
                return .ask
            }
        default: return nil
        }
    }

    /// `order.channel in ["web", "uk"]` and the same with whole numbers.
    func member(_ arguments: [SyntaxNode]) -> QuickCode? {
        guard let slot = slot(arguments[0]), case .list(let nodes, let optional) = arguments[1].kind, optional.isEmpty
        else { return nil }
        let literals = nodes.compactMap { if case .literal(let value) = $0.kind { value } else { nil } }
        guard literals.count == nodes.count else { return nil }
        if arguments[0].type == .string {
            let texts = literals.compactMap { if case .string(let text) = $0 { text } else { nil } }
            guard texts.count == literals.count else { return nil }
            return { row in
                guard case .string(let value)? = slot.read(row).pointee, slot.isShort(value) else { return .ask }
                for text in texts where CodePoints.areEqual(value, text) { return .yes }
                return .no
            }
        }
        let numbers = literals.compactMap { if case .int(let number) = $0 { number } else { nil } }
        guard arguments[0].type == .int, numbers.count == literals.count else { return nil }
        return { row in
            guard case .int(let value)? = slot.read(row).pointee else { return .ask }
            for number in numbers where number == value { return .yes }
            return .no
        }
    }

    /// `l.sku.startsWith("GIFT-")` and `endsWith`.
    func affix(_ name: String, _ target: SyntaxNode, _ argument: SyntaxNode) -> QuickCode? {
        guard name == "startsWith" || name == "endsWith", !foreign.contains(name), target.type == .string,
            let slot = slot(target), case .literal(.string(let text)) = argument.kind
        else { return nil }
        let atStart = name == "startsWith"
        return { row in
            guard case .string(let value)? = slot.read(row).pointee, slot.isShort(value) else { return .ask }
            return QuickAnswer(atStart ? CodePoints.starts(value, with: text) : CodePoints.ends(value, with: text))
        }
    }
}

extension QuickSlot {
    /// Whether a text may be looked at without its length being paid for: that of an element is, once it is long.
    @inline(__always)
    func isShort(_ text: String) -> Bool { !isElement || text.utf8.count <= 32 }
}
