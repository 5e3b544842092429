import Policy
import Vocabulary

/// Where an order leaves from, and what is reserved there.
extension PolicyReplay {
    /// What came of it: the place, and the units reserved of those wanted.
    private struct Promise: Equatable {
        var place: Int?
        var units: Int
        /// The rule that says whether part of it is reserved; empty where it was not asked.
        var rule = ""
    }

    func takeAllocation(_ allocation: [Evaluation], _ routing: [Evaluation], _ record: DecisionRecord, _ policy: PolicyVersion) {
        guard !routing.isEmpty else { return }
        let wanted = PolicyReplay.wanted(record)
        let shared = sharedFacts(allocation, routing)
        counts(.routing)
        let rows = routingRows(record, routing, wanted: wanted)
        guard keepsTheSameBack(allocation, record, shared, policy) else { return }
        var judge = PartialRouting(draft.compiled.routing, sheet(.routing), count: record.candidates.count)
        let isForced = record.candidates.contains { $0.eliminatedBy == "operator" }
        let verdict = judge.judge(rows, forced: isForced ? record.candidates.firstIndex { $0.eliminatedBy != "operator" } : nil)
        result.asked += judge.asked
        switch verdict {
        case .unsaid(let rule, let missing): gap(.routing, rule, missing)
        case .chosen(let chosen):
            let before = record.candidates.firstIndex(where: \.isChosen)
            guard let then = promise(record, before, wanted, allocation, policy),
                let now = promise(record, chosen, wanted, allocation, shared)
            else { return }
            compare(then, now, chosen, judge.decidedBy, record)
        }
    }

    private func compare(_ then: Promise, _ now: Promise, _ chosen: Int?, _ decidedBy: [String], _ record: DecisionRecord) {
        // A move without units is a move all the same.
        let isMove = record.question == "routing"
        let from = isMove || then.units > 0 ? then.place : nil
        let to = isMove || now.units > 0 ? now.place : nil
        let wanted = PolicyReplay.wanted(record)
        result.place = (to ?? from).map { record.candidates[$0].location }
        func words(_ place: Int?, _ promise: Promise) -> String {
            guard let place else { return "waits" }
            return code(record.candidates[place].location)
                + (promise.units < wanted ? ", \(promise.units) of \(wanted) units" : "")
        }
        guard from != to else {
            guard then.units != now.units, from != nil else { return }
            return differs(
                .otherShipment, .allocation, now.rule.isEmpty ? then.rule : now.rule, was: words(from, then),
                would: words(to, now))
        }
        var cost: Money?
        if let from, let to { cost = Money(minor: record.candidates[to].costMinor - record.candidates[from].costMinor, currency) }
        // The same place that reserves nothing any more, or something now: that is the rule on parts.
        if then.place == now.place {
            return differs(
                .otherShipment, .allocation, now.rule.isEmpty ? then.rule : now.rule, was: words(from, then),
                would: words(to, now))
        }
        // The draft's rule that put the old place out or behind; where none did, the old one that put the new place there.
        let loser = then.place.map { decidedBy[$0] } ?? ""
        let winner = now.place.map { record.candidates[$0] }
        let rule = loser.isEmpty || loser == "number" ? winner.map { $0.eliminatedBy + $0.decidedBy } ?? loser : loser
        differs(to == nil ? .noPlace : .otherPlace, .routing, rule, was: words(from, then), would: words(to, now), amount: cost)
    }

    /// Units that the decision looked for.
    private static func wanted(_ record: DecisionRecord) -> Int {
        record.facts.reduce(0) { sum, fact in
            if fact.name != "kept_for_others", case .number(let units) = fact.value { sum + units } else { sum }
        }
    }

    /// What was reserved under the version at the time.
    private func promise(
        _ record: DecisionRecord, _ place: Int?, _ wanted: Int, _ allocation: [Evaluation], _ policy: PolicyVersion
    ) -> Promise? {
        guard let place else { return Promise(place: nil, units: 0) }
        let units = wanted - record.candidates[place].shortUnits
        guard units > 0, units < wanted, let evaluation = allocation.first(where: { $0.about == 0 }) else {
            return Promise(place: place, units: max(0, units))
        }
        for (rule, finding) in evaluation.findings.enumerated() where finding == .yes {
            guard case .partial(let isAllowed) = policy.compiled.allocation.outcomes[rule] else { continue }
            return Promise(place: place, units: isAllowed ? units : 0, rule: policy.sheet(.allocation).rules[rule].id)
        }
        return Promise(place: place, units: units)
    }

