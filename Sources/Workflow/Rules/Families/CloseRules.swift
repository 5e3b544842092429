import Ledger
import Policy
import Vocabulary

/// The family `close`: each rule is a step of the month's checklist.
struct CloseRules: Sendable {
    static let facts = FamilyFacts<Period>([
        FactReading("period.year", .int, "the month's year") { .int($0.first.civil.year) },
        FactReading("period.month", .int, "1 January to 12 December") { .int($0.first.civil.month) },
        FactReading("period.ends_quarter", .bool, "March, June, September or December") { .bool($0.first.civil.month % 3 == 0) },
        FactReading("period.ends_year", .bool, "December") { .bool($0.first.civil.month == 12) },
    ])

    let sheet: RuleSheet
    private let steps: [CloseStep]

    init?(_ file: FamilyFile) {
        var steps: [CloseStep] = []
        let keys = ["number", "when", "depends_on", "owner", "two_people", "due", "check", "limits", "not_applicable", "locks"]
        let sheet = file.sheet(.close, keys: keys) { reader, node in
            let step = file.defects.attempt { try CloseRules.step(node, after: steps) }
            guard let rule = reader.rule(node, isOptional: true), let step else { return nil }
            steps.append(step)
            return rule
        }
        guard let sheet else { return nil }
        self.sheet = sheet
        self.steps = steps
    }

    private static func step(_ node: PolicyNode, after steps: [CloseStep]) throws -> CloseStep {
        let number = try node.required("number").number(in: 1...999)
        let depends = try node.optional("depends_on")?.list().map { try $0.number(in: 1...999) } ?? []
        guard depends.allSatisfy({ $0 < number }) else { throw node.defect("a step depends on earlier steps only") }
        guard !steps.contains(where: { $0.number == number }) else { throw node.defect("step \(number) stands twice") }
        let named = try node.optional("check")
        let check = try named?.text() ?? "none"
        if let named, check != "none", !CloseStep.checks.contains(check) {
            let near = Nearest.match(check, among: CloseStep.checks).map { "; did you mean \($0)?" }
            throw named.defect("there is no check \(check)\(near ?? "; there are: " + CloseStep.checks.joined(separator: ", "))")
        }
        let why = try node.optional("not_applicable")?.text() ?? ""
        if let when = try node.optional("when"), why.isEmpty {
            throw when.defect("a step with a condition says in not_applicable why other months do without it")
        }
        return CloseStep(
            number: number, title: try node.required("title").text(), dependsOn: depends,
            owner: try node.required("owner").word(Role.self),
            needsTwoPeople: try node.optional("two_people")?.flag() ?? false, due: try node.optional("due")?.text() ?? "",
            check: check == "none" ? "" : check, notApplicable: why, locks: try node.optional("locks").map(lockArea),
            limits: try CloseLimits(of: check, node))
    }

    private static func lockArea(_ node: PolicyNode) throws -> LockArea {
        guard let area = LockArea(word: try node.text()) else {
            throw node.defect("what a step locks is \(LockArea.allCases.map(\.word).joined(separator: ", "))")
        }
        return area
    }

    /// The checklist of a month: a step with a condition applies where it is true.
    func steps(of period: Period) -> [CloseStep] {
        let facts = CloseRules.facts.row(period, for: sheet)
        return steps.enumerated().map { index, step in
            guard sheet.rules[index].when != nil, sheet.finding(index, facts) != .no else { return step }
            var step = step
            step.notApplicable = ""
            return step
        }
    }
}
