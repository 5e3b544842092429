import Policy
import Vocabulary

/// Which place a decision comes to where some facts are not at hand.
struct PartialRouting {
    enum Verdict: Equatable {
        case chosen(Int?)
        /// It depends on these facts, as bits, of the rule at this place of the sheet.
        case unsaid(rule: Int, UInt64)
    }

    let rules: RoutingRules
    let sheet: PartialSheet
    /// What puts each candidate out, or behind another.
    private(set) var decidedBy: [String]
    private(set) var asked = 0
    private var sawUndecided = false
    /// The rank that was asked last.
    private var lastRule = 0

    init(_ rules: RoutingRules, _ sheet: PartialSheet, count: Int) {
        self.rules = rules
        self.sheet = sheet
        decidedBy = Array(repeating: "", count: count)
    }

    private enum Standing {
        case stays, out
        case unsaid(rule: Int, UInt64)
    }

    /// Strikes out and compares as `RoutingRules.judge` does; a place that may be out matters only where it would be the best.
    mutating func judge(_ rows: [PartialFacts], forced: Int?) -> Verdict {
        var best: Int?
        var open: [(index: Int, rule: Int, missing: UInt64)] = []
        for (index, row) in rows.enumerated() {
            if let forced, index != forced { continue }
            switch standing(row, index) {
            case .out: break
            case .unsaid(let rule, let missing): open.append((index, rule, missing))
            case .stays:
                guard let champion = best else {
                    best = index
                    continue
                }
                switch isBetter(index, champion, rows) {
                case .said(let isBetter): if isBetter { best = index }
                case .unsaid(let missing): return .unsaid(rule: lastRule, missing)
                }
            }
        }
        for one in open {
            guard let champion = best, !sawUndecided, case .said(false) = isBetter(one.index, champion, rows), !sawUndecided
            else {
                return .unsaid(rule: one.rule, one.missing)
            }
        }
        return .chosen(best)
    }

    private mutating func standing(_ row: PartialFacts, _ index: Int) -> Standing {
        for rule in rules.keeps {
            asked += 1
            switch sheet.finding(rule, row) {
            case .said(.yes): break
            case .said:
                decidedBy[index] = rules.sheet.rules[rule].id
                return .out
            case .unsaid(let missing): return .unsaid(rule: rule, missing)
            }
        }
        return .stays
    }

    /// Whether one place goes before another; the one that goes behind notes the rule that says so.
    private mutating func isBetter(_ a: Int, _ b: Int, _ rows: [PartialFacts]) -> Partial<Bool> {
        for rank in rules.ranks {
            lastRule = rank.rule
            asked += 1
            switch (sheet.value(rank.rule, rows[a]), sheet.value(rank.rule, rows[b])) {
            case (.said(let x), .said(let y)):
                guard let order = rules.order(x, y) else {
                    sawUndecided = true
                    continue
                }
                guard order != 0 else { continue }
                let isBetter = (order < 0) != rank.isHighestFirst
                decidedBy[isBetter ? b : a] = rules.sheet.rules[rank.rule].id
                return .said(isBetter)
            case (.unsaid(let x), .unsaid(let y)): return .unsaid(x | y)
            case (.unsaid(let missing), _), (_, .unsaid(let missing)): return .unsaid(missing)
            }
        }
        decidedBy[a < b ? b : a] = "number"
        return .said(a < b)
    }
}
