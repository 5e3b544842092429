import Vocabulary
import Workflow

/// What decisions would have come to under another version, for people and for scripts.
enum RehearsalOutput {
    static let columns = [
        Column("Decision", isNumber: true), Column("About"), Column("Family"), Column("Rule"), Column("What"), Column("Was"),
        Column("Would be"), Column("Mode"), Column("Amount", isNumber: true),
    ]

    static func record(_ row: ReplayPart.Row) -> Record {
        let difference = row.difference
        var json = JSONLine()
        json.add("is", "difference")
        json.add("kind", difference.kind.rawValue)
        json.add("family", difference.family.name)
        json.add("rule", difference.rule.isEmpty ? nil : difference.rule)
        json.add("decision", row.decision)
        json.add("about", row.about)
        json.add("was", difference.was)
        json.add("would", difference.would)
        json.add("mode", difference.mode?.rawValue)
        json.add("changes_something", difference.isReal)
        json.add("amount_minor", difference.amount?.minor)
        json.add("currency", difference.amount?.currency.description)
        return Record(
            cells: [
                "\(row.decision)", row.about, difference.family.name, difference.rule, difference.kind.words, difference.was,
                difference.would, difference.mode?.rawValue ?? "", difference.amount.map { "\($0)" } ?? "",
            ], json: json)
    }

    static func json(_ count: ReplayCount) -> JSONLine {
        var json = JSONLine()
        json.add("is", "count")
        json.add("kind", count.kind.rawValue)
        json.add("family", count.family.name)
        json.add("rule", count.rule.isEmpty ? nil : count.rule)
        json.add("mode", count.mode?.rawValue)
        json.add("changes_something", count.isReal)
        json.add("count", count.count)
        json.add(
            "amounts",
            count.amounts.map { sum in
                var json = JSONLine()
                json.add("amount_minor", sum.minor)
                json.add("currency", sum.currency.description)
                return json
            })
        if !count.rows.isEmpty { json.add("rows", count.rows.map { record($0).json }) }
        return json
    }

    /// What a request for activation keeps.
    static func json(_ rehearsal: Rehearsal) -> JSONLine {
        var json = JSONLine()
        json.add("days", rehearsal.days)
        json.add("since", rehearsal.since)
        json.add("through", rehearsal.through)
        json.add("digest", rehearsal.digest)
        json.add("decisions", rehearsal.decisions)
        json.add("rules_asked", rehearsal.asked)
        json.add("differences", rehearsal.differences)
        json.add("differences_that_change_something", rehearsal.realDifferences)
        json.add("orders_moved", rehearsal.moved)
        json.add("approvals_more", rehearsal.askedMore)
        json.add("approvals_fewer", rehearsal.askedLess)
        json.add("unreadable", rehearsal.unreadable)
        json.add("says", rehearsal.sentence)
        json.add(
            "families",
            rehearsal.families.map { line in
                var json = JSONLine()
                json.add("family", line.family.name)
                json.add("decisions", line.count.decisions)
                json.add("different", line.count.different)
                json.add("in_the_shadow", line.count.silent)
                json.add("cannot_be_said", line.count.unsaid)
                return json
            })
        json.add("counts", rehearsal.counts.map { self.json($0) })
        json.add(
            "cannot_be_said",
            rehearsal.unsaid.map { unsaid in
                var json = JSONLine()
                json.add("family", unsaid.gap.family.name)
                json.add("rule", unsaid.gap.rule.isEmpty ? nil : unsaid.gap.rule)
                json.add("facts", unsaid.gap.facts)
                json.add("decisions", unsaid.decisions)
                json.add("first", unsaid.first)
                return json
            })
        return json
    }

    /// A few rows of each count, for people.
    static func text(_ rehearsal: Rehearsal, _ session: Session) -> [String] {
        var lines = [
            "  Replay since \(session.local(rehearsal.since)), as it was when it was asked, digest \(rehearsal.digest.prefix(12))",
            "    \(rehearsal.sentence)",
        ]
        for count in rehearsal.counts {
            let amounts = count.amountWords.isEmpty ? "" : ", \(count.amountWords)"
            lines.append("    \(count.count) \(count.family.name): \(count.words)\(amounts)")
            lines += count.rows.prefix(5).map {
                "      decision \($0.decision)  \($0.about)  \($0.difference.was) -> \($0.difference.would)"
            }
            if count.count > 5 { lines.append("      and \(count.count - 5) more: --json has them") }
        }
        if !rehearsal.unsaid.isEmpty { lines.append("    What cannot be said") }
        return lines + rehearsal.unsaid.map { "      \($0.words)" }
    }
}
