import Vocabulary
import Workflow

/// The filter of the order queue as conditions on `orders o`.
struct OrderFilter {
    let reader: Reader
    /// What is asked of the priority, which only the rules know; it is looked at row by row.
    private(set) var priority: [ListFilter.Term] = []
    private(set) var compiled: CompiledFilter

    init(_ filter: ListFilter, _ reader: Reader) throws {
        self.reader = reader
        compiled = CompiledFilter(ListFilter()) { _, _ in nil }
        var rest = filter
        rest.terms.removeAll { $0.field == "priority" }
        priority = filter.terms.filter { $0.field == "priority" }
        compiled = try CompiledFilter(rest) { try condition($0, $1) }
    }

    /// Whether an order with so many points passes.
    func passes(_ points: Int) -> Bool {
        priority.allSatisfy { term in
            let holds =
                switch term.match {
                case .above(let limit): points > limit
                case .below(let limit): points < limit
                case .oneOf(let words): words.contains(String(points))
                }
            return holds != term.isNegated
        }
    }

    private func condition(_ field: String, _ match: ListFilter.Match) throws -> Condition? {
        switch field {
        case "": try .any(match.folded.map { try freeWord($0) })
        case "state": .oneOf("o.state", match.words.compactMap { OrderState(word: $0).map { .int($0.rawValue) } })
        case "open": .oneOf("o.is_open", match.words.compactMap { ["yes": .int(1), "no": .int(0)][$0] })
        case "channel":
            .oneOf("o.channel", Bound.codes(reader.channels.values.filter { match.folded.contains(Fold.text($0.code.text)) }.map(\.id)))
        case "location": location(match)
        case "currency": .oneOf("o.currency", match.words.compactMap { Currency($0.uppercased()).map { .int(Int($0.packed)) } })
        case "number": .oneOf("o.number", match.words.flatMap { [.text($0), .text("#" + $0)] })
        case "hold":
            Condition.oneOf("kind", match.words.map { .text($0) }).within {
                "o.id IN (SELECT order_id FROM hold WHERE \($0))"
            }
        case "exception":
            Condition.oneOf("kind", match.words.map { .text($0) }).within {
                "o.id IN (SELECT subject & 72057594037927935 FROM exception_case WHERE is_open = 1 AND subject >> 56 = 1 AND \($0))"
            }
        case "customer":
            .any(
                match.folded.map {
                    Condition(
                        "o.id IN (SELECT order_id FROM (SELECT order_id, substr(folded, instr(folded, char(1)) + 1) AS rest FROM order_words) WHERE instr(substr(rest, 1, instr(rest, char(1))), ?) > 0)",
                        [.text($0)])
                })
        default: nil
        }
    }

    private func location(_ match: ListFilter.Match) -> Condition {
        let wanted = match.folded
        let ids = reader.locations.values.filter { location in
            ([location.code.text, location.name] + location.aliases).contains { wanted.contains(Fold.text($0)) }
        }.map(\.id)
        let routed = Condition.oneOf("o.location", Bound.codes(ids))
        return wanted.contains("none") ? .any([routed, Condition("o.location IS NULL")]) : routed
    }

    /// A free word looks in number, customer and SKU codes, in the names of the items, in location and holds.
    private func freeWord(_ word: String) throws -> Condition {
        var parts = [Condition("SELECT order_id FROM order_words WHERE instr(folded, ?) > 0", [.text(word)])]
        let places = reader.locations.values.filter {
            Fold.text($0.code.text).contains(word) || Fold.text($0.name).contains(word)
        }
        if !places.isEmpty {
            parts.append(
                Condition.oneOf("location", Bound.codes(places.map(\.id))).within { "SELECT id FROM orders WHERE \($0)" })
        }
        parts.append(Condition("SELECT order_id FROM hold WHERE instr(kind, ?) > 0", [.text(word)]))
        let codes = try reader.itemCodes(named: word)
        if codes.count <= 8 {
            parts += codes.map {
                Condition(
                    "SELECT order_id FROM order_words WHERE instr(folded, ?) > 0",
                    [.text(Fold.mark + Fold.text($0.code) + Fold.mark)])
            }
        } else {
            parts.append(
                Condition.oneOf("sku", codes.map { .int($0.id.number) }).within {
                    "SELECT order_id FROM order_line WHERE \($0)"
                })
        }
        return Condition(
            "o.id IN (\(parts.map(\.sql).joined(separator: " UNION ALL ")))", parts.flatMap(\.values))
    }
}

extension Condition {
    /// The condition inside a larger text of the program's own.
    func within(_ wrap: (String) -> String) -> Condition { Condition(wrap(sql), values) }
}

extension Reader {
    /// Items whose name holds a folded word and whose code does not, since codes are looked for anyway.
    func itemCodes(named word: String) throws -> [(id: SKUID, code: String)] {
        try statements(
            """
            SELECT id, code FROM item WHERE instr(folded, ?1) > 0
                AND instr(substr(folded, 1, instr(folded, char(1))), ?1) = 0 ORDER BY id
            """
        ).all { $0.text(word) } _: { ($0.id(0), $0.text(1)) }
    }
}
