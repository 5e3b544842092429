/// One signature of a function.
public struct Overload: Sendable {
    /// Whether it is called as `receiver.name(...)`; the receiver is then the first parameter.
    public let isMember: Bool
    public let parameters: [ValueType]
    public let result: ValueType

    /// `name(parameters)`.
    public static func global(_ parameters: [ValueType], _ result: ValueType) -> Overload {
        Overload(isMember: false, parameters: parameters, result: result)
    }

    /// `receiver.name(rest of the parameters)`.
    public static func member(_ parameters: [ValueType], _ result: ValueType) -> Overload {
        Overload(isMember: true, parameters: parameters, result: result)
    }
}

/// Everything of one name: its signatures, and one body for each number of arguments.
struct Function: Sendable {
    enum Body: Sendable {
        case none(@Sendable (inout Frame) throws(EvaluationFault) -> Value)
        case unary(@Sendable (Value, inout Frame) throws(EvaluationFault) -> Value)
        case binary(@Sendable (Value, Value, inout Frame) throws(EvaluationFault) -> Value)
        case ternary(@Sendable (Value, Value, Value, inout Frame) throws(EvaluationFault) -> Value)
        case many(@Sendable ([Value], inout Frame) throws(EvaluationFault) -> Value)
    }

    struct Shape: Hashable {
        let isMember: Bool
        let count: Int
    }

    var overloads: [Overload] = []
    var bodies: [Shape: Body] = [:]

    func body(isMember: Bool, count: Int) -> Body? { bodies[Shape(isMember: isMember, count: count)] }
}

/// Functions by name, as a library adds them.
struct FunctionTable: Sendable {
    private(set) var functions: [String: Function] = [:]

    mutating func add(_ name: String, _ overloads: [Overload], _ body: Function.Body) {
        for overload in overloads {
            functions[name, default: Function()].overloads.append(overload)
            let shape = Function.Shape(isMember: overload.isMember, count: overload.parameters.count)
            functions[name, default: Function()].bodies[shape] = body
        }
    }

    /// The standard's functions and the extensions.
    static let standard: FunctionTable = {
        var table = FunctionTable()
        table.addOperators()
        table.addConversions()
        table.addTexts()
        table.addTimes()
        table.addTextExtensions()
        table.addMath()
        table.addOptionals()
        table.addMoney()
        return table
    }()
}
