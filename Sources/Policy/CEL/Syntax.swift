/// One node of an expression. The resolver says what names mean, the checker what type it has.
final class SyntaxNode {
    indirect enum Kind {
        case literal(Value)
        /// A name as written; rooted with a dot in front, which passes by the names of macros.
        case name(String, isRooted: Bool)
        case select(SyntaxNode, String, isOptional: Bool)
        case has(SyntaxNode, String)
        case index(SyntaxNode, SyntaxNode, isOptional: Bool)
        case call(String, target: SyntaxNode?, arguments: [SyntaxNode])
        case list([SyntaxNode], optional: Set<Int>)
        case map([(key: SyntaxNode, value: SyntaxNode)], optional: Set<Int>)
        case and([SyntaxNode])
        case or([SyntaxNode])
        case conditional(SyntaxNode, SyntaxNode, SyntaxNode)
        case loop(Loop)
        case bind(String, SyntaxNode, SyntaxNode, slot: Int)
        /// `optMap` and `optFlatMap`: the variable, what may have a value, what is made of it.
        case optionalMap(String, SyntaxNode, SyntaxNode, isFlat: Bool, slot: Int)
        case variable(Int)
        /// `has(a.b)` of a declared name with dots: whether its value is given.
        case given(Int)
        case local(Int)
        case typeName(String)
        case unknown(String, near: String?)
    }

    let at: Int
    var kind: Kind
    var type: ValueType = .dyn
    /// Levels below and including this one.
    let depth: Int
    /// Nodes below and including this one.
    let count: Int

    init(_ kind: Kind, at: Int) {
        self.kind = kind
        self.at = at
        var depth = 0
        var count = 1
        SyntaxNode.children(of: kind) {
            depth = max(depth, $0.depth)
            count += $0.count
        }
        self.depth = depth + 1
        self.count = count
    }

    static func children(of kind: Kind, _ visit: (SyntaxNode) -> Void) {
        switch kind {
        case .literal, .name, .variable, .given, .local, .typeName, .unknown: break
        case .select(let node, _, _), .has(let node, _): visit(node)
        case .index(let a, let b, _), .bind(_, let a, let b, _), .optionalMap(_, let a, let b, _, _):
            visit(a)
            visit(b)
        case .call(_, let target, let arguments):
            if let target { visit(target) }
            arguments.forEach(visit)
        case .list(let nodes, _), .and(let nodes), .or(let nodes): nodes.forEach(visit)
        case .map(let entries, _):
            for entry in entries {
                visit(entry.key)
                visit(entry.value)
            }
        case .conditional(let a, let b, let c):
            visit(a)
            visit(b)
            visit(c)
        case .loop(let loop):
            visit(loop.range)
            if let filter = loop.filter { visit(filter) }
            visit(loop.body)
        }
    }
}

/// A macro over a list or map.
struct Loop {
    enum Kind {
        case all, exists, existsOne, map, filter, transformList, transformMap, transformMapEntry
    }

    let kind: Kind
    /// One name for the element or key; two for index and element, or key and value.
    let names: [String]
    let range: SyntaxNode
    let filter: SyntaxNode?
    let body: SyntaxNode
    /// Where the resolver puts the first of the names.
    var slot = 0
}
