/// Turns a resolved tree into closures. Where the checker knows int and bool, no value is boxed on the way.
struct Compiler: Sendable {
    let declarations: Declarations

    init(_ declarations: Declarations) { self.declarations = declarations }

    func compile(_ node: SyntaxNode) -> Code {
        let at = Int32(truncatingIfNeeded: node.at)
        switch node.kind {
        case .literal(let value): return { _ throws(EvaluationFault) in value }
        case .variable(let slot): return variable(slot, at)
        case .given(let slot): return { frame throws(EvaluationFault) in .bool(frame.given[slot] != nil) }
        case .local(let slot): return { frame throws(EvaluationFault) in frame.locals[slot] }
        case .typeName(let name): return { _ throws(EvaluationFault) in .type(name) }
        case .name(let name, _), .unknown(let name, _):
            let fault = EvaluationFault(.unknownName, "there is no name \(name)").at(at)
            return { _ throws(EvaluationFault) in throw fault }
        case .select(let operand, let field, let isOptional): return select(operand, field, isOptional: isOptional, at)
        case .has(let operand, let field):
            let operand = compile(operand)
            return { frame throws(EvaluationFault) in
                .bool(try Access.has(field, in: try operand(&frame), at))
            }
        case .index(let operand, let index, let isOptional):
            let operand = compile(operand)
            let index = compile(index)
            return { frame throws(EvaluationFault) in
                let record = try operand(&frame)
                return try Access.element(try index(&frame), of: record, isOptional: isOptional, at)
            }
        case .call(let name, let target, let arguments):
            if let comparison = comparison(node) { return { frame throws(EvaluationFault) in .bool(try comparison(&frame)) } }
            return call(name, target, arguments, at)
        case .list(let nodes, let optional): return list(nodes, optional, at)
        case .map(let entries, let optional): return map(entries, optional, at)
        case .and, .or:
            let condition = bool(node)
            return { frame throws(EvaluationFault) in .bool(try condition(&frame)) }
        case .conditional(let condition, let yes, let no):
            let condition = bool(condition)
            let yes = compile(yes)
            let no = compile(no)
            return { frame throws(EvaluationFault) in
                if try condition(&frame) { return try yes(&frame) }
                return try no(&frame)
            }
        case .loop(let loop): return self.loop(loop, at)
        case .bind, .optionalMap: return bind(node, at)
        }
    }

    private func variable(_ slot: Int, _ at: Int32) -> Code {
        let fault = EvaluationFault(.notGiven, "\(declarations.names[slot]) is not known").at(at)
        return { frame throws(EvaluationFault) in
            guard let value = frame.given[slot] else { throw fault }
            return value
        }
    }

    private func select(_ operand: SyntaxNode, _ field: String, isOptional: Bool, _ at: Int32) -> Code {
        if !isOptional, case .object(let type) = operand.type, let place = type.place(of: field) {
            let record = compile(operand)
            return { frame throws(EvaluationFault) in
                let value = try record(&frame)
                guard case .object(let object) = value, object.type === type, let found = object[place] else {
                    return try Access.field(field, of: value, isOptional: false, at)
                }
                return found
            }
        }
        let record = compile(operand)
        return { frame throws(EvaluationFault) in
            try Access.field(field, of: try record(&frame), isOptional: isOptional, at)
        }
    }

    private func bind(_ node: SyntaxNode, _ at: Int32) -> Code {
        switch node.kind {
        case .bind(_, let value, let body, let slot):
            let value = compile(value)
            let body = compile(body)
            return { frame throws(EvaluationFault) in
                frame.locals[slot] = try value(&frame)
                return try body(&frame)
            }
        case .optionalMap(_, let value, let body, let isFlat, let slot):
            let value = compile(value)
            let body = compile(body)
            return { frame throws(EvaluationFault) in
                let operand = try value(&frame)
                guard case .optional(let inner) = operand else { throw EvaluationFault.overload("optMap", operand).at(at) }
                guard let inner else { return .optional(nil) }
                frame.locals[slot] = inner
                let made = try body(&frame)
                guard isFlat else { return .optional(made) }
                guard case .optional = made else { throw EvaluationFault.overload("optFlatMap", made).at(at) }
                return made
            }
        default: return { _ throws(EvaluationFault) in .null }
        }
    }
}
