/// A map from bool, int, uint or string to anything, in the order in which it was written. Numbers that are equal are one key.
public final class MapValue: Sendable {
    public let entries: [(key: Value, value: Value)]
    private let keys: [MapKey]
    private let places: [MapKey: Int]

    /// Up to here a walk along the keys is quicker than hashing.
    private static let walked = 8

    /// Nil when a key stands twice or is of a type that cannot be one.
    public init?(_ entries: [(key: Value, value: Value)]) {
        var keys: [MapKey] = []
        keys.reserveCapacity(entries.count)
        for entry in entries {
            guard let key = MapKey(entry.key, isExact: true) else { return nil }
            keys.append(key)
        }
        var places: [MapKey: Int] = [:]
        if keys.count > MapValue.walked {
            places = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
            guard places.count == keys.count else { return nil }
        } else {
            for (index, key) in keys.enumerated() where keys[..<index].contains(key) { return nil }
        }
        self.entries = entries
        self.keys = keys
        self.places = places
    }

    /// The value of a key; nil when there is none, also for a key that no map can have.
    public subscript(key: Value) -> Value? { MapKey(key, isExact: false).flatMap { place(of: $0) }.map { entries[$0].value } }

    /// The value of a text key.
    public subscript(key: String) -> Value? { place(of: .string(key)).map { entries[$0].value } }

    private func place(of key: MapKey) -> Int? {
        keys.count > MapValue.walked ? places[key] : keys.firstIndex(of: key)
    }
}

/// A key, with the three kinds of number made one.
enum MapKey: Hashable {
    case bool(Bool)
    case int(Int)
    case uint(UInt)
    case string(String)

    /// An exact key may be written in a map; any number may ask for one.
    init?(_ value: Value, isExact: Bool) {
        switch value {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .uint(let value): self = Int(exactly: value).map { .int($0) } ?? .uint(value)
        case .string(let value): self = .string(value)
        case .double(let value) where !isExact:
            if let whole = Int(exactly: value) {
                self = .int(whole)
            } else if let whole = UInt(exactly: value) {
                self = .uint(whole)
            } else {
                return nil
            }
        default: return nil
        }
    }

    static func == (a: MapKey, b: MapKey) -> Bool {
        switch (a, b) {
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.uint(let a), .uint(let b)): a == b
        case (.string(let a), .string(let b)): CodePoints.areEqual(a, b)
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let value): hasher.combine(value)
        case .int(let value): hasher.combine(value)
        case .uint(let value): hasher.combine(value)
        case .string(let text):
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }
}
