/// The extension `math`.
extension FunctionTable {
    mutating func addMath() {
        addExtreme("math.greatest", keeps: .less)
        addExtreme("math.least", keeps: .greater)
        addRounding("math.ceil") { $0.rounded(.up) }
        addRounding("math.floor") { $0.rounded(.down) }
        addRounding("math.round") { $0.rounded(.toNearestOrAwayFromZero) }
        addRounding("math.trunc") { $0.rounded(.towardZero) }
        addTest("math.isNaN") { $0.isNaN }
        addTest("math.isInf") { $0.isInfinite }
        addTest("math.isFinite") { $0.isFinite }
        let numbers: [ValueType] = [.int, .uint, .double]
        add(
            "math.abs", numbers.map { .global([$0], $0) },
            .unary { x, _ throws(EvaluationFault) in
                switch x {
                case .int(let number): return number < 0 ? try Arithmetic.int(Int(0).subtractingReportingOverflow(number)) : x
                case .uint: return x
                case .double(let number): return .double(number.magnitude)
                default: throw EvaluationFault.overload("math.abs", x)
                }
            })
        add(
            "math.sign", numbers.map { .global([$0], $0) },
            .unary { x, _ throws(EvaluationFault) in
                switch x {
                case .int(let number): return .int(number.signum())
                case .uint(let number): return .uint(number.signum())
                case .double(let number): return .double(number.isNaN ? number : number > 0 ? 1 : number < 0 ? -1 : 0)
                default: throw EvaluationFault.overload("math.sign", x)
                }
            })
        add(
            "math.sqrt", numbers.map { .global([$0], .double) },
            .unary { x, _ throws(EvaluationFault) in
                guard case .double(let number) = try Conversions.double(x) else { throw EvaluationFault.overload("math.sqrt", x) }
                return .double(number.squareRoot())
            })
        addBits()
    }

    private mutating func addExtreme(_ name: String, keeps order: Comparison.Order) {
        let numbers: [ValueType] = [.int, .uint, .double]
        var overloads: [Overload] = numbers.map { .global([$0], $0) } + numbers.map { .global([.list($0)], $0) }
        overloads.append(.global([.list(.dyn)], .dyn))
        add(
            name, overloads,
            .unary { x, frame throws(EvaluationFault) in
                guard case .list(let values) = x else {
                    guard Comparison.numbers(x, x) != nil else { throw EvaluationFault.overload(name, x) }
                    return x
                }
                guard var best = values.first else { throw EvaluationFault(.malformed, "\(name) needs at least one number") }
                for value in values {
                    try frame.spend(1)
                    guard let found = Comparison.numbers(best, value) else { throw EvaluationFault.overload(name, best, value) }
                    if found == order { best = value }
                }
                return best
            })
        var pairs: [Overload] = []
        for a in numbers { for b in numbers { pairs.append(.global([a, b], a == b ? a : .dyn)) } }
        add(
            name, pairs,
            .binary { x, y, _ throws(EvaluationFault) in
                guard let found = Comparison.numbers(x, y) else { throw EvaluationFault.overload(name, x, y) }
                return found == order ? y : x
            })
    }

    private mutating func addRounding(_ name: String, _ round: @escaping @Sendable (Double) -> Double) {
        add(
            name, [.global([.double], .double)],
            .unary { x, _ throws(EvaluationFault) in
                guard case .double(let number) = x else { throw EvaluationFault.overload(name, x) }
                return .double(round(number))
            })
    }

    private mutating func addTest(_ name: String, _ test: @escaping @Sendable (Double) -> Bool) {
        add(
            name, [.global([.double], .bool)],
            .unary { x, _ throws(EvaluationFault) in
                guard case .double(let number) = x else { throw EvaluationFault.overload(name, x) }
                return .bool(test(number))
            })
    }

    private mutating func addBits() {
        addBits("math.bitAnd", { $0 & $1 }, { $0 & $1 })
        addBits("math.bitOr", { $0 | $1 }, { $0 | $1 })
        addBits("math.bitXor", { $0 ^ $1 }, { $0 ^ $1 })
        add(
            "math.bitNot", [.global([.int], .int), .global([.uint], .uint)],
            .unary { x, _ throws(EvaluationFault) in
                switch x {
                case .int(let number): return .int(~number)
                case .uint(let number): return .uint(~number)
                default: throw EvaluationFault.overload("math.bitNot", x)
                }
            })
        // A shift of an int to the right fills with zeros, as the standard's extension has it.
        addShift("math.bitShiftLeft") { $0 << $1 }
        addShift("math.bitShiftRight") { $0 >> $1 }
    }

    private mutating func addBits(
        _ name: String, _ ints: @escaping @Sendable (Int, Int) -> Int, _ uints: @escaping @Sendable (UInt, UInt) -> UInt
    ) {
        add(
            name, [.global([.int, .int], .int), .global([.uint, .uint], .uint)],
            .binary { x, y, _ throws(EvaluationFault) in
                switch (x, y) {
                case (.int(let a), .int(let b)): return .int(ints(a, b))
                case (.uint(let a), .uint(let b)): return .uint(uints(a, b))
                default: throw EvaluationFault.overload(name, x, y)
                }
            })
    }

    private mutating func addShift(_ name: String, _ shift: @escaping @Sendable (UInt, Int) -> UInt) {
        add(
            name, [.global([.int, .int], .int), .global([.uint, .int], .uint)],
            .binary { x, y, _ throws(EvaluationFault) in
                guard case .int(let places) = y else { throw EvaluationFault.overload(name, x, y) }
                if places < 0 { throw EvaluationFault(.range, "a shift is not negative") }
                switch x {
                case .int(let number): return .int(places > 63 ? 0 : Int(bitPattern: shift(UInt(bitPattern: number), places)))
                case .uint(let number): return .uint(places > 63 ? 0 : shift(number, places))
                default: throw EvaluationFault.overload(name, x, y)
                }
            })
    }
}
