import Vocabulary
import Workflow

/// A decision with everything that one can have.
enum FakeDecisions {
    static func about(_ subject: Subject) -> [DecisionView] {
        guard case .order(let id) = subject else { return [] }
        return [
            DecisionView(
                sequence: 1016, at: FakeShop.now.adding(minutes: -50), by: "engine", subject: "#\(1000 + id.number)",
                record: DecisionRecord(
                    command: "allocate", subject: subject, question: "allocation", answer: "reserved in part", policyVersion: 3,
                    facts: [
                        Fact("order_total", .money(Money(minor: 12_900, .eur))), Fact("LAMP-01", .number(3)),
                        Fact("deadline", .moment(FakeShop.now.adding(minutes: 90))), Fact("reason", .text("phoned \u{202E}them")),
                    ], rules: [RuleTrace(rule: "P-02", effect: "+80"), RuleTrace(rule: "H-02", effect: "placed fraud_review")],
                    candidates: [
                        Candidate(location: LocationID(1), lines: 2, shortUnits: 1, costMinor: 490, rank: 1, isChosen: true),
                        Candidate(location: LocationID(2), lines: 1, shortUnits: 2, costMinor: 560, rank: 3, decidedBy: "R-10"),
                        Candidate(
                            location: LocationID(3), lines: 0, shortUnits: 3, costMinor: 510, rank: 2, eliminatedBy: "R-03"),
                    ]), locations: ["HAM", "KOE", "3PL"],
                titles: [
                    "P-02": "Overdue", "H-02": "High value", "R-03": "The place has none of it free",
                    "R-10": "Most lines from one place",
                ])
        ]
    }
}
