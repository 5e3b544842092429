/// Calls that are written like functions and are not: they bind names, or look at a field without reading it.
extension Parser {
    mutating func expand(
        _ name: String, target: SyntaxNode?, arguments: [SyntaxNode], at: Int
    ) throws(ExpressionFault) -> SyntaxNode {
        if let target {
            if case .name("cel", _) = target.kind, name == "bind", arguments.count == 3 {
                return try make(.bind(try variable(arguments[0], name), arguments[1], arguments[2], slot: 0), at: at)
            }
            if let loop = try loop(name, over: target, arguments) { return try make(.loop(loop), at: at) }
            if name == "optMap" || name == "optFlatMap", arguments.count == 2 {
                let variable = try variable(arguments[0], name)
                return try make(.optionalMap(variable, target, arguments[1], isFlat: name == "optFlatMap", slot: 0), at: at)
            }
        } else if name == "has", arguments.count == 1 {
            guard case .select(let record, let field, isOptional: false) = arguments[0].kind else {
                throw fault("has takes a field, such as has(order.note)", at: arguments[0].at)
            }
            return try make(.has(record, field), at: at)
        }
        return try make(.call(name, target: target, arguments: arguments), at: at)
    }

    private func loop(_ name: String, over range: SyntaxNode, _ arguments: [SyntaxNode]) throws(ExpressionFault) -> Loop? {
        let kind: Loop.Kind
        let isPaired: Bool
        switch (name, arguments.count) {
        case ("all", 2), ("all", 3): (kind, isPaired) = (.all, arguments.count == 3)
        case ("exists", 2), ("exists", 3): (kind, isPaired) = (.exists, arguments.count == 3)
        case ("exists_one", 2), ("existsOne", 2): (kind, isPaired) = (.existsOne, false)
        case ("exists_one", 3), ("existsOne", 3): (kind, isPaired) = (.existsOne, true)
        case ("map", 2), ("map", 3): (kind, isPaired) = (.map, false)
        case ("filter", 2): (kind, isPaired) = (.filter, false)
        case ("transformList", 3), ("transformList", 4): (kind, isPaired) = (.transformList, true)
        case ("transformMap", 3), ("transformMap", 4): (kind, isPaired) = (.transformMap, true)
        case ("transformMapEntry", 3), ("transformMapEntry", 4): (kind, isPaired) = (.transformMapEntry, true)
        default: return nil
        }
        var names: [String] = []
        for argument in arguments.prefix(isPaired ? 2 : 1) { names.append(try variable(argument, name)) }
        guard Set(names).count == names.count else { throw fault("\(name) needs two different names", at: arguments[1].at) }
        let rest = arguments.dropFirst(names.count)
        guard let body = rest.last else { return nil }
        return Loop(kind: kind, names: names, range: range, filter: rest.count > 1 ? rest.first : nil, body: body)
    }

    private func variable(_ node: SyntaxNode, _ macro: String) throws(ExpressionFault) -> String {
        guard case .name(let name, isRooted: false) = node.kind else {
            throw fault("\(macro) takes a plain name for its variable", at: node.at)
        }
        return name
    }
}
