import Vocabulary

/// One evaluation under way: what is given, the variables of macros, and the work that is left.
struct Frame {
    /// Borrowed from the bindings for the time of the evaluation; the program has made sure that they are as many as it reads.
    let given: UnsafeBufferPointer<Value?>
    /// Lent for the time of the evaluation, as many as macros need at once.
    let locals: UnsafeMutableBufferPointer<Value>
    var fuel: Int
    /// The program keeps them alive.
    unowned(unsafe) let surroundings: Surroundings

    /// Pays for work; a fault when none is left.
    @inline(__always)
    mutating func spend(_ work: Int) throws(EvaluationFault) {
        fuel -= work
        if fuel < 0 { throw Frame.exhausted }
    }

    /// Pays for bytes that are made or walked along.
    mutating func spend(bytes: Int) throws(EvaluationFault) { try spend(bytes / 16 + 1) }

    static let exhausted = EvaluationFault(.outOfFuel, "the expression works longer than it may")
}

/// What the edges lend to every evaluation.
final class Surroundings: Sendable {
    let zones: any Zones

    init(zones: any Zones) { self.zones = zones }
}

/// A compiled expression or part of one.
typealias Code = @Sendable (inout Frame) throws(EvaluationFault) -> Value
/// A part that the checker knows to be true or false.
typealias BoolCode = @Sendable (inout Frame) throws(EvaluationFault) -> Bool
/// A part that the checker knows to be an int.
typealias IntCode = @Sendable (inout Frame) throws(EvaluationFault) -> Int
