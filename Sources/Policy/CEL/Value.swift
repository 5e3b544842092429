import Vocabulary

/// What an expression works with and gives.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case uint(UInt)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list([Value])
    case map(MapValue)
    /// A record of a declared type.
    case object(ObjectValue)
    case timestamp(Timestamp)
    /// Nanoseconds, negative for the past.
    case duration(Int)
    case money(Money)
    /// A type as a value, by its name.
    case type(String)
    indirect case optional(Value?)

    /// The name of its type, as `type()` gives it.
    public var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .object(let object): object.type.name
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .money: "money"
        case .type: "type"
        case .optional: "optional_type"
        }
    }

    /// The names that stand for types in an expression.
    static let typeNames: Set<String> = [
        "null_type", "bool", "int", "uint", "double", "string", "bytes", "list", "map", "google.protobuf.Timestamp",
        "google.protobuf.Duration", "money", "type", "optional_type",
    ]

    /// Whether its elements at all levels fit in what room is left: lists that share their parts are larger than they look.
    func fits(within room: inout Int) -> Bool {
        switch self {
        case .list(let values):
            room -= values.count
            guard room >= 0 else { return false }
            for value in values where !value.fits(within: &room) { return false }
        case .map(let map):
            room -= map.entries.count
            guard room >= 0 else { return false }
            for entry in map.entries where !entry.value.fits(within: &room) { return false }
        case .optional(let inner?):
            room -= 1
            return room >= 0 && inner.fits(within: &room)
        default: break
        }
        return true
    }

    /// Whether it is of the type, as far as one look tells: elements are not visited.
    func fits(_ type: ValueType) -> Bool {
        switch (self, type) {
        case (_, .dyn), (_, .free), (_, .parameter), (_, .abstract): true
        case (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string), (.bytes, .bytes),
            (.list, .list), (.map, .map), (.timestamp, .timestamp), (.duration, .duration), (.money, .money),
            (.type, .type), (.optional, .optional), (.null, .null):
            true
        case (.object(let object), .object(let wanted)): object.type === wanted
        case (.null, _): type.isNullable
        default: false
        }
    }
}

/// A record of a declared type. A field that is nil is not known: `has` is false, reading it is a fault.
public final class ObjectValue: @unchecked Sendable {
    public let type: ObjectType
    /// The fields, written once when it is made: conditions over lists read them where they stand.
    let storage: UnsafeMutablePointer<Value?>

    /// The fields in the order in which the type declares them; missing ones at the end are not known.
    public init(_ type: ObjectType, _ fields: [Value?]) {
        self.type = type
        storage = .allocate(capacity: type.fields.count)
        for place in type.fields.indices {
            (storage + place).initialize(to: fields.indices.contains(place) ? fields[place] : nil)
        }
    }

    deinit {
        storage.deinitialize(count: type.fields.count)
        storage.deallocate()
    }

    /// The places of its fields.
    var places: Range<Int> { type.fields.indices }

    /// A field by its place; nil when it is not known.
    subscript(place: Int) -> Value? { storage[place] }

    /// The value of a field; nil when it is not known or not declared.
    public func value(of field: String) -> Value? { type.place(of: field).flatMap { self[$0] } }
}
