/// Comparisons whose sides the checker knows to be two ints, two amounts or two texts.
extension Compiler {
    func comparison(_ node: SyntaxNode) -> BoolCode? {
        guard case .call(let name, nil, let arguments) = node.kind, arguments.count == 2, arguments[0].type == arguments[1].type,
            ["_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_"].contains(name)
        else { return nil }
        let at = Int32(truncatingIfNeeded: node.at)
        switch arguments[0].type {
        case .int: return ints(name, arguments)
        case .money: return amounts(name, arguments, at)
        case .string where name == "_==_" || name == "_!=_": return texts(arguments, isEqual: name == "_==_", at)
        default: return nil
        }
    }

    private func ints(_ name: String, _ arguments: [SyntaxNode]) -> BoolCode {
        let a = int(arguments[0])
        if case .literal(.int(let b)) = arguments[1].kind {
            switch name {
            case "_<_": return { frame throws(EvaluationFault) in try a(&frame) < b }
            case "_<=_": return { frame throws(EvaluationFault) in try a(&frame) <= b }
            case "_>_": return { frame throws(EvaluationFault) in try a(&frame) > b }
            case "_>=_": return { frame throws(EvaluationFault) in try a(&frame) >= b }
            case "_==_": return { frame throws(EvaluationFault) in try a(&frame) == b }
            default: return { frame throws(EvaluationFault) in try a(&frame) != b }
            }
        }
        let b = int(arguments[1])
        switch name {
        case "_<_": return { frame throws(EvaluationFault) in try a(&frame) < b(&frame) }
        case "_<=_": return { frame throws(EvaluationFault) in try a(&frame) <= b(&frame) }
        case "_>_": return { frame throws(EvaluationFault) in try a(&frame) > b(&frame) }
        case "_>=_": return { frame throws(EvaluationFault) in try a(&frame) >= b(&frame) }
        case "_==_": return { frame throws(EvaluationFault) in try a(&frame) == b(&frame) }
        default: return { frame throws(EvaluationFault) in try a(&frame) != b(&frame) }
        }
    }

    private func amounts(_ name: String, _ arguments: [SyntaxNode], _ at: Int32) -> BoolCode {
        let a = compile(arguments[0])
        let b = compile(arguments[1])
        let takesLess = ["_<_", "_<=_", "_!=_"].contains(name)
        let takesEqual = ["_<=_", "_>=_", "_==_"].contains(name)
        let takesGreater = ["_>_", "_>=_", "_!=_"].contains(name)
        return { frame throws(EvaluationFault) in
            let first = try a(&frame)
            let second = try b(&frame)
            guard case .money(let x) = first, case .money(let y) = second else {
                throw EvaluationFault.overload(name, first, second).at(at)
            }
            guard x.currency == y.currency else { throw MoneyText.currencies(x, y).at(at) }
            return x.minor < y.minor ? takesLess : x.minor == y.minor ? takesEqual : takesGreater
        }
    }

    private func texts(_ arguments: [SyntaxNode], isEqual: Bool, _ at: Int32) -> BoolCode {
        let a = compile(arguments[0])
        let b = compile(arguments[1])
        return { frame throws(EvaluationFault) in
            let first = try a(&frame)
            let second = try b(&frame)
            guard case .string(let x) = first, case .string(let y) = second else {
                throw EvaluationFault(.noOverload, "expected string, found \(first.typeName) and \(second.typeName)").at(at)
            }
            if x.utf8.count > 32 { try frame.spend(bytes: x.utf8.count) }
            return CodePoints.areEqual(x, y) == isEqual
        }
    }
}
