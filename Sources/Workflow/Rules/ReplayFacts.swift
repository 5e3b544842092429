import Policy
import Vocabulary

/// Facts that a record holds in more than one place: of the order for each candidate, of a candidate beside its evaluation.
extension PolicyReplay {
    private static let routing = Slots(.routing)
    /// Facts of the order that allocation and routing both read, from the same order at the same moment.
    private static let both: [(allocation: Int, routing: Int)] =
        Family.allocation.context.facts.enumerated().compactMap { number, fact in
            guard fact.name.hasPrefix("order.") || fact.name.hasPrefix("address."),
                let other = Family.routing.context.facts.firstIndex(where: { $0.name == fact.name && $0.type == fact.type })
            else { return nil }
            return (number, other)
        }

    private struct Slots: Sendable {
        let units, short, full, rank, cost: Int
        /// Facts that are the same for every candidate.
        let common: [Int]

        init(_ family: Family) {
            let declarations = family.context.declarations
            func slot(_ name: String) -> Int { declarations.slot(of: name)! }
            units = slot("candidate.units")
            short = slot("candidate.short_units")
            full = slot("candidate.full_lines")
            rank = slot("location.rank")
            cost = slot("location.cost")
            common = family.context.facts.indices.filter { index in
                let name = family.context.facts[index].name
                return name.hasPrefix("order.") || name.hasPrefix("address.") || name == "candidate.line_count"
            }
        }
    }

    /// The facts of every candidate: what its own evaluation kept, what the record says of it besides, and what others say of the order.
    func routingRows(_ record: DecisionRecord, _ routing: [Evaluation], wanted: Int) -> [PartialFacts] {
        let context = Family.routing.context
        let slots = PolicyReplay.routing
        var common = PartialFacts(context)
        var rows = record.candidates.map { candidate -> PartialFacts in
            guard let own = routing.first(where: { $0.about == candidate.location.number }) else { return PartialFacts(context) }
            let row = PartialFacts(own, in: context)
            for slot in slots.common where row.holds(slot) { common.add(row.row[slot: slot], at: slot) }
            return row
        }
        for (index, candidate) in record.candidates.enumerated() {
            for slot in slots.common where common.holds(slot) { rows[index].add(common.row[slot: slot], at: slot) }
            rows[index].add(.int(candidate.shortUnits), at: slots.short)
            rows[index].add(.int(candidate.lines), at: slots.full)
            rows[index].add(.int(wanted - candidate.shortUnits), at: slots.units)
            rows[index].add(.int(candidate.rank), at: slots.rank)
            rows[index].add(.money(Money(minor: candidate.costMinor, currency)), at: slots.cost)
        }
        return rows
    }

    /// What allocation may ask of the order, from every evaluation of a decision.
    func sharedFacts(_ allocation: [Evaluation], _ routing: [Evaluation]) -> PartialFacts {
        var shared = PartialFacts(Family.allocation.context)
        let own = Family.allocation.context
        for evaluation in allocation {
            for known in evaluation.facts where own.facts.indices.contains(known.number) {
                let fact = own.facts[known.number]
                if fact.name.hasPrefix("order.") || fact.name.hasPrefix("address.") {
                    shared.add(known.value.value(as: fact.type), at: known.number)
                }
            }
        }
        for evaluation in routing {
            for known in evaluation.facts {
                guard let slot = PolicyReplay.both.first(where: { $0.routing == known.number })?.allocation else { continue }
                shared.add(known.value.value(as: own.facts[slot].type), at: slot)
            }
        }
        return shared
    }

    func add(_ shared: PartialFacts, to facts: inout PartialFacts) {
        for slot in Family.allocation.context.facts.indices where shared.holds(slot) {
            facts.add(shared.row[slot: slot], at: slot)
        }
    }
}
