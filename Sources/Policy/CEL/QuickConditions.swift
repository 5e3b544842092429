/// Closures for the shapes that most rules have: a value compared with a constant or another one, joined by `&&`, `||`, `!` and `in`, and the
/// same of each element of a list. They say what the evaluator says or leave the answer to it.
struct QuickConditions {
    /// The variable of the macro that is being compiled.
    struct Scope {
        let slot: Int
        let element: ValueType
    }

    /// Functions that the host has declared: what they mean is not known here.
    let foreign: Set<String>
    var loop: Scope?

    init(foreign: Set<String>) { self.foreign = foreign }

    func condition(_ node: SyntaxNode) -> QuickCode? {
        switch node.kind {
        case .literal(.bool(let value)):
            let answer = QuickAnswer(value)
            return { _ in answer }
        case .given(let slot): return { row in QuickAnswer(row.given[slot] != nil) }
        case .has(let operand, let field): return has(operand, field)
        case .and(let nodes): return joined(nodes[...], deciding: .no)
        case .or(let nodes): return joined(nodes[...], deciding: .yes)
        case .loop(let loop): return self.loop(loop)
        case .call("!_", nil, let arguments):
            guard let operand = condition(arguments[0]) else { return nil }
            return { row in
                switch operand(row) {
                case .no: .yes
                case .yes: .no
                case .ask: .ask
                }
            }
        case .call("@in", nil, let arguments): return member(arguments)
        case .call(let name, let target?, let arguments) where arguments.count == 1: return affix(name, target, arguments[0])
        case .call(let name, nil, let arguments) where arguments.count == 2: return comparison(name, arguments)
        default:
            guard node.type == .bool, let slot = slot(node) else { return nil }
            return { row in
                if case .bool(let value)? = slot.read(row).pointee { return QuickAnswer(value) }
                return .ask
            }
        }
    }

    /// Where a value stands that needs no working out: a given one, the element, or a field of it.
    func slot(_ node: SyntaxNode) -> QuickSlot? {
        switch node.kind {
        case .variable(let slot): return QuickSlot(index: slot, isElement: false)
        case .local(let local):
            guard let loop, loop.slot == local else { return nil }
            if case .object = loop.element { return nil }
            return QuickSlot(index: 0, isElement: true)
        case .select(let operand, let field, isOptional: false):
            guard let place = place(of: field, in: operand) else { return nil }
            return QuickSlot(index: place, isElement: true)
        default: return nil
        }
    }

    /// The place of a field, where the record is the element.
    private func place(of field: String, in operand: SyntaxNode) -> Int? {
        guard let loop, case .local(loop.slot) = operand.kind, case .object(let type) = loop.element else { return nil }
        return type.place(of: field)
    }

    private func has(_ operand: SyntaxNode, _ field: String) -> QuickCode? {
        guard let place = place(of: field, in: operand) else { return nil }
        return { row in QuickAnswer(row.element[place] != nil) }
    }

    /// From left to right; what cannot be said at once leaves all of it to the evaluator.
    private func joined(_ nodes: ArraySlice<SyntaxNode>, deciding: QuickAnswer) -> QuickCode? {
        guard let node = nodes.first, let first = condition(node) else { return nil }
        guard nodes.count > 1 else { return first }
        // A chain of closures takes room on the stack; a long one is walked along.
        guard nodes.count <= 8 else { return walked(nodes, deciding: deciding) }
        guard let rest = joined(nodes.dropFirst(), deciding: deciding) else { return nil }
        return { row in
            let answer = first(row)
            return answer == deciding || answer == .ask ? answer : rest(row)
        }
    }

    private func walked(_ nodes: ArraySlice<SyntaxNode>, deciding: QuickAnswer) -> QuickCode? {
        let parts = nodes.compactMap { condition($0) }
        guard parts.count == nodes.count else { return nil }
        return { row in
            for part in parts {
                let answer = part(row)
                if answer == deciding || answer == .ask { return answer }
            }
            return deciding == .no ? .yes : .no
        }
    }
}
