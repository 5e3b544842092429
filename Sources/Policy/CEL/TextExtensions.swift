/// The extensions on strings that policy authors use. Places count code points.
extension FunctionTable {
    mutating func addTextExtensions() {
        addSearches()
        addSlices()
        addRewrites()
        addBase64()
        add(
            "format", [.member([.string, .list(.dyn)], .string)],
            .binary { x, y, frame throws(EvaluationFault) in
                guard case .string(let text) = x, case .list(let values) = y else {
                    throw EvaluationFault.overload("format", x, y)
                }
                return .string(try TextFormat.write(text, values, &frame))
            })
        add(
            "strings.quote", [.global([.string], .string)],
            .unary { x, frame throws(EvaluationFault) in
                guard case .string(let text) = x else { throw EvaluationFault.overload("strings.quote", x) }
                try frame.spend(bytes: text.utf8.count * 2)
                return .string(Quoting.quoted(text))
            })
    }

    private static func scalars(_ text: String, _ frame: inout Frame) throws(EvaluationFault) -> [Unicode.Scalar] {
        try frame.spend(bytes: text.utf8.count * 4)
        return Array(text.unicodeScalars)
    }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> Value {
        var out = String.UnicodeScalarView()
        out.append(contentsOf: scalars)
        return .string(String(out))
    }

    private static func outside(_ place: Int) -> EvaluationFault {
        EvaluationFault(.noSuchIndex, "there is no place \(place) in the text")
    }

    private mutating func addSearches() {
        @Sendable func first(_ x: Value, _ y: Value, _ from: Int, _ frame: inout Frame) throws(EvaluationFault) -> Value {
            guard case .string(let text) = x, case .string(let part) = y else { throw EvaluationFault.overload("indexOf", x, y) }
            let whole = try FunctionTable.scalars(text, &frame)
            let wanted = try FunctionTable.scalars(part, &frame)
            guard (0...whole.count).contains(from) else { throw FunctionTable.outside(from) }
            try frame.spendSearch(whole.count, wanted.count)
            return .int(CodePoints.firstIndex(of: wanted, in: whole, from: from) ?? -1)
        }
        @Sendable func last(_ x: Value, _ y: Value, _ from: Int?, _ frame: inout Frame) throws(EvaluationFault) -> Value {
            guard case .string(let text) = x, case .string(let part) = y else {
                throw EvaluationFault.overload("lastIndexOf", x, y)
            }
            let whole = try FunctionTable.scalars(text, &frame)
            let wanted = try FunctionTable.scalars(part, &frame)
            if let from, !(0...whole.count).contains(from) { throw FunctionTable.outside(from) }
            try frame.spendSearch(whole.count, wanted.count)
            var place = min(from ?? whole.count, whole.count - wanted.count)
            while place >= 0, !whole[place..<place + wanted.count].elementsEqual(wanted) { place -= 1 }
            return .int(max(place, -1))
        }
        add(
            "indexOf", [.member([.string, .string], .int)],
            .binary { x, y, frame throws(EvaluationFault) in try first(x, y, 0, &frame) })
        add(
            "lastIndexOf", [.member([.string, .string], .int)],
            .binary { x, y, frame throws(EvaluationFault) in try last(x, y, nil, &frame) })
        add(
            "indexOf", [.member([.string, .string, .int], .int)],
            .ternary { x, y, z, frame throws(EvaluationFault) in
                guard case .int(let from) = z else { throw EvaluationFault.overload("indexOf", x, y, z) }
                return try first(x, y, from, &frame)
            })
        add(
            "lastIndexOf", [.member([.string, .string, .int], .int)],
            .ternary { x, y, z, frame throws(EvaluationFault) in
                guard case .int(let from) = z else { throw EvaluationFault.overload("lastIndexOf", x, y, z) }
                return try last(x, y, from, &frame)
            })
    }

    private mutating func addSlices() {
        add(
            "charAt", [.member([.string, .int], .string)],
            .binary { x, y, frame throws(EvaluationFault) in
                guard case .string(let text) = x, case .int(let place) = y else { throw EvaluationFault.overload("charAt", x, y) }
                let whole = try FunctionTable.scalars(text, &frame)
                guard (0...whole.count).contains(place) else { throw FunctionTable.outside(place) }
                return FunctionTable.text(whole[place...].prefix(1))
            })
        @Sendable func slice(_ x: Value, _ start: Int, _ end: Int?, _ frame: inout Frame) throws(EvaluationFault) -> Value {
            guard case .string(let text) = x else { throw EvaluationFault.overload("substring", x, .int(start)) }
            let whole = try FunctionTable.scalars(text, &frame)
            let stop = end ?? whole.count
            guard (0...whole.count).contains(start) else { throw FunctionTable.outside(start) }
            guard (0...whole.count).contains(stop) else { throw FunctionTable.outside(stop) }
            guard start <= stop else { throw EvaluationFault(.range, "the part begins at \(start) and ends before, at \(stop)") }
            return FunctionTable.text(whole[start..<stop])
        }
        add(
            "substring", [.member([.string, .int], .string)],
            .binary { x, y, frame throws(EvaluationFault) in
                guard case .int(let start) = y else { throw EvaluationFault.overload("substring", x, y) }
                return try slice(x, start, nil, &frame)
            })
        add(
            "substring", [.member([.string, .int, .int], .string)],
            .ternary { x, y, z, frame throws(EvaluationFault) in
                guard case .int(let start) = y, case .int(let end) = z else {
                    throw EvaluationFault.overload("substring", x, y, z)
                }
                return try slice(x, start, end, &frame)
            })
        add(
            "reverse", [.member([.string], .string)],
            .unary { x, frame throws(EvaluationFault) in
                guard case .string(let text) = x else { throw EvaluationFault.overload("reverse", x) }
                return FunctionTable.text(try FunctionTable.scalars(text, &frame).reversed())
            })
        add(
            "trim", [.member([.string], .string)],
            .unary { x, frame throws(EvaluationFault) in
                guard case .string(let text) = x else { throw EvaluationFault.overload("trim", x) }
                let kept = try FunctionTable.scalars(text, &frame).drop { $0.properties.isWhitespace }
                return FunctionTable.text(kept.reversed().drop { $0.properties.isWhitespace }.reversed())
            })
    }
}
