extension ValueType {
    /// Reads a type as declarations write it, such as `map(string, list(int))`; nil when it is none.
    /// A single capital letter is a parameter.
    public init?(_ text: String) {
        var rest = Substring(text)
        guard let type = ValueType.read(&rest, levels: 20), rest.allSatisfy({ $0 == " " }) else { return nil }
        self = type
    }

    private static func read(_ rest: inout Substring, levels: Int) -> ValueType? {
        rest = rest.drop { $0 == " " }
        let name = String(rest.prefix { $0.isLetter || $0.isNumber || "._".contains($0) })
        guard !name.isEmpty, levels > 0 else { return nil }
        rest = rest.dropFirst(name.count)
        var parameters: [ValueType] = []
        if rest.first == "(" {
            rest.removeFirst()
            while true {
                guard let parameter = read(&rest, levels: levels - 1) else { return nil }
                parameters.append(parameter)
                rest = rest.drop { $0 == " " }
                guard let mark = rest.popFirst() else { return nil }
                if mark == ")" { break }
                guard mark == "," else { return nil }
            }
        }
        return named(name, parameters)
    }

    private static func named(_ name: String, _ parameters: [ValueType]) -> ValueType? {
        switch (name, parameters.count) {
        case ("list", 1): return .list(parameters[0])
        case ("map", 2): return .map(parameters[0], parameters[1])
        case ("optional_type", 1): return .optional(parameters[0])
        case ("type", _): return .type
        case ("list", 0): return .list(.dyn)
        case ("map", 0): return .map(.dyn, .dyn)
        case (_, 0): break
        default: return .abstract(name, parameters)
        }
        switch name {
        case "dyn": return .dyn
        case "null", "null_type": return .null
        case "bool": return .bool
        case "int": return .int
        case "uint": return .uint
        case "double": return .double
        case "string": return .string
        case "bytes": return .bytes
        case "timestamp", "google.protobuf.Timestamp": return .timestamp
        case "duration", "google.protobuf.Duration": return .duration
        case "money": return .money
        default: return name.count == 1 && name.first?.isUppercase == true ? .parameter(name) : .abstract(name, [])
        }
    }
}