    /// What the draft would reserve; nil where that depends on what is not in the record.
    private func promise(
        _ record: DecisionRecord, _ place: Int?, _ wanted: Int, _ allocation: [Evaluation], _ shared: PartialFacts
    ) -> Promise? {
        guard let place else { return Promise(place: nil, units: 0) }
        let units = wanted - record.candidates[place].shortUnits
        guard units > 0, units < wanted else { return Promise(place: place, units: max(0, units)) }
        counts(.allocation)
        var facts =
            allocation.first { $0.about == 0 }.map { PartialFacts($0, in: Family.allocation.context) }
            ?? PartialFacts(Family.allocation.context)
        add(shared, to: &facts)
        for (rule, outcome) in draft.compiled.allocation.outcomes.enumerated() {
            guard case .partial(let isAllowed) = outcome else { continue }
            switch ask(.allocation, rule, facts) {
            case .said(.yes):
                return Promise(place: place, units: isAllowed ? units : 0, rule: draft.sheet(.allocation).rules[rule].id)
            case .said: break
            case .unsaid(let missing):
                gap(.allocation, rule, missing)
                return nil
            }
        }
        return Promise(place: place, units: units)
    }

    /// Whether every line leaves as many units to other orders. Where it does not, what was free for it is in no record.
    private func keepsTheSameBack(
        _ allocation: [Evaluation], _ record: DecisionRecord, _ shared: PartialFacts, _ policy: PolicyVersion
    ) -> Bool {
        var lines = allocation.filter { $0.about > 0 }
        guard draft.compiled.allocation.keepsBack || !lines.isEmpty else { return true }
        counts(.allocation)
        // Without a rule that keeps anything back nothing was written down: asked once, for any line.
        if lines.isEmpty { lines = [Evaluation(family: Family.allocation.rawValue, about: 0, facts: [], findings: [])] }
        var isSame = true
        for line in lines {
            var facts = PartialFacts(line, in: Family.allocation.context)
            add(shared, to: &facts)
            guard let would = keptBack(facts) else {
                isSame = false
                continue
            }
            let was = kept(line, policy)
            guard was.units != would.units else { continue }
            isSame = false
            differs(
                .keptBack, .allocation, would.rule.isEmpty ? was.rule : would.rule,
                was: "\(was.units) kept back" + (line.about > 0 ? " of line \(line.about)" : ""),
                would: "\(would.units) kept back")
        }
        if !isSame {
            let gap = ReplayGap(.routing, rule: "", facts: ["what is free at each place with other units kept back"])
            if !result.gaps.contains(gap) { result.gaps.append(gap) }
        }
        return isSame
    }

    private func kept(_ line: Evaluation, _ policy: PolicyVersion) -> (units: Int, rule: String) {
        var kept = (units: 0, rule: "")
        for (rule, finding) in line.findings.enumerated() where finding == .yes || finding == .undecided {
            guard case .keepBack(let units) = policy.compiled.allocation.outcomes[rule] else { continue }
            kept = (kept.units + units, policy.sheet(.allocation).rules[rule].id)
        }
        return kept
    }

    private func keptBack(_ facts: PartialFacts) -> (units: Int, rule: String)? {
        var kept = (units: 0, rule: "")
        var isSaid = true
        for (rule, outcome) in draft.compiled.allocation.outcomes.enumerated() {
            guard case .keepBack(let units) = outcome else { continue }
            switch ask(.allocation, rule, facts) {
            case .said(.no): break
            case .said: kept = (kept.units + units, draft.sheet(.allocation).rules[rule].id)
            case .unsaid(let missing):
                gap(.allocation, rule, missing)
                isSaid = false
            }
        }
        return isSaid ? kept : nil
    }
}
