import Policy
import Vocabulary

/// What a family's rules were asked and what they found, with names: the same for the console, `--why`, `--json` and the audit.
public struct EvaluationStory: Sendable, Equatable {
    /// One fact that a rule used.
    public struct Known: Sendable, Equatable {
        public var name: String
        public var value: FactValue
    }

    /// One rule that was asked.
    public struct Asked: Sendable, Equatable {
        public var rule: String
        public var finding: Finding
        /// Whether it compared places instead of striking them out.
        public var isRank: Bool
        /// Its sentence, where what it found has an effect; empty otherwise.
        public var because: String

        /// `yes`, `no`, `undecided`; `compared` of a rank.
        public var word: String { isRank && finding == .yes ? "compared" : finding.word }
    }

    public var family: String
    /// Which place or line it was asked about; empty for the subject itself.
    public var about: String
    public var facts: [Known]
    /// In the order of the family's file.
    public var rules: [Asked]

    public init(family: String, about: String, facts: [Known], rules: [Asked]) {
        self.family = family
        self.about = about
        self.facts = facts
        self.rules = rules
    }

    /// `routing at HAM`.
    public var title: String { about.isEmpty ? family : "\(family), \(about)" }
    /// `location.active yes, candidate.units 3`.
    public var factWords: String { facts.map { "\($0.name) \($0.value)" }.joined(separator: ", ") }
    /// `R-01 yes, R-03 no: none of its lines is free there`; `R-10 compared`.
    public var ruleWords: String {
        rules.map { "\($0.rule) \($0.word)" + ($0.because.isEmpty ? "" : ": \($0.because)") }.joined(separator: ", ")
    }
}

extension Finding {
    /// The word for people and scripts.
    public var word: String {
        switch self {
        case .notAsked: "not_asked"
        case .no: "no"
        case .yes: "yes"
        case .undecided: "undecided"
        }
    }
}

extension PolicyVersion {
    /// An evaluation under this version with names; `code` gives a location's code.
    public func story(of evaluation: Evaluation, code: (LocationID) -> String) -> EvaluationStory {
        guard let family = Family(rawValue: evaluation.family) else {
            return EvaluationStory(family: "family \(evaluation.family)", about: "", facts: [], rules: [])
        }
        let sheet = sheet(family)
        let facts = sheet.facts(of: evaluation)
        let names = sheet.context.facts
        return EvaluationStory(
            family: family.name, about: about(evaluation, family, code),
            facts: evaluation.facts.map { known in
                EvaluationStory.Known(
                    name: names.indices.contains(known.number) ? names[known.number].name : "fact \(known.number)",
                    value: known.value)
            },
            rules: zip(evaluation.findings, sheet.rules).filter { $0.0 != .notAsked }.map { finding, rule in
                let hasEffect = family == .routing ? finding != .yes : finding != .no
                return EvaluationStory.Asked(
                    rule: rule.id, finding: finding, isRank: rule.formula != nil,
                    because: hasEffect ? rule.because?.sentence(facts) ?? "" : "")
            })
    }

    func about(_ evaluation: Evaluation, _ family: Family, _ code: (LocationID) -> String) -> String {
        switch family {
        case .routing: code(LocationID(evaluation.about))
        case .allocation: evaluation.about == 0 ? "" : "line \(evaluation.about)"
        case .holds: evaluation.about == HoldRules.before ? "before it changed" : ""
        case .priority, .release, .approvals, .returns, .exceptions, .close: ""
        }
    }
}
