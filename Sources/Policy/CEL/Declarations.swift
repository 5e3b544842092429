import Vocabulary

/// The context that an expression is written against: the names it may use, their types, and functions of the host.
public struct Declarations: Sendable {
    private(set) var types: [ValueType] = []
    private(set) var names: [String] = []
    private var slots: [String: Int] = [:]
    private(set) var functions = FunctionTable.standard.functions
    /// Functions that the host has declared.
    private(set) var foreign: Set<String> = []
    private(set) var surroundings: Surroundings

    /// Named time zones are asked of `zones`.
    public init(zones: any Zones = UTCOnly()) { surroundings = Surroundings(zones: zones) }

    /// The same names and functions, with named time zones asked of `zones`.
    public func with(_ zones: any Zones) -> Declarations {
        var other = self
        other.surroundings = Surroundings(zones: zones)
        return other
    }

    /// Declares a name, which may have dots; a second declaration of it replaces the first.
    public mutating func declare(_ name: String, _ type: ValueType) {
        if let slot = slots[name] {
            types[slot] = type
        } else {
            slots[name] = names.count
            names.append(name)
            types.append(type)
        }
    }

    /// Declares a function. The body gets arguments that fit one of the overloads, the receiver first.
    public mutating func declare(
        function name: String, _ overloads: [Overload],
        _ body: @escaping @Sendable ([Value]) throws(EvaluationFault) -> Value
    ) {
        var table = functions[name] ?? Function()
        for overload in overloads {
            table.overloads.append(overload)
            table.bodies[Function.Shape(isMember: overload.isMember, count: overload.parameters.count)] = .many {
                values, _ throws(EvaluationFault) in try body(values)
            }
        }
        functions[name] = table
        foreign.insert(name)
    }

    /// Where a name's value stands in bindings; nil when it is not declared.
    public func slot(of name: String) -> Int? { slots[name] }

    /// The declared names with their types, in order.
    public var variables: [(name: String, type: ValueType)] { Array(zip(names, types)).map { (name: $0, type: $1) } }
}

/// The values of declared names for one evaluation.
public struct Bindings: Sendable {
    var values: [Value?]
    private let names: Names

    /// Shared by all copies.
    private final class Names: Sendable {
        let declarations: Declarations

        init(_ declarations: Declarations) { self.declarations = declarations }
    }

    public init(_ declarations: Declarations) {
        names = Names(declarations)
        values = Array(repeating: nil, count: declarations.names.count)
    }

    /// The value of a declared name; a name that is not declared keeps none.
    public subscript(name: String) -> Value? {
        get { names.declarations.slot(of: name).flatMap { values[$0] } }
        set { if let slot = names.declarations.slot(of: name) { values[slot] = newValue } }
    }

    /// The value at a slot that `Declarations.slot(of:)` gave: quicker than by name.
    public subscript(slot slot: Int) -> Value? {
        get { values[slot] }
        set { values[slot] = newValue }
    }
}
