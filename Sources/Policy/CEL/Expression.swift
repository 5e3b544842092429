/// A condition or formula, compiled once and evaluated many times.
public struct Expression: Sendable {
    private let program: Program

    /// As it was written.
    public var text: String { program.text }
    /// What the checker found; dyn where it was not asked.
    public var type: ValueType { program.type }
    /// The declared names that the expression reads, in the order of their declaration.
    public var reads: [String] { program.reads }
    /// Their slots in the declarations.
    public var readSlots: [Int] { program.readSlots }

    /// Slots of which it asks with `has` whether they are given.
    public var askedSlots: [Int] { program.askedSlots }

    /// The same expression, in which `has` says yes of these slots, whatever is given.
    public func supposing(_ slots: Set<Int>, in declarations: Declarations) throws(ExpressionFault) -> Expression {
        Expression(program: try Program(text, declarations, Limits(), isChecked: true, supposed: slots))
    }

    /// Parses, checks against the declarations, and compiles. `isChecked: false` leaves wrong types to the evaluation,
    /// as the standard allows.
    public static func compile(
        _ text: String, in declarations: Declarations, limits: Limits = Limits(), isChecked: Bool = true
    ) throws(ExpressionFault) -> Expression {
        Expression(program: try Program(text, declarations, limits, isChecked: isChecked))
    }

    /// The value under these bindings, which must come from the declarations of the compilation; a fault when it has none.
    public func evaluate(_ bindings: Bindings, fuel: Int = Limits.fuel) -> Result<Value, EvaluationFault> {
        do throws(EvaluationFault) {
            return .success(try program.value(bindings.values, fuel: fuel))
        } catch {
            return .failure(error.placed(in: program.bytes))
        }
    }

    /// The truth of a condition under these bindings: quicker than `evaluate`, with its faults. Only for expressions of type bool.
    public func holds(_ bindings: Bindings, fuel: Int = Limits.fuel) throws(EvaluationFault) -> Bool {
        do throws(EvaluationFault) {
            return try program.truth(bindings.values, fuel: fuel)
        } catch {
            throw error.placed(in: program.bytes)
        }
    }
}
