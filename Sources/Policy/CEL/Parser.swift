/// Reads an expression into its tree, by precedence climbing.
struct Parser {
    private var lexer: Lexer
    private(set) var token: Token
    private let limits: Limits
    private var nesting = 0
    private var count = 0

    /// Words that the language keeps for later.
    static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace",
        "return", "var", "void", "while",
    ]

    static func parse(_ bytes: [UInt8], limits: Limits) throws(ExpressionFault) -> SyntaxNode {
        guard bytes.count <= limits.bytes else {
            throw ExpressionFault("the expression is longer than \(limits.bytes) bytes", at: 0, in: [])
        }
        var parser = try Parser(bytes, limits)
        let node = try parser.expression()
        guard parser.token.kind == .end else { throw parser.unexpected("an operator or the end") }
        return node
    }

    private init(_ bytes: [UInt8], _ limits: Limits) throws(ExpressionFault) {
        lexer = Lexer(bytes)
        self.limits = limits
        token = try lexer.next()
    }

    func fault(_ sentence: String, at offset: Int) -> ExpressionFault { lexer.fault(sentence, at: offset) }
    func unexpected(_ wanted: String) -> ExpressionFault { fault("expected \(wanted), found \(token.spoken)", at: token.at) }

    mutating func advance() throws(ExpressionFault) { token = try lexer.next() }

    mutating func accept(_ mark: Token.Mark) throws(ExpressionFault) -> Bool {
        guard token.kind == .mark(mark) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ mark: Token.Mark, _ wanted: String? = nil) throws(ExpressionFault) {
        guard try accept(mark) else { throw unexpected(wanted ?? mark.rawValue) }
    }

    mutating func make(_ kind: SyntaxNode.Kind, at offset: Int) throws(ExpressionFault) -> SyntaxNode {
        let node = SyntaxNode(kind, at: offset)
        count += 1
        guard node.depth <= limits.depth else {
            throw fault("the expression is nested deeper than \(limits.depth) levels", at: offset)
        }
        guard count <= limits.nodes else { throw fault("the expression has more than \(limits.nodes) parts", at: offset) }
        return node
    }

    mutating func expression() throws(ExpressionFault) -> SyntaxNode {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= limits.depth else {
            throw fault("the expression is nested deeper than \(limits.depth) levels", at: token.at)
        }
        let start = token.at
        let condition = try alternatives()
        guard try accept(.question) else { return condition }
        let yes = try alternatives()
        try expect(.colon, ": and what holds otherwise")
        return try make(.conditional(condition, yes, try expression()), at: start)
    }

    private mutating func alternatives() throws(ExpressionFault) -> SyntaxNode {
        let start = token.at
        var nodes = [try conjunction()]
        while try accept(.or) { nodes.append(try conjunction()) }
        return nodes.count == 1 ? nodes[0] : try make(.or(nodes), at: start)
    }

    private mutating func conjunction() throws(ExpressionFault) -> SyntaxNode {
        let start = token.at
        var nodes = [try binary(1)]
        while try accept(.and) { nodes.append(try binary(1)) }
        return nodes.count == 1 ? nodes[0] : try make(.and(nodes), at: start)
    }

    private func binaryOperator() -> (name: String, level: Int)? {
        switch token.kind {
        case .name("in"): return ("@in", 1)
        case .mark(let mark):
            switch mark {
            case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: return ("_\(mark.rawValue)_", 1)
            case .plus, .minus: return ("_\(mark.rawValue)_", 2)
            case .times, .divide, .remainder: return ("_\(mark.rawValue)_", 3)
            default: return nil
            }
        default: return nil
        }
    }

    private mutating func binary(_ lowest: Int) throws(ExpressionFault) -> SyntaxNode {
        var left = try unary()
        while let found = binaryOperator(), found.level >= lowest {
            let at = token.at
            try advance()
            let right = try binary(found.level + 1)
            left = try make(.call(found.name, target: nil, arguments: [left, right]), at: at)
        }
        return left
    }

    private mutating func unary() throws(ExpressionFault) -> SyntaxNode {
        let at = token.at
        guard case .mark(let sign) = token.kind, sign == .not || sign == .minus else { return try member() }
        var times = 0
        while try accept(sign) { times += 1 }
        if sign == .minus {
            // The sign belongs to the number, since the smallest one has no positive twin.
            if case .int(let magnitude) = token.kind, times % 2 == 1 {
                let start = token.at
                guard magnitude <= Int.min.magnitude else { throw fault("the number is larger than 64 bits hold", at: start) }
                try advance()
                return try members(of: try make(.literal(.int(Int(truncatingIfNeeded: 0 &- magnitude))), at: at))
            }
            if case .double(let value) = token.kind, times % 2 == 1 {
                try advance()
                return try members(of: try make(.literal(.double(-value)), at: at))
            }
        }
        let operand = try member()
        if times % 2 == 0 {
            // Kept twice, so that a wrong operand is still refused.
            let once = try make(.call("\(sign.rawValue)_", target: nil, arguments: [operand]), at: at)
            return try make(.call("\(sign.rawValue)_", target: nil, arguments: [once]), at: at)
        }
        return try make(.call("\(sign.rawValue)_", target: nil, arguments: [operand]), at: at)
    }

    private mutating func member() throws(ExpressionFault) -> SyntaxNode { try members(of: try primary()) }
}
