import Policy
import Vocabulary

/// What a decision saw, asked and answered: kept for each command, shown by `w` and `tally show decision`.
public struct DecisionRecord: Sendable, Equatable {
    /// The command's name, such as `allocate`.
    public var command: String
    public var subject: Subject
    /// What was asked, in the field's word: `allocation`, `routing`, `hold`, `release`, `shipment`, `approval` …
    public var question: String
    /// The answer's code: `reserved`, `backordered`, `HAM`, `placed` …
    public var answer: String
    public var policyVersion: Int
    public var facts: [Fact]
    /// In the order evaluated; rules that had nothing to say are left out.
    public var rules: [RuleTrace]
    public var candidates: [Candidate]
    /// What the rules were asked, with the facts that they used: asked again with these, they come to the same.
    public var evaluations: [Evaluation] = []

    public init(
        command: String, subject: Subject, question: String, answer: String, policyVersion: Int,
        facts: [Fact] = [], rules: [RuleTrace] = [], candidates: [Candidate] = []
    ) {
        self.command = command
        self.subject = subject
        self.question = question
        self.answer = answer
        self.policyVersion = policyVersion
        self.facts = facts
        self.rules = rules
        self.candidates = candidates
    }
}

/// One thing that a decision knew.
public struct Fact: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case number(Int)
        case text(String)
        case money(Money)
        case moment(Instant)
    }

    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}

/// One rule that had a say.
public struct RuleTrace: Sendable, Equatable {
    /// The rule's id in the policy, such as `H-02`.
    public var rule: String
    /// What it did: `placed payment`, `+50`, `asks finance_clerk` …
    public var effect: String

    public init(rule: String, effect: String) {
        self.rule = rule
        self.effect = effect
    }
}

/// One location that could have served.
public struct Candidate: Sendable, Equatable {
    public var location: LocationID
    /// Lines it can serve in full, units it has too few, cost of a shipment in minor units, preference.
    public var lines: Int
    public var shortUnits: Int
    public var costMinor: Int
    public var rank: Int
    /// The rule that put it out; empty when it stayed in.
    public var eliminatedBy: String
    public var isChosen: Bool
    /// The rule that decided between it and the chosen one; empty for the chosen one.
    public var decidedBy: String

    public init(
        location: LocationID, lines: Int, shortUnits: Int, costMinor: Int, rank: Int,
        eliminatedBy: String = "", isChosen: Bool = false, decidedBy: String = ""
    ) {
        self.location = location
        self.lines = lines
        self.shortUnits = shortUnits
        self.costMinor = costMinor
        self.rank = rank
        self.eliminatedBy = eliminatedBy
        self.isChosen = isChosen
        self.decidedBy = decidedBy
    }
}
