import Policy
import Vocabulary
import Workflow

/// A decision for scripts: the keys are a promise.
enum DecisionRecordOutput {
    static func json(_ view: DecisionView) -> JSONLine {
        let record = view.record
        var json = JSONLine()
        json.add("id", view.sequence)
        json.add("subject", view.subject)
        json.add("command", record.command)
        json.add("question", record.question)
        json.add("answer", record.answer)
        json.add("policy_version", record.policyVersion)
        json.add(
            "facts",
            record.facts.map { fact in
                var line = JSONLine()
                line.add("name", fact.name)
                switch fact.value {
                case .number(let number): line.add("value", number)
                case .text(let text): line.add("value", text)
                case .money(let money):
                    line.add("value_minor", money.minor)
                    line.add("currency", money.currency.description)
                case .moment(let moment): line.add("value", moment)
                }
                return line
            })
        json.add(
            "rules",
            record.rules.map { rule in
                var line = JSONLine()
                line.add("rule", rule.rule)
                line.add("title", view.titles[rule.rule])
                line.add("effect", rule.effect)
                return line
            })
        json.add(
            "candidates",
            zip(record.candidates, view.locations).map { candidate, code in
                var line = JSONLine()
                line.add("location", code)
                line.add("lines", candidate.lines)
                line.add("short_units", candidate.shortUnits)
                line.add("cost_minor", candidate.costMinor)
                line.add("eliminated_by", candidate.eliminatedBy.isEmpty ? nil : candidate.eliminatedBy)
                line.add("decided_by", candidate.decidedBy.isEmpty ? nil : candidate.decidedBy)
                line.add("chosen", candidate.isChosen)
                return line
            })
        json.add(
            "asked",
            view.asked.map { asked in
                var line = JSONLine()
                line.add("family", asked.family)
                line.add("about", asked.about.isEmpty ? nil : asked.about)
                line.add(
                    "facts",
                    asked.facts.map { known in
                        var line = JSONLine()
                        line.add("name", known.name)
                        line.add("value", known.value)
                        return line
                    })
                line.add(
                    "rules",
                    asked.rules.map { rule in
                        var line = JSONLine()
                        line.add("rule", rule.rule)
                        line.add("finding", rule.word)
                        line.add("because", rule.because.isEmpty ? nil : rule.because)
                        return line
                    })
                return line
            })
        json.add("taken_by", view.by)
        json.add("sequence", view.sequence)
        json.add("at", view.at)
        return json
    }

    /// A decision taken again.
    static func json(_ replay: DecisionReplay, of sequence: Int) -> JSONLine {
        var json = JSONLine()
        json.add("id", sequence)
        json.add("same", replay.differences.isEmpty)
        json.add("asked", replay.asked)
        json.add("differences", replay.differences)
        json.add(
            "changed",
            replay.changes.map { change in
                var line = JSONLine()
                line.add("name", change.name)
                line.add("about", change.about.isEmpty ? nil : change.about)
                line.add("then", change.then)
                line.add("now", change.now)
                return line
            })
        return json
    }
}

extension JSONLine {
    /// A fact's value: a number, true or false, an amount as text with its currency, or a text; null where it was not known.
    mutating func add(_ key: String, _ value: FactValue) {
        switch value {
        case .unknown: add(key, String?.none)
        case .flag(let flag): add(key, flag)
        case .number(let number): add(key, number)
        case .moment(let moment): add(key, moment)
        case .money(let money): add(key, "\(money.plain) \(money.currency)")
        case .text(let text): add(key, text)
        case .span, .list, .record, .map: add(key, value.description)
        }
    }
}
