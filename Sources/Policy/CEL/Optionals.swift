/// Values that may be missing: `optional.of`, `.?field`, `[?key]`, `orValue`.
extension FunctionTable {
    mutating func addOptionals() {
        let a = ValueType.parameter("A")
        add("optional.of", [.global([a], .optional(a))], .unary { x, _ throws(EvaluationFault) in .optional(x) })
        add("optional.none", [.global([], .optional(a))], .none { _ throws(EvaluationFault) in .optional(nil) })
        add(
            "optional.ofNonZeroValue", [.global([a], .optional(a))],
            .unary { x, _ throws(EvaluationFault) in .optional(x.isZero ? nil : x) })
        add(
            "hasValue", [.member([.optional(a)], .bool)],
            .unary { x, _ throws(EvaluationFault) in
                guard case .optional(let inner) = x else { throw EvaluationFault.overload("hasValue", x) }
                return .bool(inner != nil)
            })
        add(
            "value", [.member([.optional(a)], a)],
            .unary { x, _ throws(EvaluationFault) in
                guard case .optional(let inner) = x else { throw EvaluationFault.overload("value", x) }
                guard let inner else { throw EvaluationFault(.noSuchKey, "the optional has no value") }
                return inner
            })
        add(
            "or", [.member([.optional(a), .optional(a)], .optional(a))],
            .binary { x, y, _ throws(EvaluationFault) in
                guard case .optional(let inner) = x, case .optional = y else { throw EvaluationFault.overload("or", x, y) }
                return inner == nil ? y : x
            })
        add(
            "orValue", [.member([.optional(a), a], a)],
            .binary { x, y, _ throws(EvaluationFault) in
                guard case .optional(let inner) = x else { throw EvaluationFault.overload("orValue", x, y) }
                return inner ?? y
            })
        let unwrap = Function.Body.unary { x, frame throws(EvaluationFault) in
            guard case .list(let values) = x else { throw EvaluationFault.overload("unwrapOpt", x) }
            try frame.spend(values.count)
            var kept: [Value] = []
            for value in values {
                guard case .optional(let inner) = value else { throw EvaluationFault.overload("unwrapOpt", x) }
                if let inner { kept.append(inner) }
            }
            return .list(kept)
        }
        add("optional.unwrap", [.global([.list(.optional(a))], .list(a))], unwrap)
        add("unwrapOpt", [.member([.list(.optional(a))], .list(a))], unwrap)
    }
}

extension Value {
    /// Whether it is the zero of its kind.
    var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .int(let number): number == 0
        case .uint(let number): number == 0
        case .double(let number): number == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let values): values.isEmpty
        case .map(let map): map.entries.isEmpty
        case .duration(let nanoseconds): nanoseconds == 0
        case .money(let money): money.minor == 0
        case .optional(let inner): inner == nil
        case .object, .timestamp, .type: false
        }
    }
}
