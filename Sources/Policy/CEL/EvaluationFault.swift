/// An evaluation has no value: what went wrong, and where in the expression.
public struct EvaluationFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, as a closed set.
    public enum Kind: String, Sendable, CaseIterable {
        case noOverload, noSuchKey, noSuchField, noSuchIndex, notGiven, unknownName, unknownFunction
        case overflow, division, range, malformed, repeatedKey, currencies
        case outOfFuel, tooLarge
    }

    public let kind: Kind
    public let sentence: String
    /// Counted from 1; 0 while the place is not known.
    public internal(set) var line = 0
    public internal(set) var column = 0
    public internal(set) var excerpt = ""
    var offset: Int32 = -1

    init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }

    /// A fault of a function that the host declares.
    public static func of(_ sentence: String) -> EvaluationFault { EvaluationFault(.malformed, sentence) }

    /// Whether it ends the evaluation, where `||` and `&&` would take another fault for an answer that may not matter.
    var isFinal: Bool { kind == .outOfFuel || kind == .tooLarge }

    func at(_ offset: Int32) -> EvaluationFault {
        guard self.offset < 0 else { return self }
        var placed = self
        placed.offset = offset
        return placed
    }

    func placed(in bytes: [UInt8]) -> EvaluationFault {
        guard offset >= 0 else { return self }
        let place = Place(offset: Int(offset), in: bytes)
        var placed = self
        placed.line = place.line
        placed.column = place.column
        placed.excerpt = place.excerpt
        return placed
    }

    static func overload(_ name: String, _ values: Value...) -> EvaluationFault { overload(name, of: values) }

    static func overload(_ name: String, of values: [Value]) -> EvaluationFault {
        let kinds = values.map { $0.typeName }.joined(separator: ", ")
        return EvaluationFault(.noOverload, "\(ValueType.spoken(name)) does not take (\(kinds))")
    }

    public var description: String { line > 0 ? "\(line):\(column): \(sentence)\n\(excerpt)" : sentence }
}
