import Vocabulary

/// Facts from JSON: an object whose keys become declared names. `{"money": "150.00 EUR"}`, `{"timestamp": "2026-11-23T10:42:00Z"}` and
/// `{"duration": "24h"}` stand for values that JSON has no form for.
public struct Facts: Sendable {
    public let declarations: Declarations
    public let bindings: Bindings

    /// Reads a JSON text; names are declared with the types that their values have.
    public static func read(_ text: String, file: String, zones: any Zones) throws(PolicyDefect) -> Facts {
        let tree = try JSONReader.read(text, file: file)
        guard case .object(let entries) = tree else {
            throw PolicyDefect(file: file, line: 1, column: 1, sentence: "facts are a JSON object: {\"name\": value}")
        }
        var declarations = Declarations(zones: zones)
        var values: [(String, Value)] = []
        for entry in entries {
            guard let value = value(entry.value) else {
                throw PolicyDefect(
                    file: file, line: 1, column: 1,
                    sentence: "\(entry.key) has a key that stands twice, or no amount, moment or duration where it says so")
            }
            declarations.declare(entry.key, type(of: value))
            values.append((entry.key, value))
        }
        var bindings = Bindings(declarations)
        for (name, value) in values { bindings[name] = value }
        return Facts(declarations: declarations, bindings: bindings)
    }

    private static func value(_ tree: JSONTree) -> Value? {
        switch tree {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .int(let number): return .int(number)
        case .double(let number): return .double(number)
        case .string(let text): return .string(text)
        case .array(let elements):
            let values = elements.compactMap { value($0) }
            return values.count == elements.count ? .list(values) : nil
        case .object(let entries):
            if entries.count == 1, let text = entries[0].value.text, ["money", "timestamp", "duration"].contains(entries[0].key) {
                return special(entries[0].key, text)
            }
            var made: [(key: Value, value: Value)] = []
            for entry in entries {
                guard let value = value(entry.value) else { return nil }
                made.append((.string(entry.key), value))
            }
            return MapValue(made).map { .map($0) }
        }
    }

    private static func special(_ kind: String, _ text: String) -> Value? {
        switch kind {
        case "money": (try? MoneyText.read(text)).map { .money($0) }
        case "timestamp": Timestamp(text).map { .timestamp($0) }
        default: DurationText.read(text).map { .duration($0) }
        }
    }

    /// The type by one look: what is inside lists and maps is found when it is evaluated.
    private static func type(of value: Value) -> ValueType {
        switch value {
        case .bool: .bool
        case .int: .int
        case .double: .double
        case .string: .string
        case .list: .list(.dyn)
        case .map: .map(.string, .dyn)
        case .timestamp: .timestamp
        case .duration: .duration
        case .money: .money
        default: .dyn
        }
    }
}
