import Policy
import Vocabulary
import Workflow

extension Fact: Coded {
    func write(to out: inout ByteWriter) {
        out.text(name)
        switch value {
        case .number(let number):
            out.byte(0)
            out.int(number)
        case .text(let text):
            out.byte(1)
            out.text(text)
        case .money(let money):
            out.byte(2)
            out.put(money)
        case .moment(let moment):
            out.byte(3)
            out.put(moment)
        }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        let name = try bytes.text()
        switch try bytes.byte() {
        case 0: self.init(name, .number(try bytes.int()))
        case 1: self.init(name, .text(try bytes.text()))
        case 2: self.init(name, .money(try bytes.take()))
        case 3: self.init(name, .moment(try bytes.take()))
        case let other: throw Undecodable("\(other) is no kind of fact")
        }
    }
}

extension RuleTrace: Coded {
    func write(to out: inout ByteWriter) {
        out.text(rule)
        out.text(effect)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(rule: try bytes.text(), effect: try bytes.text())
    }
}

extension Candidate: Coded {
    func write(to out: inout ByteWriter) {
        out.put(location)
        for number in [lines, shortUnits, costMinor, rank] { out.int(number) }
        out.text(eliminatedBy)
        out.put(isChosen)
        out.text(decidedBy)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            location: try bytes.take(), lines: try bytes.int(), shortUnits: try bytes.int(),
            costMinor: try bytes.int(), rank: try bytes.int(), eliminatedBy: try bytes.text(),
            isChosen: try bytes.take(), decidedBy: try bytes.text())
    }
}

extension DecisionRecord: Coded {
    func write(to out: inout ByteWriter) {
        out.text(command)
        out.put(subject)
        out.text(question)
        out.text(answer)
        out.int(policyVersion)
        out.put(facts)
        out.put(rules)
        out.put(candidates)
        out.int(evaluations.count)
        var before: Evaluation?
        for evaluation in evaluations {
            evaluation.write(to: &out, after: before)
            before = evaluation
        }
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(
            command: try bytes.text(), subject: try bytes.take(), question: try bytes.text(),
            answer: try bytes.text(), policyVersion: try bytes.int(), facts: try bytes.take(),
            rules: try bytes.take(), candidates: try bytes.take())
        // Records from before the rules' evaluations were kept end here.
        guard !bytes.isAtEnd else { return }
        for _ in 0..<(try bytes.count()) {
            evaluations.append(try Evaluation(from: &bytes, after: evaluations.last))
        }
    }
}
