import Vocabulary

/// Finds the type of every part of a resolved tree, and refuses what can have none.
struct Checker {
    let bytes: [UInt8]
    let declarations: Declarations
    var known = Substitution()
    var locals: [ValueType] = []

    init(_ bytes: [UInt8], _ declarations: Declarations) {
        self.bytes = bytes
        self.declarations = declarations
    }

    func fault(_ sentence: String, _ node: SyntaxNode) -> ExpressionFault { ExpressionFault(sentence, at: node.at, in: bytes) }

    /// Checks the tree and writes the final types into it.
    mutating func check(_ root: SyntaxNode) throws(ExpressionFault) {
        _ = try type(of: root)
        settle(root)
        guard !known.isExhausted else { throw tooInvolved(root) }
    }

    private func tooInvolved(_ node: SyntaxNode) -> ExpressionFault {
        fault("the types of the expression are too involved", node)
    }

    private func settle(_ node: SyntaxNode) {
        node.type = known.applied(node.type, isFinal: true)
        SyntaxNode.children(of: node.kind) { settle($0) }
    }

    @discardableResult
    mutating func type(of node: SyntaxNode) throws(ExpressionFault) -> ValueType {
        guard !known.isExhausted else { throw tooInvolved(node) }
        let type = try found(node)
        node.type = known.applied(type)
        return node.type
    }

    private mutating func found(_ node: SyntaxNode) throws(ExpressionFault) -> ValueType {
        switch node.kind {
        case .literal(let value): return literal(value)
        case .variable(let slot): return declarations.types[slot]
        case .local(let slot): return locals[slot]
        case .given: return .bool
        case .typeName: return .type
        case .name(let name, _), .unknown(let name, _): throw unknown(name, node)
        case .select(let operand, let field, let isOptional):
            let type = try self.type(of: operand)
            return try select(field, of: type, isOptional: isOptional, node)
        case .has(let operand, let field):
            let type = try self.type(of: operand)
            _ = try select(field, of: type, isOptional: false, node)
            return .bool
        case .index(let operand, let index, let isOptional):
            return try self.index(operand, index, isOptional: isOptional, node)
        case .call(let name, let target, let arguments): return try call(name, target, arguments, node)
        case .list(let nodes, let optional): return try list(nodes, optional)
        case .map(let entries, let optional): return try map(entries, optional)
        case .and(let nodes), .or(let nodes):
            for part in nodes { try require(part, .bool, "&& and || join conditions") }
            return .bool
        case .conditional(let condition, let yes, let no):
            try require(condition, .bool, "what stands before ? is a condition")
            let first = try type(of: yes)
            let second = try type(of: no)
            guard known.accepts(first, second) else {
                throw fault("both sides of : need one type; these are \(spoken(first)) and \(spoken(second))", no)
            }
            return known.wider(first, second)
        case .loop(let loop): return try check(loop)
        case .bind(_, let value, let body, _):
            let type = try type(of: value)
            return try within([type], body)
        case .optionalMap(_, let value, let body, let isFlat, _):
            let operand = try type(of: value)
            let inner = known.fresh()
            guard known.accepts(.optional(inner), operand) else {
                throw fault("optMap needs an optional, not \(spoken(operand))", value)
            }
            let result = try within([known.applied(inner)], body)
            guard isFlat else { return .optional(result) }
            let flat = known.fresh()
            guard known.accepts(.optional(flat), result) else { throw fault("optFlatMap needs an optional", body) }
            return .optional(flat)
        }
    }

    func spoken(_ type: ValueType) -> String { known.applied(type, isFinal: true).description }

    private func unknown(_ name: String, _ node: SyntaxNode) -> ExpressionFault {
        if declarations.functions[name] != nil { return fault("\(name) is a function and needs brackets", node) }
        var near: String?
        if case .unknown(_, let found) = node.kind { near = found }
        return fault("there is no name \(name)\(near.map { "; did you mean \($0)?" } ?? "")", node)
    }

    mutating func require(_ node: SyntaxNode, _ wanted: ValueType, _ sentence: String) throws(ExpressionFault) {
        let type = try type(of: node)
        guard known.accepts(wanted, type) else { throw fault("\(sentence), not \(spoken(type))", node) }
    }

    mutating func within(_ types: [ValueType], _ body: SyntaxNode) throws(ExpressionFault) -> ValueType {
        locals += types
        defer { locals.removeLast(types.count) }
        return try type(of: body)
    }

    private mutating func check(_ loop: Loop) throws(ExpressionFault) -> ValueType {
        let (names, key) = try elements(of: loop.range, isPaired: loop.names.count == 2)
        locals += names
        defer { locals.removeLast(names.count) }
        if let filter = loop.filter { try require(filter, .bool, "the filter of a macro is a condition") }
        switch loop.kind {
        case .all, .exists, .existsOne:
            try require(loop.body, .bool, "the macro needs a condition")
            return .bool
        case .filter:
            try require(loop.body, .bool, "the macro needs a condition")
            return .list(names[0])
        case .map, .transformList: return .list(try type(of: loop.body))
        case .transformMap: return .map(key, try type(of: loop.body))
        case .transformMapEntry:
            let type = try type(of: loop.body)
            guard known.accepts(.map(.dyn, .dyn), type) else {
                throw fault("transformMapEntry needs a map, not \(spoken(type))", loop.body)
            }
            return type
        }
    }

    /// The types of a macro's variables, and of the keys of what it walks along.
    private mutating func elements(
        of range: SyntaxNode, isPaired: Bool
    ) throws(ExpressionFault) -> (names: [ValueType], key: ValueType) {
        let type = try type(of: range)
        switch type {
        case .list(let element): return (isPaired ? [.int, element] : [element], .int)
        case .map(let key, let value): return (isPaired ? [key, value] : [key], key)
        case .dyn, .free:
            _ = known.accepts(.dyn, type)
            return (isPaired ? [.dyn, .dyn] : [.dyn], .dyn)
        default: throw fault("a macro walks along a list or a map, not \(spoken(type))", range)
        }
    }

    private func literal(_ value: Value) -> ValueType {
        switch value {
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .null: .null
        default: .dyn
        }
    }
}
