import Vocabulary
import Workflow

/// A decision record as lines: the question, the facts it saw, the rules that spoke, and each candidate with its fate.
enum DecisionLines {
    /// Every decision, newest first.
    static func all(_ decisions: [DecisionView], in scene: Scene, width: Int) -> [TextLine] {
        guard !decisions.isEmpty else {
            return [TextLine(" Nothing has been decided about this yet.", .dim)]
        }
        return decisions.enumerated().flatMap { index, decision in
            (index == 0 ? [] : [TextLine()]) + one(decision, in: scene, width: width)
        }
    }

    static func one(_ decision: DecisionView, in scene: Scene, width: Int) -> [TextLine] {
        let record = decision.record
        let stamp = TimeWords.stamp(decision.at, in: scene)
        var lines = [
            TextLine.rule("\(record.question): \(record.answer)"),
            TextLine.field(
                " Decided", "\(stamp) by \(decision.by), as number \(decision.sequence), under policy \(record.policyVersion)"),
        ]
        lines += facts(record, in: scene, width: width)
        lines += rules(decision, width: width)
        lines += candidates(decision, width: width)
        lines += asked(decision, width: width)
        return lines
    }

    /// What each family of rules was asked: the facts that it used, and what each rule found.
    private static func asked(_ decision: DecisionView, width: Int) -> [TextLine] {
        decision.asked.flatMap { asked in
            [TextLine(" Asked: \(asked.title)", .dim)]
                + [asked.factWords, asked.ruleWords].filter { !$0.isEmpty }
                .flatMap { TextLine.wrapped($0, label: "", indent: 3, width: width) }
        }
    }

    /// The newest decision in few lines, for beside a list; `w` shows the whole. `said` are the rules and the answers that
    /// stand there already: what adds nothing to them is left out.
    static func brief(_ decisions: [DecisionView], besides said: Set<String> = [], width: Int) -> [TextLine] {
        guard let decision = decisions.first else { return [] }
        let record = decision.record
        let rules = record.rules.filter { !said.contains($0.rule) }
        let isSaid = record.rules.isEmpty ? said.contains(record.answer) : rules.isEmpty
        guard !isSaid || !record.candidates.isEmpty else { return [] }
        var lines = [TextLine.cut("\(record.question): \(record.answer)", label: "Why   ", width: width)]
        lines += rules.prefix(3).map { trace in
            TextLine.cut(words(trace, decision), label: trace.rule, indent: 3, width: width)
        }
        let places = candidates(decision, width: width).dropFirst(2)
        lines += places.prefix(4)
        if places.count > 4 { lines.append(TextLine("   and \(CountWords.of(places.count - 4, "more location")) (w)", .dim)) }
        return lines
    }

    private static func words(_ trace: RuleTrace, _ decision: DecisionView) -> String {
        [decision.titles[trace.rule], trace.effect].compactMap { $0 }.joined(separator: ": ")
    }

    private static func facts(_ record: DecisionRecord, in scene: Scene, width: Int) -> [TextLine] {
        guard !record.facts.isEmpty else { return [] }
        let longest = min(24, record.facts.map(\.name.count).max() ?? 0)
        let grid = Grid([.left(longest), .rest], width: width, indent: 3)
        return [TextLine(" Facts it saw", .dim)]
            + record.facts.map { grid.line([spoken($0.name), words($0.value, in: scene)], tones: [0: .dim]) }
    }

    private static func rules(_ decision: DecisionView, width: Int) -> [TextLine] {
        guard !decision.record.rules.isEmpty else { return [] }
        let lines = decision.record.rules.flatMap { trace in
            TextLine.wrapped(words(trace, decision), label: trace.rule, indent: 3, width: width)
        }
        return [TextLine(" Rules that spoke", .dim)] + lines
    }

    private static func candidates(_ decision: DecisionView, width: Int) -> [TextLine] {
        guard !decision.record.candidates.isEmpty else { return [] }
        let grid = Grid([.left(8), .right(5), .right(5), .right(6), .rest], width: width, indent: 1)
        let places = Array(zip(decision.record.candidates, decision.locations))
        let lines = (places.filter(\.0.isChosen) + places.filter { !$0.0.isChosen }).map { candidate, code in
            grid.line(
                [
                    (candidate.isChosen ? "> " : "  ") + code, "\(candidate.lines)", "\(candidate.shortUnits)",
                    "\(candidate.rank)", fate(candidate, decision),
                ], candidate.isChosen ? .ok : candidate.eliminatedBy.isEmpty ? .text : .dim)
        }
        return [
            TextLine(" Locations", .dim),
            grid.line(["  Place", "Lines", "Short", "Rank", "Outcome"], .heading),
        ] + lines
    }

    private static func fate(_ candidate: Candidate, _ decision: DecisionView) -> String {
        func named(_ rule: String) -> String { decision.titles[rule].map { "\(rule) \($0)" } ?? rule }
        if candidate.isChosen { return "chosen" }
        if let unasked = DecisionStory.unasked(candidate, of: decision) { return unasked }
        if !candidate.eliminatedBy.isEmpty { return "out: \(named(candidate.eliminatedBy))" }
        return candidate.decidedBy.isEmpty ? "not chosen" : "behind by \(named(candidate.decidedBy))"
    }

    private static func spoken(_ name: String) -> String {
        String(name.map { $0 == "_" ? " " : $0 })
    }

    private static func words(_ value: Fact.Value, in scene: Scene) -> String {
        switch value {
        case .number(let number): "\(number)"
        case .text(let text): text
        case .money(let money): money.description
        case .moment(let moment): "\(TimeWords.stamp(moment, in: scene)) (\(TimeWords.until(moment, from: scene.now)))"
        }
    }
}
