/// Says what each name of a tree means: a variable of a macro, a declared name (the longest with dots wins), a type, a function.
struct Resolver {
    private let declarations: Declarations
    private var scope: [String] = []
    /// How many variables of macros are alive at once.
    private(set) var slotCount = 0

    init(_ declarations: Declarations) { self.declarations = declarations }

    mutating func resolve(_ node: SyntaxNode) {
        switch node.kind {
        case .literal, .variable, .given, .local, .typeName, .unknown: break
        case .name(let name, let isRooted):
            if !isRooted, let slot = scope.lastIndex(of: name) {
                node.kind = .local(slot)
            } else {
                node.kind = meaning(of: name) ?? .unknown(name, near: nearest(to: name))
            }
        case .select(let operand, _, let isOptional):
            if !isOptional, let path = path(of: node), let meaning = meaning(of: path) {
                node.kind = meaning
            } else if isOptional || !markUnknown(node) {
                resolve(operand)
            }
        case .has(let operand, let field):
            if let path = path(of: operand), let slot = declarations.slot(of: "\(path).\(field)") {
                node.kind = .given(slot)
            } else {
                resolve(operand)
            }
        case .call(let name, let target, let arguments):
            resolve(call: name, target, arguments, in: node)
        case .loop(var loop):
            resolve(loop.range)
            loop.slot = scope.count
            within(loop.names) { inner in
                if let filter = loop.filter { inner.resolve(filter) }
                inner.resolve(loop.body)
            }
            node.kind = .loop(loop)
        case .bind(let name, let value, let body, _):
            resolve(value)
            node.kind = .bind(name, value, body, slot: scope.count)
            within([name]) { $0.resolve(body) }
        case .optionalMap(let name, let value, let body, let isFlat, _):
            resolve(value)
            node.kind = .optionalMap(name, value, body, isFlat: isFlat, slot: scope.count)
            within([name]) { $0.resolve(body) }
        default: SyntaxNode.children(of: node.kind) { resolve($0) }
        }
    }

    private mutating func within(_ names: [String], _ work: (inout Resolver) -> Void) {
        scope += names
        slotCount = max(slotCount, scope.count)
        work(&self)
        scope.removeLast(names.count)
    }

    private mutating func resolve(call name: String, _ target: SyntaxNode?, _ arguments: [SyntaxNode], in node: SyntaxNode) {
        for argument in arguments { resolve(argument) }
        guard let target else { return }
        guard let path = path(of: target), declarations.functions["\(path).\(name)"] != nil else {
            resolve(target)
            return
        }
        let full = "\(path).\(name)"
        var arguments = arguments
        if full == "math.greatest" || full == "math.least", arguments.count > 2 {
            arguments = [SyntaxNode(.list(arguments, optional: []), at: node.at)]
        }
        node.kind = .call(full, target: nil, arguments: arguments)
    }

    /// The dotted name that a chain of fields spells; nil when it begins with something else or with a variable of a macro.
    private func path(of node: SyntaxNode) -> String? {
        var names: [String] = []
        var node = node
        while case .select(let operand, let field, isOptional: false) = node.kind {
            names.append(field)
            node = operand
        }
        guard case .name(let name, let isRooted) = node.kind, isRooted || !scope.contains(name) else { return nil }
        names.append(name)
        return names.reversed().joined(separator: ".")
    }

    private func meaning(of name: String) -> SyntaxNode.Kind? {
        if let slot = declarations.slot(of: name) { return .variable(slot) }
        return Value.typeNames.contains(name) ? .typeName(name) : nil
    }

    /// `order.totl` where names such as `order.total` are declared: it is named whole, with the nearest that there is.
    private func markUnknown(_ node: SyntaxNode) -> Bool {
        guard let path = path(of: node) else { return false }
        let parts = path.split(separator: ".")
        guard declarations.names.contains(where: { $0.hasPrefix("\(parts[0]).") }) else { return false }
        for count in 1..<parts.count where meaning(of: parts.prefix(count).joined(separator: ".")) != nil { return false }
        var root = node
        while case .select(let operand, _, _) = root.kind { root = operand }
        root.kind = .unknown(path, near: nearest(to: path) ?? nearest(to: parts.prefix(2).joined(separator: ".")))
        return true
    }

    private func nearest(to name: String) -> String? { Spelling.nearest(to: name, among: declarations.names + scope) }
}
