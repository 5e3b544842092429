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
            if let comparison = comparison(node) { return comparison }
            let at = Int32(truncatingIfNeeded: node.at)
            let code = compile(node)
            return { frame throws(EvaluationFault) in
                let value = try code(&frame)
                guard case .bool(let bool) = value else {
                    throw EvaluationFault(.noOverload, "a condition is bool, not \(value.typeName)").at(at)
                }
                return bool
            }
        }
    }

    /// `&&` and `||` in either order: a side that decides wins over one that fails.
    private func junction(_ nodes: [SyntaxNode], decides: Bool, _ name: String) -> BoolCode {
        if nodes.count == 2 {
            let first = bool(nodes[0])
            let second = bool(nodes[1])
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
        let parts = nodes.map { bool($0) }
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
            guard case .object(let type) = operand.type, let place = type.place(of: field) else { return unboxed(node, at) }
            let general = unboxed(node, at)
            if case .local(let slot) = operand.kind {
                return { frame throws(EvaluationFault) in
                    if case .object(let object) = frame.locals[slot], object.type === type,
                        case .int(let value)? = object[place]
                    {
                        return value
                    }
                    return try general(&frame)
                }
            }
            guard case .variable(let slot) = operand.kind else { return general }
            return { frame throws(EvaluationFault) in
                if case .object(let object)? = frame.given[slot], object.type === type,
                    case .int(let value)? = object[place]
                {
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
            guard case .int(let int) = value else {
                throw EvaluationFault(.noOverload, "expected int, found \(value.typeName)").at(at)
            }
            return int
        }
    }
}
