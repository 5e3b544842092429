/// The operators as functions with signatures.
extension FunctionTable {
    mutating func addOperators() {
        let a = ValueType.parameter("A")
        let b = ValueType.parameter("B")
        func same(_ types: [ValueType], _ result: ValueType? = nil) -> [Overload] {
            types.map { .global([$0, $0], result ?? $0) }
        }
        add(
            "_==_", [.global([a, a], .bool)],
            .binary { x, y, frame throws(EvaluationFault) in
                .bool(try Comparison.areEqual(x, y, &frame))
            })
        add(
            "_!=_", [.global([a, a], .bool)],
            .binary { x, y, frame throws(EvaluationFault) in
                .bool(!(try Comparison.areEqual(x, y, &frame)))
            })
        let ordered = same([.int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration, .money], .bool)
        add(
            "_<_", ordered,
            .binary { x, y, frame throws(EvaluationFault) in
                .bool(try Comparison.order(x, y, "_<_", &frame) == .less)
            })
        add(
            "_>_", ordered,
            .binary { x, y, frame throws(EvaluationFault) in
                .bool(try Comparison.order(x, y, "_>_", &frame) == .greater)
            })
        add(
            "_<=_", ordered,
            .binary { x, y, frame throws(EvaluationFault) in
                let order = try Comparison.order(x, y, "_<=_", &frame)
                return .bool(order == .less || order == .equal)
            })
        add(
            "_>=_", ordered,
            .binary { x, y, frame throws(EvaluationFault) in
                let order = try Comparison.order(x, y, "_>=_", &frame)
                return .bool(order == .greater || order == .equal)
            })
        add(
            "@in", [.global([a, .list(a)], .bool), .global([a, .map(a, b)], .bool)],
            .binary { x, y, frame throws(EvaluationFault) in
                .bool(try Comparison.contains(x, y, &frame))
            })
        addArithmetic(same, a)
    }

    private mutating func addArithmetic(_ same: ([ValueType], ValueType?) -> [Overload], _ a: ValueType) {
        let plus: [Overload] = [
            .global([.list(a), .list(a)], .list(a)), .global([.timestamp, .duration], .timestamp),
            .global([.duration, .timestamp], .timestamp),
        ]
        add(
            "_+_", same([.int, .uint, .double, .string, .bytes, .duration, .money], nil) + plus,
            .binary { x, y, frame throws(EvaluationFault) in
                try Arithmetic.add(x, y, &frame)
            })
        let minus: [Overload] = [.global([.timestamp, .duration], .timestamp), .global([.timestamp, .timestamp], .duration)]
        add(
            "_-_", same([.int, .uint, .double, .duration, .money], nil) + minus,
            .binary { x, y, _ throws(EvaluationFault) in
                try Arithmetic.subtract(x, y)
            })
        add(
            "_*_", same([.int, .uint, .double], nil) + [.global([.money, .int], .money), .global([.int, .money], .money)],
            .binary { x, y, _ throws(EvaluationFault) in try Arithmetic.multiply(x, y) })
        add("_/_", same([.int, .uint, .double], nil), .binary { x, y, _ throws(EvaluationFault) in try Arithmetic.divide(x, y) })
        add("_%_", same([.int, .uint], nil), .binary { x, y, _ throws(EvaluationFault) in try Arithmetic.remainder(x, y) })
        add(
            "-_", [.global([.int], .int), .global([.double], .double), .global([.money], .money)],
            .unary { x, _ throws(EvaluationFault) in try Arithmetic.negate(x) })
        add(
            "!_", [.global([.bool], .bool)],
            .unary { x, _ throws(EvaluationFault) in
                guard case .bool(let value) = x else { throw EvaluationFault.overload("!_", x) }
                return .bool(!value)
            })
    }
}
