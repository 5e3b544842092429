/// `all`, `exists` and `exists_one` over a given list: records are read where they stand, so that an element costs a call and a look.
extension QuickConditions {
    /// A macro of a condition, by the slot of its list, with the work that the evaluator counts for one turn.
    struct Turn: Sendable {
        let slot: Int
        let cost: Int
    }

    /// The macros of a condition; what they may cost is known before they run.
    static func turns(_ node: SyntaxNode) -> [Turn] {
        var turns: [Turn] = []
        if case .loop(let loop) = node.kind, case .variable(let slot) = loop.range.kind {
            turns.append(Turn(slot: slot, cost: cost(of: loop)))
        }
        SyntaxNode.children(of: node.kind) { turns += QuickConditions.turns($0) }
        return turns
    }

    /// What the evaluator spends for a turn.
    static func cost(of loop: Loop) -> Int { loop.body.count + (loop.filter?.count ?? 0) + 1 }

    func loop(_ loop: Loop) -> QuickCode? {
        guard self.loop == nil, loop.names.count == 1, loop.filter == nil, case .variable(let slot) = loop.range.kind,
            case .list(let element) = loop.range.type
        else { return nil }
        var inner = self
        inner.loop = Scope(slot: loop.slot, element: element)
        guard let body = inner.condition(loop.body) else { return nil }
        let walk: Walk
        switch element {
        case .object(let type): walk = QuickConditions.records(slot, type, body)
        case .bool, .int, .string, .money, .duration: walk = QuickConditions.scalars(slot, body)
        default: return nil
        }
        switch loop.kind {
        case .all: return { row in walk(row, .no, 1).map { $0 == 0 ? .yes : .no } ?? .ask }
        case .exists: return { row in walk(row, .yes, 1).map { $0 == 0 ? .no : .yes } ?? .ask }
        case .existsOne: return { row in walk(row, .yes, .max).map { QuickAnswer($0 == 1) } ?? .ask }
        default: return nil
        }
    }

    /// How many elements come to an answer, counted no farther than to `most`; nil where the evaluator has to say.
    private typealias Walk = @Sendable (QuickRow, _ wanted: QuickAnswer, _ most: Int) -> Int?

    private static func records(_ slot: Int, _ type: ObjectType, _ body: @escaping QuickCode) -> Walk {
        { row, wanted, most in
            guard case .list(let values)? = row.given[slot] else { return nil }
            return values.withUnsafeBufferPointer { elements in
                var count = 0
                for index in elements.indices {
                    guard let fields = elements[index].fields(of: type) else { return nil }
                    let answer = body(QuickRow(given: row.given, element: fields))
                    guard answer != .ask else { return nil }
                    if answer == wanted {
                        count += 1
                        if count == most { break }
                    }
                }
                return count
            }
        }
    }

    private static func scalars(_ slot: Int, _ body: @escaping QuickCode) -> Walk {
        { row, wanted, most in
            guard case .list(let values)? = row.given[slot] else { return nil }
            var count = 0
            for value in values {
                let element: Value? = value
                let answer = withUnsafePointer(to: element) { body(QuickRow(given: row.given, element: $0)) }
                guard answer != .ask else { return nil }
                if answer == wanted {
                    count += 1
                    if count == most { break }
                }
            }
            return count
        }
    }
}
