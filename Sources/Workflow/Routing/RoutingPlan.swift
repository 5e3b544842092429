import Vocabulary

/// The answer of routing: the location, what can be reserved there, and every candidate with what put it out.
struct RoutingPlan: Sendable {
    var chosen: CandidateFacts?
    var reservations: [Reservation] = []
    var candidates: [Candidate] = []

    var units: Int { reservations.reduce(0) { $0 + $1.quantity } }

    /// Asks the rules about every location, or about the one that somebody named.
    init(_ facts: RoutingFacts, forced: LocationID? = nil, in context: Context) {
        let verdict = context.rules.route(
            facts.options, forced: forced.flatMap { wanted in facts.options.firstIndex { $0.location.id == wanted } }, context.log
        )
        candidates = facts.options.enumerated().map { index, option in
            Candidate(
                location: option.location.id, lines: option.fullLines, shortUnits: option.shortUnits,
                costMinor: option.location.costMinor, rank: option.location.rank, eliminatedBy: verdict.eliminatedBy[index],
                isChosen: index == verdict.chosen, decidedBy: verdict.decidedBy[index])
        }
        guard let best = verdict.chosen.map({ facts.options[$0] }) else { return }
        chosen = best
        for (need, line) in zip(facts.needs, best.lines) where line.available > 0 {
            reservations.append(
                Reservation(line: need.line, sku: need.item.id, location: best.location.id, quantity: line.available))
        }
    }
}
