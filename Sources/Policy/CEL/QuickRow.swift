/// What a quick condition says. `ask`: something is not given, or not of its kind, or of another currency: the evaluator
/// proper has to say what follows from that.
enum QuickAnswer: UInt8 {
    case no, yes, ask

    @inline(__always)
    init(_ truth: Bool) { self = truth ? .yes : .no }
}

/// What a quick condition reads from: the given values, and within a macro the fields of the element that it is at.
struct QuickRow {
    let given: UnsafePointer<Value?>
    let element: UnsafePointer<Value?>
}

/// Where in a row a value stands.
struct QuickSlot: Sendable {
    let index: Int
    let isElement: Bool

    @inline(__always)
    func read(_ row: QuickRow) -> UnsafePointer<Value?> { (isElement ? row.element : row.given) + index }
}

/// A condition over given values and elements alone: no frame, no fuel, no values on the way.
typealias QuickCode = @Sendable (QuickRow) -> QuickAnswer
/// A whole number; nil for what the evaluator has to say.
typealias QuickInt = @Sendable (QuickRow) -> Int?

extension Value {
    /// Where the fields of a record of this type stand, for as long as the value lives.
    @inline(__always)
    func fields(of type: ObjectType) -> UnsafePointer<Value?>? {
        guard case .object(let object) = self, object.type === type else { return nil }
        return UnsafePointer(object.storage)
    }
}
