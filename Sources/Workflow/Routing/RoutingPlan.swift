import Vocabulary

/// The answer of routing: the location, what can be reserved there, and every candidate with what put it out.
struct RoutingPlan: Sendable {
    var chosen: RoutingFacts.Option?
    var reservations: [Reservation] = []
    var candidates: [Candidate] = []

    var units: Int { reservations.reduce(0) { $0 + $1.quantity } }

    /// Eliminates, then ranks: the first criterion that separates two locations decides between them.
    init(_ facts: RoutingFacts, under rules: any Rules, forced: LocationID? = nil) {
        var stayed: [(option: RoutingFacts.Option, index: Int)] = []
        candidates.reserveCapacity(facts.options.count)
        for option in facts.options {
            var candidate = Candidate(
                location: option.location.id, lines: option.facts.lines, shortUnits: option.facts.shortUnits,
                costMinor: option.location.costMinor, rank: option.location.rank)
            if let forced, option.location.id != forced {
                candidate.eliminatedBy = "operator"
            } else if let rule = rules.elimination(of: option.facts) {
                candidate.eliminatedBy = rule.id
            } else {
                stayed.append((option, candidates.count))
            }
            candidates.append(candidate)
        }
        guard var best = stayed.first else { return }
        for challenger in stayed.dropFirst() {
            let (isBetter, rule) = RoutingPlan.compare(challenger.option, best.option, by: rules.ranking)
            if isBetter {
                candidates[best.index].decidedBy = rule
                best = challenger
            } else {
                candidates[challenger.index].decidedBy = rule
            }
        }
        candidates[best.index].isChosen = true
        chosen = best.option
        for (need, free) in zip(facts.needs, best.option.units) where free > 0 {
            reservations.append(
                Reservation(
                    line: need.line, sku: need.item.id, location: best.option.location.id, quantity: free))
        }
    }

    /// Whether `a` goes before `b`, and the rule that says so; `number` when only the locations' numbers differ.
    private static func compare(
        _ a: RoutingFacts.Option, _ b: RoutingFacts.Option, by ranking: [RankRule]
    ) -> (Bool, String) {
        for rank in ranking {
            let (x, y): (Int, Int) =
                switch rank.criterion {
                case .lines: (-a.facts.lines, -b.facts.lines)
                case .rank: (a.location.rank, b.location.rank)
                case .cost: (a.location.costMinor, b.location.costMinor)
                }
            if x != y { return (x < y, rank.rule.id) }
        }
        return (a.location.id < b.location.id, "number")
    }
}
