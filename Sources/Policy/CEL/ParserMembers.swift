/// Names, literals, brackets, and what follows them: fields, indices, calls.
extension Parser {
    mutating func members(of node: SyntaxNode) throws(ExpressionFault) -> SyntaxNode {
        var node = node
        while true {
            let at = token.at
            if try accept(.dot) {
                let isOptional = try accept(.question)
                let (name, isQuoted) = try fieldName()
                if !isOptional, !isQuoted, token.kind == .mark(.open) {
                    let arguments = try self.arguments()
                    node = try expand(name, target: node, arguments: arguments, at: at + 1)
                } else {
                    node = try make(.select(node, name, isOptional: isOptional), at: at + 1)
                }
            } else if try accept(.openList) {
                let isOptional = try accept(.question)
                let index = try expression()
                try expect(.closeList)
                node = try make(.index(node, index, isOptional: isOptional), at: at)
            } else if token.kind == .mark(.openMap) {
                throw fault("message types are not supported; a map is {\"key\": value}", at: at)
            } else {
                return node
            }
        }
    }

    private mutating func fieldName() throws(ExpressionFault) -> (String, isQuoted: Bool) {
        switch token.kind {
        case .name(let name) where !["true", "false", "null", "in"].contains(name):
            try advance()
            return (name, false)
        case .quoted(let name):
            try advance()
            return (name, true)
        default: throw unexpected("the name of a field")
        }
    }

    private mutating func arguments() throws(ExpressionFault) -> [SyntaxNode] {
        try expect(.open)
        var nodes: [SyntaxNode] = []
        if try accept(.close) { return nodes }
        repeat { nodes.append(try expression()) } while try accept(.comma)
        try expect(.close, ", or )")
        return nodes
    }

    mutating func primary() throws(ExpressionFault) -> SyntaxNode {
        let at = token.at
        switch token.kind {
        case .int(let value):
            guard let value = Int(exactly: value) else { throw fault("the number is larger than 64 bits hold", at: at) }
            try advance()
            return try make(.literal(.int(value)), at: at)
        case .uint(let value): return try literal(.uint(value), at: at)
        case .double(let value): return try literal(.double(value), at: at)
        case .string(let value): return try literal(.string(value), at: at)
        case .bytes(let value): return try literal(.bytes(value), at: at)
        case .name("true"): return try literal(.bool(true), at: at)
        case .name("false"): return try literal(.bool(false), at: at)
        case .name("null"): return try literal(.null, at: at)
        case .name(let name): return try named(name, isRooted: false, at: at)
        case .mark(.dot):
            try advance()
            guard case .name(let name) = token.kind else { throw unexpected("a name") }
            return try named(name, isRooted: true, at: token.at)
        case .mark(.open):
            try advance()
            let inner = try expression()
            try expect(.close)
            return inner
        case .mark(.openList): return try list(at: at)
        case .mark(.openMap): return try map(at: at)
        default: throw unexpected("a value")
        }
    }

    private mutating func literal(_ value: Value, at: Int) throws(ExpressionFault) -> SyntaxNode {
        try advance()
        return try make(.literal(value), at: at)
    }

    private mutating func named(_ name: String, isRooted: Bool, at: Int) throws(ExpressionFault) -> SyntaxNode {
        guard !Parser.reserved.contains(name), name != "in" else { throw fault("\(name) is a reserved word", at: at) }
        try advance()
        guard token.kind == .mark(.open) else { return try make(.name(name, isRooted: isRooted), at: at) }
        return try expand(name, target: nil, arguments: try arguments(), at: at)
    }

    private mutating func list(at: Int) throws(ExpressionFault) -> SyntaxNode {
        try expect(.openList)
        var nodes: [SyntaxNode] = []
        var optional: Set<Int> = []
        while token.kind != .mark(.closeList) {
            if try accept(.question) { optional.insert(nodes.count) }
            nodes.append(try expression())
            guard try accept(.comma) else { break }
        }
        try expect(.closeList, ", or ]")
        return try make(.list(nodes, optional: optional), at: at)
    }

    private mutating func map(at: Int) throws(ExpressionFault) -> SyntaxNode {
        try expect(.openMap)
        var entries: [(key: SyntaxNode, value: SyntaxNode)] = []
        var optional: Set<Int> = []
        while token.kind != .mark(.closeMap) {
            if try accept(.question) { optional.insert(entries.count) }
            let key = try expression()
            try expect(.colon, ": and the key's value")
            entries.append((key, try expression()))
            guard try accept(.comma) else { break }
        }
        try expect(.closeMap, ", or }")
        return try make(.map(entries, optional: optional), at: at)
    }
}
