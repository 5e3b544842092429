/// An evaluation has no value: what went wrong, and where in the expression.
public struct EvaluationFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, as a closed set.
    public enum Kind: String, Sendable, CaseIterable {
        case noOverload, noSuchKey, noSuchField, noSuchIndex, notGiven, unknownName, unknownFunction
        case overflow, division, range, malformed, repeatedKey, currencies
        case outOfFuel, tooLarge
    }

    /// Everything behind one pointer, so that the way on which nothing fails carries no more.
    private let details: Details

    private final class Details: Sendable {
        let kind: Kind
        let sentence: String
        let offset: Int
        let place: Place?

        init(_ kind: Kind, _ sentence: String, offset: Int, place: Place?) {
            self.kind = kind
            self.sentence = sentence
            self.offset = offset
            self.place = place
        }
    }

    public var kind: Kind { details.kind }
    public var sentence: String { details.sentence }
    /// Counted from 1; 0 when the place is not known.
    public var line: Int { details.place?.line ?? 0 }
    public var column: Int { details.place?.column ?? 0 }
    /// The line of the expression, and below it a caret.
    public var excerpt: String { details.place?.excerpt ?? "" }

    init(_ kind: Kind, _ sentence: String) { details = Details(kind, sentence, offset: -1, place: nil) }

    private init(_ details: Details) { self.details = details }

    /// A fault of a function that the host declares.
    public static func of(_ sentence: String) -> EvaluationFault { EvaluationFault(.malformed, sentence) }

    /// Whether it ends the evaluation, where `||` and `&&` would take another fault for an answer that may not matter.
    var isFinal: Bool { kind == .outOfFuel || kind == .tooLarge }

    func at(_ offset: Int32) -> EvaluationFault {
        guard details.offset < 0 else { return self }
        return EvaluationFault(Details(kind, sentence, offset: Int(offset), place: nil))
    }

    func placed(in bytes: [UInt8]) -> EvaluationFault {
        guard details.offset >= 0 else { return self }
        return EvaluationFault(Details(kind, sentence, offset: details.offset, place: Place(offset: details.offset, in: bytes)))
    }

    static func overload(_ name: String, _ values: Value...) -> EvaluationFault { overload(name, of: values) }

    static func overload(_ name: String, of values: [Value]) -> EvaluationFault {
        let kinds = values.map { $0.typeName }.joined(separator: ", ")
        return EvaluationFault(.noOverload, "\(ValueType.spoken(name)) does not take (\(kinds))")
    }

    public static func == (a: EvaluationFault, b: EvaluationFault) -> Bool {
        a.kind == b.kind && a.sentence == b.sentence && a.line == b.line && a.column == b.column
    }

    public var description: String { line > 0 ? "\(line):\(column): \(sentence)\n\(excerpt)" : sentence }
}
