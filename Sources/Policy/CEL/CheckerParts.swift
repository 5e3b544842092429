/// Fields, indices, calls, lists and maps.
extension Checker {
    func select(_ field: String, of type: ValueType, isOptional: Bool, _ node: SyntaxNode) throws(ExpressionFault) -> ValueType {
        switch type {
        case .dyn, .free: return isOptional ? .optional(.dyn) : .dyn
        case .map(let key, let value):
            guard [.string, .dyn].contains(key) || isFree(key) else {
                throw fault("the keys of this map are \(spoken(key)), not names", node)
            }
            return isOptional ? .optional(value) : value
        case .object(let object):
            guard let place = object.place(of: field) else {
                let names = object.fields.map(\.name)
                let near =
                    Spelling.nearest(to: field, among: names).map { "did you mean \($0)?" }
                    ?? "there are: \(names.joined(separator: ", "))"
                throw fault("\(object.name) has no field \(field); \(near)", node)
            }
            return isOptional ? .optional(object.fields[place].type) : object.fields[place].type
        case .optional(let inner):
            let found = try select(field, of: inner, isOptional: false, node)
            if case .optional = found { return found }
            return .optional(found)
        default: throw fault("\(spoken(type)) has no fields, so no \(field)", node)
        }
    }

    private func isFree(_ type: ValueType) -> Bool {
        if case .free = type { return true }
        return false
    }

    mutating func index(
        _ operand: SyntaxNode, _ index: SyntaxNode, isOptional: Bool, _ node: SyntaxNode
    ) throws(ExpressionFault) -> ValueType {
        var type = try type(of: operand)
        let key = try self.type(of: index)
        var isChained = isOptional
        if case .optional(let inner) = type {
            type = known.applied(inner)
            isChained = true
        }
        let element: ValueType
        switch type {
        case .list(let inner):
            guard known.accepts(.int, key) else { throw fault("a list is indexed by an int, not \(spoken(key))", index) }
            element = inner
        case .map(let wanted, let value):
            guard known.accepts(wanted, key) else {
                throw fault("the keys of this map are \(spoken(wanted)), not \(spoken(key))", index)
            }
            element = value
        case .dyn, .free: element = .dyn
        default: throw fault("\(spoken(type)) has no index", node)
        }
        return isChained ? .optional(element) : element
    }

    mutating func call(
        _ name: String, _ target: SyntaxNode?, _ arguments: [SyntaxNode], _ node: SyntaxNode
    ) throws(ExpressionFault) -> ValueType {
        let all = (target.map { [$0] } ?? []) + arguments
        var types: [ValueType] = []
        for argument in all { types.append(try type(of: argument)) }
        guard let function = declarations.functions[name] else {
            let near = Spelling.nearest(
                to: name, among: declarations.functions.keys.filter { !$0.contains("_") && !$0.hasPrefix("@") }.sorted())
            throw fault("there is no function \(name)\(near.map { "; did you mean \($0)?" } ?? "")", node)
        }
        var result: ValueType?
        for overload in function.overloads where overload.isMember == (target != nil) && overload.parameters.count == types.count
        {
            var names: [String: ValueType] = [:]
            var parameters: [ValueType] = []
            for parameter in overload.parameters { parameters.append(known.instance(parameter, &names)) }
            guard known.accepts(parameters, types) else { continue }
            let type = known.applied(known.instance(overload.result, &names))
            if let before = result, before != type { result = .dyn } else { result = type }
        }
        guard let result else { throw refused(name, target, types, function, node) }
        try checkText(name, arguments.last, node)
        return result
    }

    private func refused(
        _ name: String, _ target: SyntaxNode?, _ types: [ValueType], _ function: Function, _ node: SyntaxNode
    ) -> ExpressionFault {
        let given = types.map { spoken($0) }.joined(separator: ", ")
        let isOperator = ValueType.spoken(name) != name
        let sentence = "\(ValueType.spoken(name)) does not take (\(given))"
        if isOperator { return fault(sentence, node) }
        let known = function.overloads.prefix(3).map { overload in
            let names = overload.parameters.map(\.description)
            return overload.isMember
                ? "\(names[0]).\(name)(\(names.dropFirst().joined(separator: ", ")))"
                : "\(name)(\(names.joined(separator: ", ")))"
        }
        return fault("\(sentence); it is \(known.joined(separator: " or "))", node)
    }

    /// A text that is read as something else is read here already, so that a mistake is found before the rule runs.
    private func checkText(_ name: String, _ argument: SyntaxNode?, _ node: SyntaxNode) throws(ExpressionFault) {
        guard let argument, case .literal(.string(let text)) = argument.kind else { return }
        do throws(EvaluationFault) {
            switch name {
            case "matches": _ = try Pattern(text)
            case "money": _ = try MoneyText.read(text)
            case "timestamp": _ = try Conversions.timestamp(.string(text))
            case "duration": _ = try Conversions.duration(.string(text))
            case let part where FunctionTable.parts.contains(part): try declarations.surroundings.check(zone: text)
            default: break
            }
        } catch {
            throw fault(error.sentence, argument)
        }
    }

    mutating func list(_ nodes: [SyntaxNode], _ optional: Set<Int>) throws(ExpressionFault) -> ValueType {
        var element: ValueType?
        for (index, node) in nodes.enumerated() {
            var type = try type(of: node)
            if optional.contains(index) { type = try unwrapped(type, node) }
            element = known.join(element, type)
        }
        return .list(element ?? known.fresh())
    }

    mutating func map(_ entries: [(key: SyntaxNode, value: SyntaxNode)], _ optional: Set<Int>) throws(ExpressionFault)
        -> ValueType
    {
        var key: ValueType?
        var value: ValueType?
        for (index, entry) in entries.enumerated() {
            let keyType = try type(of: entry.key)
            switch keyType {
            case .string, .int, .uint, .bool, .dyn, .free: break
            default: throw fault("the key of a map is a string, int, uint or bool, not \(spoken(keyType))", entry.key)
            }
            var type = try type(of: entry.value)
            if optional.contains(index) { type = try unwrapped(type, entry.value) }
            key = known.join(key, keyType)
            value = known.join(value, type)
        }
        return .map(key ?? known.fresh(), value ?? known.fresh())
    }

    private mutating func unwrapped(_ type: ValueType, _ node: SyntaxNode) throws(ExpressionFault) -> ValueType {
        let inner = known.fresh()
        guard known.accepts(.optional(inner), type) else { throw fault("? needs an optional, not \(spoken(type))", node) }
        return known.applied(inner)
    }
}
