/// The values of test cases, tagged by their kind: `{"int": "1"}`.
enum CaseValue {
    static func read(_ tree: JSONTree) -> Value? {
        guard let entry = tree.entries.first, tree.entries.count == 1 else { return nil }
        let inner = entry.value
        switch entry.key {
        case "int": return inner.text.flatMap { Int($0) }.map { .int($0) }
        case "uint": return inner.text.flatMap { UInt($0) }.map { .uint($0) }
        case "double": return inner.text.flatMap { Double($0) }.map { .double($0) }
        case "string": return inner.text.map { .string($0) }
        case "bool": return .bool(inner.isTrue)
        case "null": return .null
        case "type": return inner.text.map { .type($0) }
        case "bytes": return inner.text.flatMap { bytes($0) }.map { .bytes($0) }
        case "money": return inner.text.flatMap { try? MoneyText.read($0) }.map { .money($0) }
        case "list":
            let values = inner.elements.compactMap { read($0) }
            return values.count == inner.elements.count ? .list(values) : nil
        case "map":
            var entries: [(key: Value, value: Value)] = []
            for pair in inner.elements {
                guard pair.elements.count == 2, let key = read(pair.elements[0]), let value = read(pair.elements[1]) else {
                    return nil
                }
                entries.append((key, value))
            }
            return MapValue(entries).map { .map($0) }
        case "timestamp": return time(inner).flatMap { Timestamp(seconds: $0.0, nanoseconds: $0.1) }.map { .timestamp($0) }
        case "duration":
            guard let (seconds, nanoseconds) = time(inner) else { return nil }
            let (product, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            let (sum, isTooLarge) = product.addingReportingOverflow(nanoseconds)
            return isTooLong || isTooLarge ? nil : .duration(sum)
        default: return nil
        }
    }

    private static func time(_ tree: JSONTree) -> (Int, Int)? {
        func number(_ tree: JSONTree?) -> Int? {
            switch tree {
            case .int(let number): number
            case .string(let text): Int(text)
            case nil: 0
            default: nil
            }
        }
        guard let seconds = number(tree["seconds"]), let nanoseconds = number(tree["nanos"]) else { return nil }
        return (seconds, nanoseconds)
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Lexer.digit($0) }
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// Same kind and same value; no number is equal to itself here.
    static func areSame(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.int(let a), .int(let b)): return a == b
        case (.uint(let a), .uint(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b || a.isNaN && b.isNaN
        case (.string(let a), .string(let b)): return CodePoints.areEqual(a, b)
        case (.bytes(let a), .bytes(let b)): return a == b
        case (.bool(let a), .bool(let b)): return a == b
        case (.null, .null): return true
        case (.type(let a), .type(let b)): return a == b
        case (.timestamp(let a), .timestamp(let b)): return a == b
        case (.duration(let a), .duration(let b)): return a == b
        case (.money(let a), .money(let b)): return a == b
        case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { areSame($0, $1) }
        case (.map(let a), .map(let b)):
            guard a.entries.count == b.entries.count else { return false }
            return a.entries.allSatisfy { entry in
                b.entries.contains { areSame(entry.key, $0.key) && areSame(entry.value, $0.value) }
            }
        default: return false
        }
    }
}
