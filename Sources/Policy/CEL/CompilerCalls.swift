/// Calls, lists and maps.
extension Compiler {
    func call(_ name: String, _ target: SyntaxNode?, _ arguments: [SyntaxNode], _ at: Int32) -> Code {
        if let constant = constant(name, target, arguments, at) { return constant }
        let operands = (target.map { [$0] } ?? []) + arguments
        guard let function = declarations.functions[name] else {
            return fails(EvaluationFault(.unknownFunction, "there is no function \(name)").at(at))
        }
        guard let body = function.body(isMember: target != nil, count: operands.count) else {
            return fails(EvaluationFault(.noOverload, "\(name) does not take \(operands.count) arguments").at(at))
        }
        return apply(body, operands, at)
    }

    private func fails(_ fault: EvaluationFault) -> Code { { _ throws(EvaluationFault) in throw fault } }

    private func placed(_ code: @escaping Code, _ at: Int32) -> Code {
        { frame throws(EvaluationFault) in
            do throws(EvaluationFault) { return try code(&frame) } catch { throw error.at(at) }
        }
    }

    private func apply(_ body: Function.Body, _ operands: [SyntaxNode], _ at: Int32) -> Code {
        switch body {
        case .none(let body): return placed(body, at)
        case .unary(let body):
            let a = compile(operands[0])
            return { frame throws(EvaluationFault) in
                let first = try a(&frame)
                do throws(EvaluationFault) { return try body(first, &frame) } catch { throw error.at(at) }
            }
        case .binary(let body):
            let a = compile(operands[0])
            let b = compile(operands[1])
            return { frame throws(EvaluationFault) in
                let first = try a(&frame)
                let second = try b(&frame)
                do throws(EvaluationFault) { return try body(first, second, &frame) } catch { throw error.at(at) }
            }
        case .ternary(let body):
            let a = compile(operands[0])
            let b = compile(operands[1])
            let c = compile(operands[2])
            return { frame throws(EvaluationFault) in
                let first = try a(&frame)
                let second = try b(&frame)
                let third = try c(&frame)
                do throws(EvaluationFault) { return try body(first, second, third, &frame) } catch { throw error.at(at) }
            }
        case .many(let body):
            let codes = operands.map { compile($0) }
            return placed(
                { frame throws(EvaluationFault) in
                    var values: [Value] = []
                    values.reserveCapacity(codes.count)
                    for code in codes { values.append(try code(&frame)) }
                    return try body(values, &frame)
                }, at)
        }
    }

    /// What a literal text means is found once: amounts, moments, durations, patterns.
    private func constant(_ name: String, _ target: SyntaxNode?, _ arguments: [SyntaxNode], _ at: Int32) -> Code? {
        guard let last = arguments.last, case .literal(.string(let text)) = last.kind else { return nil }
        do throws(EvaluationFault) {
            if name == "matches", arguments.count + (target == nil ? 0 : 1) == 2 {
                let pattern = try Pattern(text)
                let subject = compile(target ?? arguments[0])
                return placed(
                    { frame throws(EvaluationFault) in
                        let value = try subject(&frame)
                        guard case .string(let text) = value else {
                            throw EvaluationFault.overload("matches", value, .string(""))
                        }
                        return .bool(try pattern.matches(text, &frame))
                    }, at)
            }
            guard target == nil, arguments.count == 1 else { return nil }
            let value: Value
            switch name {
            case "money": value = .money(try MoneyText.read(text))
            case "timestamp": value = try Conversions.timestamp(.string(text))
            case "duration": value = try Conversions.duration(.string(text))
            default: return nil
            }
            return { _ throws(EvaluationFault) in value }
        } catch {
            return fails(error.at(at))
        }
    }

    func list(_ nodes: [SyntaxNode], _ optional: Set<Int>, _ at: Int32) -> Code {
        let codes = nodes.map { compile($0) }
        if optional.isEmpty, nodes.allSatisfy({ if case .literal = $0.kind { true } else { false } }) {
            let values: [Value] = nodes.compactMap { if case .literal(let value) = $0.kind { value } else { nil } }
            return { _ throws(EvaluationFault) in .list(values) }
        }
        return { frame throws(EvaluationFault) in
            var values: [Value] = []
            values.reserveCapacity(codes.count)
            for (index, code) in codes.enumerated() {
                let value = try code(&frame)
                if optional.contains(index) {
                    if let inner = try Compiler.unwrapped(value, at) { values.append(inner) }
                } else {
                    values.append(value)
                }
            }
            return .list(values)
        }
    }

    func map(_ entries: [(key: SyntaxNode, value: SyntaxNode)], _ optional: Set<Int>, _ at: Int32) -> Code {
        let codes = entries.map { (key: compile($0.key), value: compile($0.value)) }
        return { frame throws(EvaluationFault) in
            var made: [(key: Value, value: Value)] = []
            made.reserveCapacity(codes.count)
            for (index, code) in codes.enumerated() {
                let key = try code.key(&frame)
                let value = try code.value(&frame)
                if optional.contains(index) {
                    if let inner = try Compiler.unwrapped(value, at) { made.append((key, inner)) }
                } else {
                    made.append((key, value))
                }
            }
            guard let map = MapValue(made) else { throw Access.badKeys.at(at) }
            return .map(map)
        }
    }

    private static func unwrapped(_ value: Value, _ at: Int32) throws(EvaluationFault) -> Value? {
        guard case .optional(let inner) = value else {
            throw EvaluationFault(.noOverload, "? needs an optional, not \(value.typeName)").at(at)
        }
        return inner
    }
}
