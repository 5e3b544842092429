/// The standard's functions on strings, bytes, lists and maps.
extension FunctionTable {
    mutating func addTexts() {
        let a = ValueType.parameter("A")
        let b = ValueType.parameter("B")
        let sized: [ValueType] = [.string, .bytes, .list(a), .map(a, b)]
        add(
            "size", sized.map { .global([$0], .int) } + sized.map { .member([$0], .int) },
            .unary { x, frame throws(EvaluationFault) in
                switch x {
                case .string(let text):
                    try frame.spend(bytes: text.utf8.count)
                    return .int(CodePoints.count(text))
                case .bytes(let bytes): return .int(bytes.count)
                case .list(let values): return .int(values.count)
                case .map(let map): return .int(map.entries.count)
                default: throw EvaluationFault.overload("size", x)
                }
            })
        addTest("startsWith") { $0.count >= $1.count && $0.prefix($1.count).elementsEqual($1) }
        addTest("endsWith") { $0.count >= $1.count && $0.suffix($1.count).elementsEqual($1) }
        addTest("contains") { CodePoints.firstIndex(of: $1, in: $0) != nil }
        add(
            "matches", [.member([.string, .string], .bool), .global([.string, .string], .bool)],
            .binary { x, y, frame throws(EvaluationFault) in
                guard case .string(let text) = x, case .string(let source) = y else {
                    throw EvaluationFault.overload("matches", x, y)
                }
                try frame.spend(source.utf8.count * 4)
                return .bool(try Pattern(source).matches(text, &frame))
            })
    }

    /// A test of one string by another, on their bytes: UTF-8 keeps code points apart.
    private mutating func addTest(
        _ name: String, _ test: @escaping @Sendable (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
    ) {
        add(
            name, [.member([.string, .string], .bool)],
            .binary { x, y, frame throws(EvaluationFault) in
                guard case .string(var text) = x, case .string(var part) = y else { throw EvaluationFault.overload(name, x, y) }
                try frame.spendSearch(text.utf8.count, part.utf8.count)
                return .bool(text.withUTF8 { whole in part.withUTF8 { part in test(whole, part) } })
            })
    }
}

extension Frame {
    /// Pays for a search of `part` elements in `whole`, which at worst compares each with each.
    mutating func spendSearch(_ whole: Int, _ part: Int) throws(EvaluationFault) {
        try spend(1 + (whole + part) / 16 + min(whole, part) * max(0, whole - part) / 256)
    }
}
