import Vocabulary

/// A decision told to people: one function for the console's `w`, `--why`, the audit and requests for approval.
public enum DecisionStory {
    /// Lines of at most some 100 cells.
    public static func lines(_ view: DecisionView) -> [String] {
        let record = view.record
        var lines = [
            "\(record.question.capitalizedFirst): \(record.answer)",
            "  decision \(view.sequence) about \(view.subject), \(record.command) by \(view.by) at \(view.at), policy version \(record.policyVersion)",
        ]
        if !record.facts.isEmpty {
            lines.append("  Facts")
            lines += record.facts.map { "    \($0.name) \(text($0.value))" }
        }
        if !record.rules.isEmpty {
            lines.append("  Rules")
            lines += record.rules.map { rule in
                let title = view.titles[rule.rule].map { " \($0)" } ?? ""
                return "    \(rule.rule)\(title): \(rule.effect)"
            }
        }
        if !record.candidates.isEmpty {
            lines.append("  Candidates")
            lines += zip(record.candidates, view.locations).map {
                "    " + candidate($0, code: $1, titles: view.titles, stays: unasked($0, of: view))
            }
        }
        for asked in view.asked {
            lines.append("  Asked: \(asked.title)")
            for words in [asked.factWords, asked.ruleWords] where !words.isEmpty { lines += wrapped(words) }
        }
        return lines
    }

    /// What a replay came to, in lines.
    public static func lines(_ replay: DecisionReplay) -> [String] {
        let rules = replay.asked == 1 ? "1 rule" : "\(replay.asked) rules"
        var lines =
            replay.asked == 0
            ? ["Taken again: no rule was asked, so there is nothing to take again"]
            : replay.differences.isEmpty
                ? ["Taken again on its own facts: the same (\(rules))"]
                : ["Taken again on its own facts: NOT the same (\(rules))"]
        lines += replay.differences.map { "  \($0)" }
        if !replay.changes.isEmpty { lines.append("Changed since") }
        lines += replay.changes.map { change in
            "  \(change.about.isEmpty ? "" : change.about + ": ")\(change.name) was \(change.then) and is \(change.now)"
        }
        return lines
    }

    /// At commas, to some 100 cells, four blanks in.
    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        var line = "    "
        for part in text.split(separator: ", ") {
            if line.count > 4, line.count + part.count > 98 {
                lines.append(line + ",")
                line = "    "
            }
            line += (line.count > 4 ? ", " : "") + part
        }
        return lines + [line]
    }

    /// One candidate: where, what it could do, and what put it out.
    public static func candidate(_ candidate: Candidate, code: String, titles: [String: String], stays: String? = nil) -> String {
        let able =
            (candidate.lines == 1 ? "1 line" : "\(candidate.lines) lines")
            + (candidate.shortUnits > 0 ? ", short of \(candidate.shortUnits)" : "")
        if candidate.isChosen { return "> \(code)  \(able)  chosen" }
        if !candidate.eliminatedBy.isEmpty {
            if let stays { return "x \(code)  \(able)  \(stays)" }
            return "x \(code)  \(able)  out by \(named(candidate.eliminatedBy, titles))"
        }
        return "  \(code)  \(able)  behind by \(named(candidate.decidedBy, titles))"
    }

    /// Why a location was not asked at all; nil where a rule has put it out, or nothing did.
    public static func unasked(_ candidate: Candidate, of view: DecisionView) -> String? {
        guard candidate.eliminatedBy == "operator" else { return nil }
        if view.record.question == "routing" { return "not asked: the operator named the place" }
        let bound = zip(view.record.candidates, view.locations).first { $0.0.eliminatedBy != "operator" }?.1
        return "not asked: part of it is reserved\(bound.map { " at \($0)" } ?? "") already"
    }

    /// A fact's value for people.
    public static func text(_ value: Fact.Value) -> String {
        switch value {
        case .number(let number): String(number)
        case .text(let text): text
        case .money(let money): money.description
        case .moment(let moment): moment.description
        }
    }

    private static func named(_ rule: String, _ titles: [String: String]) -> String {
        switch rule {
        case "operator": "the operator's choice"
        case "number": "its number, since all else is equal"
        default: rule + (titles[rule].map { " \($0)" } ?? "")
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
