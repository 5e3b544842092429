/// A condition or formula, compiled once and evaluated many times.
public struct Expression: Sendable {
    /// As it was written.
    public let text: String
    /// What the checker found; dyn where it was not asked.
    public let type: ValueType
    private let bytes: [UInt8]
    private let code: Code
    private let slotCount: Int
    private let size: Int
    private let surroundings: Surroundings
    /// The declared names that the expression reads, in the order of their declaration.
    public let reads: [String]

    /// Parses, checks against the declarations, and compiles. `isChecked: false` leaves wrong types to the evaluation,
    /// as the standard allows.
    public static func compile(
        _ text: String, in declarations: Declarations, limits: Limits = Limits(), isChecked: Bool = true
    ) throws(ExpressionFault) -> Expression {
        try Expression(text, declarations, limits, isChecked: isChecked)
    }

    private init(_ text: String, _ declarations: Declarations, _ limits: Limits, isChecked: Bool) throws(ExpressionFault) {
        let bytes = Array(text.utf8)
        let root = try Parser.parse(bytes, limits: limits)
        var resolver = Resolver(declarations)
        resolver.resolve(root)
        if isChecked {
            var checker = Checker(bytes, declarations)
            try checker.check(root)
        }
        self.text = text
        self.bytes = bytes
        type = isChecked ? root.type : .dyn
        code = Compiler(declarations).compile(root)
        slotCount = resolver.slotCount
        size = root.count
        surroundings = declarations.surroundings
        reads = Expression.variables(of: root).sorted().map { declarations.names[$0] }
    }

    /// The value under these bindings, which must come from the declarations of the compilation; a fault when it has none.
    public func evaluate(_ bindings: Bindings, fuel: Int = Limits.fuel) -> Result<Value, EvaluationFault> {
        do throws(EvaluationFault) {
            var frame = Frame(
                given: bindings.values, locals: slotCount == 0 ? [] : Array(repeating: .null, count: slotCount), fuel: fuel,
                surroundings: surroundings)
            try frame.spend(size)
            let value = try code(&frame)
            guard value.fits(type) else {
                throw EvaluationFault(.noOverload, "expected \(type), found \(value.typeName)")
            }
            return .success(value)
        } catch {
            return .failure(error.placed(in: bytes))
        }
    }

    private static func variables(of node: SyntaxNode) -> Set<Int> {
        if case .variable(let slot) = node.kind { return [slot] }
        var found: Set<Int> = []
        SyntaxNode.children(of: node.kind) { found.formUnion(variables(of: $0)) }
        return found
    }
}
