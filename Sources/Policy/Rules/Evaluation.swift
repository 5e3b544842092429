/// What one rule came to.
public enum Finding: UInt8, Sendable, Equatable {
    /// An earlier rule had decided.
    case notAsked = 0
    case no, yes
    /// Its condition had no value: a fact was not known, amounts were of two currencies. The family says what follows.
    case undecided
}

/// One family of rules, asked once: the facts that its rules used, and what each of them came to. Asked again with these facts and the same
/// version of the policy, it comes to the same.
public struct Evaluation: Sendable, Equatable {
    /// One fact that a rule used: its number in the family's context.
    public struct Known: Sendable, Equatable {
        public var number: Int
        public var value: FactValue

        public init(number: Int, value: FactValue) {
            self.number = number
            self.value = value
        }
    }

    /// The family's number in the catalogue.
    public var family: Int
    /// What within the decision it was asked about: a location's number, an order line's; 0 for the subject itself.
    public var about: Int
    /// Exactly the facts of the rules that were asked, by number.
    public var facts: [Known]
    /// By the rules' places in the family's file; rules behind the last one that was asked are left out.
    public var findings: [Finding]

    public init(family: Int, about: Int, facts: [Known], findings: [Finding]) {
        self.family = family
        self.about = about
        self.facts = facts
        self.findings = findings
    }
}
