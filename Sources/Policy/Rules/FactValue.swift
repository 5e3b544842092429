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

    /// What an expression worked with. Kinds that no context declares (bytes, maps, doubles …) are kept as their text.
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
        case (.list, _), (.record, _): nil
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
        }
    }
}
