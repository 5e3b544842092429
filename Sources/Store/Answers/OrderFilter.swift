import Vocabulary
import Workflow

/// The filter of the order queue: conditions on `orders o`, and the orders that free words mean.
struct OrderFilter {
    let reader: Reader
    private let now: Instant
    /// Orders are numbered from 1 to this one.
    let last: Int
    private(set) var condition = Condition.always
    /// Nil when no word was asked for.
    private(set) var orders: OrderSet?
    /// What is asked of the priority, which only the rules know; it is looked at row by row.
    private(set) var priority: [ListFilter.Term] = []
    private(set) var unknownFields: [String] = []
    /// Which half of the orders can match at all.
    private(set) var mayBeOpen = true
    private(set) var mayBeClosed = true

    init(_ filter: ListFilter, at now: Instant, _ reader: Reader) throws {
        self.reader = reader
        self.now = now
        last = try reader.statements("SELECT ifnull(max(id), 0) FROM orders").first { $0.int(0) } ?? 0
        var conditions: [Condition] = []
        let last = last
        for term in filter.terms {
            switch term.field {
            case "": narrow(term, try term.match.folded.map { try freeWord($0) })
            case "customer":
                narrow(term, try term.match.folded.map { try reader.words.orders(ofCustomer: $0, through: last, reader) })
            case "priority": priority.append(term)
            default:
                guard let condition = condition(term.field, term.match) else {
                    unknownFields.append(term.field)
                    continue
                }
                conditions.append(term.isNegated ? condition.negated : condition)
                if !term.isNegated { halve(term) }
            }
        }
        condition = .all(conditions)
    }

    var isTrivial: Bool { condition.sql == Condition.always.sql }

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

    /// Keeps only the orders that one of the term's words means.
    private mutating func narrow(_ term: ListFilter.Term, _ meant: [OrderSet]) {
        var found = OrderSet(through: last)
        for orders in meant { found.formUnion(orders) }
        if term.isNegated { found = found.complement(through: last) }
        if orders == nil { orders = found } else { orders!.formIntersection(found) }
    }

    /// Keeps only these orders.
    mutating func narrow(to ids: [Int]) {
        var found = OrderSet(through: last)
        for id in ids { found.insert(id) }
        if orders == nil { orders = found } else { orders!.formIntersection(found) }
    }

    /// A state tells whether an order is open, and the open ones have an index.
    private mutating func halve(_ term: ListFilter.Term) {
        let states = term.match.words.compactMap(OrderState.init(word:))
        switch (term.field, term.match.words) {
        case ("state", _):
            if states.allSatisfy({ !$0.isClosed }) { mayBeClosed = false }
            if states.allSatisfy(\.isClosed) { mayBeOpen = false }
        case ("open", ["yes"]): mayBeClosed = false
        case ("open", ["no"]): mayBeOpen = false
        default: break
        }
    }

    private func condition(_ field: String, _ match: ListFilter.Match) -> Condition? {
        let words = match.words
        let folded = match.folded
        return switch field {
        case "state": .oneOf("o.state", words.compactMap { OrderState(word: $0).map { .int($0.rawValue) } })
        case "open": .oneOf("o.is_open", words.compactMap { ["yes": .int(1), "no": .int(0)][$0] })
        case "channel":
            .oneOf("o.channel", Bound.codes(reader.channels.values.filter { folded.contains(Fold.text($0.code.text)) }.map(\.id)))
        case "location": location(folded)
        case "currency":
            .oneOf("o.currency", words.compactMap { Currency($0.uppercased()).map { .int(Int($0.packed)) } })
        case "number": .oneOf("o.number", words.flatMap { [.text($0), .text("#" + $0)] })
        case "hold":
            Condition.oneOf("kind", words.map { .text($0) }).within {
                "o.id IN (SELECT order_id FROM hold WHERE \($0))"
            }
        case "exception":
            Condition.oneOf("kind", words.map { .text($0) }).within {
                "o.id IN (SELECT subject & \(1 << 56 - 1) FROM exception_case WHERE is_open = 1 AND subject >> 56 = 1 AND \($0))"
            }
        default: nil
        }
    }

    private func location(_ wanted: [String]) -> Condition {
        let routed = Condition.oneOf(
            "o.location",
            Bound.codes(reader.locations.values.filter { $0.isCalled(wanted) }.map(\.id)))
        return wanted.contains("none") ? .any([routed, Condition("o.location IS NULL")]) : routed
    }

    /// A free word looks in number, customer, items, holds, exceptions and the state, and in the location where it is the place's
    /// own name; `late` finds what should have left.
    private func freeWord(_ word: String) throws -> OrderSet {
        let items = try reader.statements(
            """
            SELECT id FROM item WHERE instr(folded, ?1) > 0
                OR mapped_to IN (SELECT id FROM item WHERE instr(folded, ?1) > 0)
            """
        ).all {
            $0.text(word)
        } _: {
            $0.int(0)
        }
        var found = try reader.words.orders(holding: word, items: Set(items), through: last, reader)
        let kinds = try reader.statements("SELECT DISTINCT kind FROM hold").all { $0.text(0) }.filter {
            Fold.text($0).contains(word)
        }
        if !kinds.isEmpty {
            let held = Condition.oneOf("kind", kinds.map { .text($0) })
            try reader.prepared("SELECT order_id FROM hold WHERE \(held.sql)").each {
                $0.bind(held.values)
            } _: {
                found.insert($0.int(0))
            }
        }
        let exceptions = try reader.statements("SELECT DISTINCT kind FROM exception_case WHERE is_open = 1").all { $0.text(0) }
            .filter { word.utf8.count > 2 && Fold.text($0).contains(word) }
        if !exceptions.isEmpty, let raised = condition("exception", .oneOf(exceptions)) { try insert(raised, into: &found) }
        let states = ShownWord.values(of: OrderState.self, holding: word) { [$0.word, $0.shortWord] }
        if !states.isEmpty { try insert(.oneOf("o.state", states), into: &found) }
        if word == "late" { try insert(Condition("o.is_open = 1 AND o.deadline < ?", [.int(now.milliseconds)]), into: &found) }
        let places = reader.locations.values.filter {
            Fold.text($0.code.text) == word || (word.utf8.count > 2 && Fold.text($0.name).contains(word))
        }
        if !places.isEmpty {
            try insert(.oneOf("o.location", Bound.codes(places.map(\.id))), into: &found)
        }
        return found
    }

    private func insert(_ condition: Condition, into found: inout OrderSet) throws {
        try reader.prepared("SELECT o.id FROM orders o WHERE \(condition.sql)").each {
            $0.bind(condition.values)
        } _: {
            found.insert($0.int(0))
        }
    }
}

extension Location {
    /// Whether one of the folded words is its code, name or another of its names.
    func isCalled(_ wanted: [String]) -> Bool {
        ([code.text, name] + aliases).contains { wanted.contains(Fold.text($0)) }
    }
}
