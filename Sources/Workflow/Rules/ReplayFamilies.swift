import Policy
import Vocabulary

/// The families of which every rule has its effect, or the first one.
extension PolicyReplay {
    /// The holds that a captured or changed order asks for.
    func takeHolds(_ evaluation: Evaluation, _ record: DecisionRecord, _ policy: PolicyVersion) {
        counts(.holds)
        let facts = PartialFacts(evaluation, in: Family.holds.context)
        let isRevision = record.question != "hold"
        let before = isRevision ? self.before(facts, record) : nil
        let old = policy.compiled.holds.outcomes
        var was: [HoldRule] = []
        for (rule, finding) in evaluation.findings.enumerated() where finding == .yes || finding == .undecided {
            // What was true before money went back was no news then.
            if let before, case .said(let earlier) = sheet(.holds, of: policy).finding(rule, before), earlier != .no { continue }
            if !was.contains(where: { $0.kind == old[rule].kind }) { was.append(old[rule]) }
        }
        var would: [HoldRule] = []
        var open: [(kind: String, rule: Int, missing: UInt64)] = []
        for (rule, outcome) in draft.compiled.holds.outcomes.enumerated() {
            switch ask(.holds, rule, facts) {
            case .said(.no): break
            case .said:
                if let before, case .said(let earlier) = sheet(.holds).finding(rule, before), earlier != .no { continue }
                if !would.contains(where: { $0.kind == outcome.kind }) { would.append(outcome) }
            case .unsaid(let missing): open.append((outcome.kind, rule, missing))
            }
        }
        result.isHeld = !would.isEmpty
        // One rule's hold is enough, whatever another of its kind comes to.
        for one in open where !would.contains(where: { $0.kind == one.kind }) { gap(.holds, one.rule, one.missing) }
        let amount = money("order.total", .holds, facts)
        for hold in would {
            guard let same = was.first(where: { $0.kind == hold.kind }) else {
                differs(
                    .held, .holds, hold.rule.id, was: "no hold for \(hold.kind)", would: "held for \(hold.kind)", amount: amount)
                continue
            }
            guard same.hours != hold.hours || same.stops != hold.stops, !open.contains(where: { $0.kind == hold.kind }) else {
                continue
            }
            differs(
                .holdDue, .holds, hold.rule.id, was: "\(hold.kind) to be decided in \(same.hours)h, stops \(same.stops.words)",
                would: "in \(hold.hours)h, stops \(hold.stops.words)",
                amount: amount)
        }
        for hold in was where !would.contains(where: { $0.kind == hold.kind }) && !open.contains(where: { $0.kind == hold.kind })
        {
            differs(
                .notHeld, .holds, hold.rule.id, was: "held for \(hold.kind)", would: "no hold for \(hold.kind)", amount: amount)
        }
    }

    /// The same order before it changed: as the record tells, or as it was when nothing that the rules ask had changed; older records tell
    /// only of money that went back.
    private func before(_ facts: PartialFacts, _ record: DecisionRecord) -> PartialFacts {
        let holds = record.evaluations.filter { $0.family == Family.holds.rawValue }
        if let then = holds.first(where: { $0.about == HoldRules.before }) { return PartialFacts(then, in: Family.holds.context) }
        var before = facts
        let slot = Family.holds.context.declarations.slot(of: "order.refunded")!
        if before.holds(slot) { before.put(.bool(false), at: slot) }
        return before
    }

    /// What the engine handed to the floor, or let wait by a rule.
    func takeRelease(_ evaluation: Evaluation, _ record: DecisionRecord) {
        let waited = record.rules.first
        counts(.release)
        let facts = PartialFacts(evaluation, in: Family.release.context)
        let rules = draft.sheet(.release).rules
        var open: [(rule: Int, missing: UInt64)] = []
        for rule in rules.indices {
            switch ask(.release, rule, facts) {
            case .said(.no): break
            case .said:
                guard waited == nil else { return }
                return differs(
                    .waits, .release, rules[rule].id, was: "released",
                    would: "waits: \(RuleSentence(rules[rule], facts.row).sentence)",
                    amount: money("order.total", .release, facts))
            case .unsaid(let missing): open.append((rule, missing))
            }
        }
        for one in open { gap(.release, one.rule, one.missing) }
        if open.isEmpty, let waited {
            differs(
                .waits, .release, waited.rule, was: "waited", would: "released",
                amount: money("order.total", .release, facts))
        }
    }

    /// The exceptions that goods which came back give rise to.
    func takeReturn(_ evaluation: Evaluation, _ policy: PolicyVersion) {
        counts(.returns)
        let facts = PartialFacts(evaluation, in: Family.returns.context)
        let old = policy.compiled.returns
        var was: [(kind: String, rule: String)] = []
        for (rule, finding) in evaluation.findings.enumerated() where finding == .yes || finding == .undecided {
            if !was.contains(where: { $0.kind == old.kinds[rule] }) { was.append((old.kinds[rule], old.sheet.rules[rule].id)) }
        }
        var would: [String] = []
        var open: [String] = []
        for (rule, kind) in draft.compiled.returns.kinds.enumerated() where !would.contains(kind) {
            switch ask(.returns, rule, facts) {
            case .said(.no): break
            case .said:
                would.append(kind)
                guard !was.contains(where: { $0.kind == kind }) else { continue }
                differs(.raised, .returns, draft.sheet(.returns).rules[rule].id, was: "no exception", would: kind)
            case .unsaid(let missing):
                open.append(kind)
                gap(.returns, rule, missing)
            }
        }
        for one in was where !would.contains(one.kind) && !open.contains(one.kind) {
            differs(.notRaised, .returns, one.rule, was: one.kind, would: "no exception")
        }
    }

    /// How bad an exception is, whose it is, and by when.
    func takeException(_ evaluation: Evaluation, _ policy: PolicyVersion) {
        counts(.exceptions)
        let facts = PartialFacts(evaluation, in: Family.exceptions.context)
        let hit = evaluation.findings.last == .yes ? evaluation.findings.count - 1 : nil
        let was = hit.map { policy.compiled.exceptions.outcomes[$0] } ?? .usual
        var would = ExceptionRule.usual
        var by = hit.map { policy.sheet(.exceptions).rules[$0].id } ?? ""
        search: for (rule, outcome) in draft.compiled.exceptions.outcomes.enumerated() {
            switch ask(.exceptions, rule, facts) {
            case .said(.yes):
                would = outcome
                by = draft.sheet(.exceptions).rules[rule].id
                break search
            case .said: break
            case .unsaid(let missing): return gap(.exceptions, rule, missing)
            }
        }
        let kind = if case .string(let kind)? = facts.row["exception.kind"] { "\(kind): " } else { "" }
        let amount = money("order.total", .exceptions, facts)
        if was.severity != would.severity {
            differs(.severity, .exceptions, by, was: kind + was.severity.word, would: would.severity.word, amount: amount)
        }
        if was.desk != would.desk {
            differs(.desk, .exceptions, by, was: kind + was.desk.rawValue, would: would.desk.rawValue, amount: amount)
        }
        if was.dueHours != would.dueHours {
            differs(.due, .exceptions, by, was: "\(kind)\(was.dueHours)h", would: "\(would.dueHours)h", amount: amount)
        }
    }
}
