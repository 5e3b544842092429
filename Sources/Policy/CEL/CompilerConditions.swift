/// Conditions and whole numbers, compiled to closures that give them bare.
extension Compiler {
    func bool(_ node: SyntaxNode) -> BoolCode {
        switch node.kind {
        case .literal(.bool(let value)): return { _ throws(EvaluationFault) in value }
        case .and(let nodes): return junction(nodes, decides: false, "_&&_")
        case .or(let nodes): return junction(nodes, decides: true, "_||_")
        case .call("!_", nil, let arguments) where arguments[0].type == .bool:
            let operand = bool(arguments[0])
            return { frame throws(EvaluationFault) in !(try operand(&frame)) }
        default:
            if let comparison = intComparison(node) { return comparison }
            let at = Int32(truncatingIfNeeded: node.at)
            let code = compile(node)
            return { frame throws(EvaluationFault) in
                let value = try code(&frame)
                guard case .bool(let bool) = value else { throw EvaluationFault(.noOverload, "a condition is bool, not \(value.typeName)").at(at) }
                return bool
            }
        }
    }

    /// `&&` and `||` in either order: a side that decides wins over one that fails.
    private func junction(_ nodes: [SyntaxNode], decides: Bool, _ name: String) -> BoolCode {
        let parts = nodes.map { bool($0) }
        if parts.count == 2 {
            let first = parts[0]
            let second = parts[1]
            return { frame throws(EvaluationFault) in
                do throws(EvaluationFault) {
                    if try first(&frame) == decides { return decides }
                } catch {
                    if error.isFinal { throw error }
                    if try second(&frame) == decides { return decides }
                    throw error
                }
                return try second(&frame)
            }
        }
        return { frame throws(EvaluationFault) in
            var pending: EvaluationFault?
            for part in parts {
                do throws(EvaluationFault) {
                    if try part(&frame) == decides { return decides }
                } catch {
                    if error.isFinal { throw error }
                    if pending == nil { pending = error }
                }
            }
            if let pending { throw pending }
            return !decides
        }
    }

    /// A comparison of two ints; nil for anything else.
    func intComparison(_ node: SyntaxNode) -> BoolCode? {
        guard case .call(let name, nil, let arguments) = node.kind, arguments.count == 2, arguments[0].type == .int,
            arguments[1].type == .int, ["_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_"].contains(name)
        else { return nil }
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

    func int(_ node: SyntaxNode) -> IntCode {
        let at = Int32(truncatingIfNeeded: node.at)
        switch node.kind {
        case .literal(.int(let value)): return { _ throws(EvaluationFault) in value }
        case .variable(let slot):
            let general = compile(node)
            return { frame throws(EvaluationFault) in
                if case .int(let value)? = frame.given[slot] { return value }
                throw EvaluationFault(.noOverload, "expected int, found \(try general(&frame).typeName)").at(at)
            }
        case .local(let slot):
            return { frame throws(EvaluationFault) in
                if case .int(let value) = frame.locals[slot] { return value }
                throw EvaluationFault(.noOverload, "expected int, found \(frame.locals[slot].typeName)").at(at)
            }
        case .select(let operand, let field, isOptional: false):
            guard case .variable(let slot) = operand.kind, case .object(let type) = operand.type, let place = type.place(of: field)
            else { return unboxed(node, at) }
            let general = unboxed(node, at)
            return { frame throws(EvaluationFault) in
                if case .object(let object)? = frame.given[slot], object.type === type, case .int(let value)? = object.fields[place] {
                    return value
                }
                return try general(&frame)
            }
        case .call("_+_", nil, let arguments) where arguments.allSatisfy { $0.type == .int }:
            let a = int(arguments[0])
            let b = int(arguments[1])
            return { frame throws(EvaluationFault) in
                let (sum, isTooLarge) = try a(&frame).addingReportingOverflow(b(&frame))
                if isTooLarge { throw Arithmetic.overflow.at(at) }
                return sum
            }
        case .call("_-_", nil, let arguments) where arguments.allSatisfy { $0.type == .int }:
            let a = int(arguments[0])
            let b = int(arguments[1])
            return { frame throws(EvaluationFault) in
                let (difference, isTooLarge) = try a(&frame).subtractingReportingOverflow(b(&frame))
                if isTooLarge { throw Arithmetic.overflow.at(at) }
                return difference
            }
        default: return unboxed(node, at)
        }
    }

    private func unboxed(_ node: SyntaxNode, _ at: Int32) -> IntCode {
        let code = compile(node)
        return { frame throws(EvaluationFault) in
            let value = try code(&frame)
            guard case .int(let int) = value else { throw EvaluationFault(.noOverload, "expected int, found \(value.typeName)").at(at) }
            return int
        }
    }
}
