/// Macros over lists and maps. Each turn pays for the parts that it may evaluate.
extension Compiler {
    func loop(_ loop: Loop, _ at: Int32) -> Code {
        let range = compile(loop.range)
        let slot = loop.slot
        let isPaired = loop.names.count == 2
        let cost = loop.body.count + (loop.filter?.count ?? 0) + 1
        let turn = self.turn(loop, at)
        let kind = loop.kind
        return { frame throws(EvaluationFault) in
            let range = try range(&frame)
            var result = LoopResult(kind)
            switch range {
            case .list(let values):
                for (index, value) in values.enumerated() {
                    try frame.spend(cost)
                    if isPaired {
                        frame.locals[slot] = .int(index)
                        frame.locals[slot + 1] = value
                    } else {
                        frame.locals[slot] = value
                    }
                    if try turn(&frame, &result) { break }
                }
            case .map(let map):
                for entry in map.entries {
                    try frame.spend(cost)
                    frame.locals[slot] = entry.key
                    if isPaired { frame.locals[slot + 1] = entry.value }
                    if try turn(&frame, &result) { break }
                }
            default: throw EvaluationFault(.noOverload, "a macro walks along a list or a map, not \(range.typeName)").at(at)
            }
            return try result.value(at)
        }
    }

    /// One turn; true when nothing that follows can change the result.
    private typealias Turn = @Sendable (inout Frame, inout LoopResult) throws(EvaluationFault) -> Bool

    private func turn(_ loop: Loop, _ at: Int32) -> Turn {
        let slot = loop.slot
        switch loop.kind {
        case .all, .exists:
            let condition = bool(loop.body)
            let decides = loop.kind == .exists
            return { frame, result throws(EvaluationFault) in
                do throws(EvaluationFault) {
                    guard try condition(&frame) == decides else { return false }
                    result.isDecided = true
                    return true
                } catch {
                    if error.isFinal { throw error }
                    if result.pending == nil { result.pending = error }
                    return false
                }
            }
        case .existsOne:
            let condition = bool(loop.body)
            return { frame, result throws(EvaluationFault) in
                if try condition(&frame) { result.count += 1 }
                return false
            }
        case .filter:
            let condition = bool(loop.body)
            return { frame, result throws(EvaluationFault) in
                if try condition(&frame) { result.values.append(frame.locals[slot]) }
                return false
            }
        case .map, .transformList, .transformMap, .transformMapEntry:
            let filter = loop.filter.map { bool($0) }
            let body = compile(loop.body)
            let kind = loop.kind
            return { frame, result throws(EvaluationFault) in
                if let filter, !(try filter(&frame)) { return false }
                // Nested macros use slots of their own, so the key is still there afterwards.
                let made = try body(&frame)
                switch kind {
                case .transformMap: result.entries.append((frame.locals[slot], made))
                case .transformMapEntry:
                    guard case .map(let map) = made else { throw EvaluationFault.overload("transformMapEntry", made).at(at) }
                    try frame.spend(map.entries.count)
                    result.entries += map.entries
                default: result.values.append(made)
                }
                return false
            }
        }
    }
}

/// What a macro has gathered.
struct LoopResult {
    private let kind: Loop.Kind
    var values: [Value] = []
    var entries: [(key: Value, value: Value)] = []
    var count = 0
    var isDecided = false
    /// The first fault of a condition; it counts only when no other element decides.
    var pending: EvaluationFault?

    init(_ kind: Loop.Kind) { self.kind = kind }

    func value(_ at: Int32) throws(EvaluationFault) -> Value {
        switch kind {
        case .all, .exists:
            if isDecided { return .bool(kind == .exists) }
            if let pending { throw pending }
            return .bool(kind == .all)
        case .existsOne: return .bool(count == 1)
        case .map, .filter, .transformList: return .list(values)
        case .transformMap, .transformMapEntry:
            guard let map = MapValue(entries) else { throw Access.badKeys.at(at) }
            return .map(map)
        }
    }
}
