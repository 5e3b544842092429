import Vocabulary

/// The value of a fact, as a decision keeps it.
public enum FactValue: Sendable, Equatable {
    /// It was asked for and not known.
    case unknown
    case flag(Bool)
    case number(Int)
    case text(String)
    case money(Money)
    case moment(Instant)
    /// Nanoseconds.
    case span(Int)
    case list([FactValue])
    /// A record's fields, in the order in which its type declares them.
    case record([FactValue])
    /// Values by name, in the order in which they stand.
    case map([Entry])

    /// One name of a map and its value.
    public struct Entry: Sendable, Equatable {
        public var name: String
        public var value: FactValue

        public init(_ name: String, _ value: FactValue) {
            self.name = name
            self.value = value
        }
    }

    /// What an expression worked with. Kinds that no context declares (bytes, doubles, maps by numbers …) are kept as their text.
    public init(_ value: Value?) {
        switch value {
        case nil: self = .unknown
        case .bool(let flag): self = .flag(flag)
        case .int(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .money(let money): self = .money(money)
        case .timestamp(let moment):
            self = .moment(Instant(milliseconds: moment.seconds * 1_000 + Int(moment.nanoseconds) / 1_000_000))
        case .duration(let nanoseconds): self = .span(nanoseconds)
        case .list(let values): self = .list(values.map { FactValue($0) })
        case .object(let object): self = .record(object.places.map { FactValue(object[$0]) })
        case .map(let map):
            let entries = map.entries.compactMap { entry -> Entry? in
                guard case .string(let name) = entry.key else { return nil }
                return Entry(name, FactValue(entry.value))
            }
            self = entries.count == map.entries.count ? .map(entries) : .text(Value.map(map).description)
        case let other?: self = .text(other.description)
        }
    }

    /// The value that an expression works with again; nil where it was not known. `type` is the declared one.
    public func value(as type: ValueType) -> Value? {
        switch (self, type) {
        case (.unknown, _): nil
        case (.flag(let flag), _): .bool(flag)
        case (.number(let number), _): .int(number)
        case (.text(let text), _): .string(text)
        case (.money(let money), _): .money(money)
        case (.moment(let moment), _): Timestamp(moment).map { .timestamp($0) }
        case (.span(let nanoseconds), _): .duration(nanoseconds)
        case (.list(let values), .list(let element)): .list(values.compactMap { $0.value(as: element) })
        case (.record(let fields), .object(let object)):
            .object(ObjectValue(object, zip(fields, object.fields).map { $0.value(as: $1.type) }))
        case (.map(let entries), .map(_, let element)):
            MapValue(entries.compactMap { entry in entry.value.value(as: element).map { (.string(entry.name), $0) } }).map {
                .map($0)
            }
        case (.list, _), (.record, _), (.map, _): nil
        }
    }
}

extension FactValue: CustomStringConvertible {
    /// For people.
    public var description: String {
        switch self {
        case .unknown: "not known"
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): String(number)
        case .text(let text): text.isEmpty ? "(empty)" : text
        case .money(let money): money.description
        case .moment(let moment): moment.description
        case .span(let nanoseconds): DurationText.write(nanoseconds)
        case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
        case .record(let fields): fields.map(\.description).joined(separator: " ")
        case .map(let entries): "{\(entries.map { "\($0.name): \($0.value)" }.joined(separator: ", "))}"
        }
    }
}
