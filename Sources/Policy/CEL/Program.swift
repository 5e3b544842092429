/// What an expression is compiled to.
final class Program: Sendable {
    let text: String
    let bytes: [UInt8]
    let type: ValueType
    let reads: [String]
    let readSlots: [Int]
    /// Slots of which it asks with `has` whether they are given.
    let askedSlots: [Int]
    private let quick: QuickCode?
    /// The macros of the quick condition.
    private let turns: [QuickConditions.Turn]
    private let code: Code
    private let condition: BoolCode
    private let slotCount: Int
    private let size: Int
    private let variableCount: Int
    private let surroundings: Surroundings
    private let result: ResultKind

    /// `supposed`: slots of which `has` says yes, whatever is given.
    init(
        _ text: String, _ declarations: Declarations, _ limits: Limits, isChecked: Bool, supposed: Set<Int> = []
    ) throws(ExpressionFault) {
        let bytes = Array(text.utf8)
        let root = try Parser.parse(bytes, limits: limits)
        var resolver = Resolver(declarations)
        resolver.resolve(root)
        if isChecked {
            var checker = Checker(bytes, declarations)
            try checker.check(root)
        }
        askedSlots = Program.asked(of: root).sorted()
        if !supposed.isEmpty { Program.suppose(supposed, in: root) }
        self.text = text
        self.bytes = bytes
        type = isChecked ? root.type : .dyn
        result = ResultKind(type)
        let compiler = Compiler(declarations)
        code = compiler.compile(root)
        condition = compiler.bool(root)
        slotCount = resolver.slotCount
        size = root.count
        variableCount = declarations.names.count
        surroundings = declarations.surroundings
        quick = isChecked ? QuickConditions(foreign: declarations.foreign).condition(root) : nil
        turns = quick == nil ? [] : QuickConditions.turns(root)
        readSlots = Program.variables(of: root).sorted()
        reads = readSlots.map { declarations.names[$0] }
    }

    func value(_ given: [Value?], fuel: Int) throws(EvaluationFault) -> Value {
        guard given.count == variableCount else { throw Program.foreign }
        let value = try given.withUnsafeBufferPointer { (given) throws(EvaluationFault) in
            try run(given, fuel, code)
        }
        switch result {
        case .plain(let kind):
            guard kind == value.kind else { throw EvaluationFault(.noOverload, "expected \(type), found \(value.typeName)") }
        case .open:
            guard value.fits(type) else { throw EvaluationFault(.noOverload, "expected \(type), found \(value.typeName)") }
            var room = Limits.parts
            guard value.fits(within: &room) else {
                throw EvaluationFault(.tooLarge, "the result has more than \(Limits.parts) parts")
            }
        }
        return value
    }

    func truth(_ given: [Value?], fuel: Int) throws(EvaluationFault) -> Bool {
        guard given.count == variableCount else { throw Program.foreign }
        return try given.withUnsafeBufferPointer { (given) throws(EvaluationFault) in
            if let quick, let values = given.baseAddress, turns.isEmpty || work(values) <= fuel {
                let answer = quick(QuickRow(given: values, element: values))
                if answer != .ask { return answer == .yes }
            }
            return try run(given, fuel, condition)
        }
    }

    /// At most what the evaluator would spend on a quick condition with macros.
    private func work(_ given: UnsafePointer<Value?>) -> Int {
        var work = size
        for turn in turns {
            guard case .list(let values)? = given[turn.slot] else { continue }
            let (all, isTooMuch) = values.count.multipliedReportingOverflow(by: turn.cost)
            guard !isTooMuch, all < Limits.fuel * 1_000 else { return .max }
            work += all
        }
        return work
    }

    private static let foreign = EvaluationFault(.notGiven, "the values belong to other declarations")

    /// Evaluates with locals of its own, which stand on the stack.
    private func run<Result>(
        _ given: UnsafeBufferPointer<Value?>, _ fuel: Int,
        _ code: @Sendable (inout Frame) throws(EvaluationFault) -> Result
    ) throws(EvaluationFault) -> Result {
        guard slotCount > 0 else {
            var frame = Frame(
                given: given, locals: UnsafeMutableBufferPointer(start: nil, count: 0), fuel: fuel, surroundings: surroundings)
            try frame.spend(size)
            return try code(&frame)
        }
        return try withUnsafeTemporaryAllocation(of: Value.self, capacity: slotCount) {
            (locals) throws(EvaluationFault) -> Result in
            locals.initialize(repeating: .null)
            defer { locals.deinitialize() }
            var frame = Frame(given: given, locals: locals, fuel: fuel, surroundings: surroundings)
            try frame.spend(size)
            return try code(&frame)
        }
    }

    private static func asked(of node: SyntaxNode) -> Set<Int> {
        if case .given(let slot) = node.kind { return [slot] }
        var found: Set<Int> = []
        SyntaxNode.children(of: node.kind) { found.formUnion(asked(of: $0)) }
        return found
    }

    private static func suppose(_ slots: Set<Int>, in node: SyntaxNode) {
        if case .given(let slot) = node.kind, slots.contains(slot) { node.kind = .literal(.bool(true)) }
        SyntaxNode.children(of: node.kind) { suppose(slots, in: $0) }
    }

    private static func variables(of node: SyntaxNode) -> Set<Int> {
        switch node.kind {
        case .variable(let slot), .given(let slot): return [slot]
        default: break
        }
        var found: Set<Int> = []
        SyntaxNode.children(of: node.kind) { found.formUnion(variables(of: $0)) }
        return found
    }
}

/// How a result is compared with the type that was promised.
enum ResultKind {
    /// One of the kinds that one look tells.
    case plain(Value.Kind)
    case open

    init(_ type: ValueType) {
        switch type {
        case .bool: self = .plain(.bool)
        case .int: self = .plain(.int)
        case .uint: self = .plain(.uint)
        case .double: self = .plain(.double)
        case .string: self = .plain(.string)
        case .bytes: self = .plain(.bytes)
        case .money: self = .plain(.money)
        default: self = .open
        }
    }
}

extension Value {
    enum Kind: UInt8 {
        case bool, int, uint, double, string, bytes, money, other
    }

    var kind: Kind {
        switch self {
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .money: .money
        default: .other
        }
    }
}
