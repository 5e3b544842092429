/// The type of an expression, as the checker sees it.
public indirect enum ValueType: Hashable, Sendable {
    /// Anything; checked when it is evaluated.
    case dyn
    case null, bool, int, uint, double, string, bytes, timestamp, duration, money
    /// The type of types.
    case type
    case list(ValueType)
    case map(ValueType, ValueType)
    case optional(ValueType)
    /// A declared record with named fields.
    case object(ObjectType)
    /// A type that only declared functions make and take.
    case abstract(String, [ValueType])
    /// Stands for any one type within a function's signature.
    case parameter(String)
    /// A parameter of one use of a function.
    case free(Int)

    /// Whether null may stand for a value of it.
    var isNullable: Bool {
        switch self {
        case .timestamp, .duration, .optional, .object, .abstract: true
        default: false
        }
    }

    /// Operators as people read them: `_+_` is `+`.
    static func spoken(_ function: String) -> String {
        guard function.utf8.contains(95) || function.hasPrefix("@") else { return function }
        switch function {
        case "-_", "_-_": return "-"
        case "!_": return "!"
        case "_[_]": return "[]"
        case "@in": return "in"
        default:
            guard function.hasPrefix("_"), function.hasSuffix("_") else { return function }
            return String(function.dropFirst().dropLast())
        }
    }
}

/// A declared record: its name and its fields with their types.
public final class ObjectType: Hashable, Sendable {
    public let name: String
    public let fields: [(name: String, type: ValueType)]
    private let places: [String: Int]

    public init(_ name: String, _ fields: [(name: String, type: ValueType)]) {
        self.name = name
        self.fields = fields
        places = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The index of a field; nil when there is none of that name.
    public func place(of field: String) -> Int? { places[field] }

    public static func == (a: ObjectType, b: ObjectType) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension ValueType {
    /// `name type` for each field of a record, or of a list's records.
    public var fields: [String] {
        switch self {
        case .object(let type): type.fields.map { "\($0.name) \($0.type)" }
        case .list(let element): element.fields
        default: []
        }
    }
}

extension ValueType: CustomStringConvertible {
    public var description: String {
        switch self {
        case .dyn, .free: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .money: "money"
        case .type: "type"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let inner): "optional_type(\(inner))"
        case .object(let type): type.name
        case .abstract(let name, let parameters):
            parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
        case .parameter(let name): name
        }
    }
}
