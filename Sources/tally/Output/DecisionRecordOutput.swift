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
        json.add("facts", record.facts.map { fact in
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
        json.add("rules", record.rules.map { rule in
            var line = JSONLine()
            line.add("rule", rule.rule)
            line.add("title", view.titles[rule.rule])
            line.add("effect", rule.effect)
            return line
        })
        json.add("candidates", zip(record.candidates, view.locations).map { candidate, code in
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
        json.add("taken_by", view.by)
        json.add("sequence", view.sequence)
        json.add("at", view.at)
        return json
    }
}
