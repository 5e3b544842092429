import Vocabulary

/// One rule as every family has it: an id, a title, what it asks, and a sentence for people.
public struct Rule: Sendable {
    public let id: String
    public let title: String
    /// What it asks; nil for a rule that always holds.
    public let when: Expression?
    /// A formula by which things are compared, where it is no condition.
    public let formula: Expression?
    public let because: Because?
    /// `holds.yaml:12:5`.
    public let place: String
    /// The slots that it reads, as bits.
    let reads: UInt64
    /// All that its file says of it, on one line, without comments and layout.
    public var text = ""
}

/// The rules of one family, compiled against its context. Asking it is pure: the same facts always come to the same.
public struct RuleSheet: Sendable {
    /// The work that one condition may do: about a hundredth of a second.
    static let fuel = 100_000
    /// Rules that one family may have.
    public static let most = 400

    /// The family's number in the catalogue, and its name.
    public let family: Int
    public let name: String
    /// Who looks after it, and the day by which it is to be looked at again.
    public let owner: String
    public let reviewBy: Day
    /// The role whose desk it is; nil where the rules on exceptions say.
    public let desk: String?
    /// How far the engine goes by itself, the first that names an order.
    public let modes: [ModeRule]
    public let context: FactContext
    public let rules: [Rule]
    /// The slots that any rule reads, ascending: no other fact has to be known.
    public let used: [Int]

    public init(
        family: Int, name: String, owner: String, reviewBy: Day, desk: String? = nil, modes: [ModeRule] = [],
        context: FactContext,
        rules: [Rule]
    ) {
        self.family = family
        self.name = name
        self.owner = owner
        self.reviewBy = reviewBy
        self.desk = desk
        self.modes = modes
        self.context = context
        self.rules = rules
        let bits = rules.reduce(0) { $0 | $1.reads }
        used = (0..<context.facts.count).filter { bits & 1 << UInt64($0) != 0 }
    }

    /// Whether any rule reads the fact of that name.
    public func uses(_ name: String) -> Bool { context.declarations.slot(of: name).map { used.contains($0) } ?? false }

    /// What a rule comes to.
    public func finding(_ rule: Int, _ facts: Bindings) -> Finding {
        guard let when = rules[rule].when else { return .yes }
        do throws(EvaluationFault) {
            return try when.holds(facts, fuel: RuleSheet.fuel) ? .yes : .no
        } catch { return .undecided }
    }

    /// The value of a rule's formula; nil when it has none.
    public func value(_ rule: Int, _ facts: Bindings) -> Value? {
        guard let formula = rules[rule].formula, case .success(let value) = formula.evaluate(facts, fuel: RuleSheet.fuel) else {
            return nil
        }
        return value
    }

    /// What is kept of an answer: the facts of the rules that were asked.
    public func evaluation(about: Int = 0, _ findings: [Finding], _ facts: Bindings) -> Evaluation {
        var bits: UInt64 = 0
        for (index, finding) in findings.enumerated() where finding != .notAsked { bits |= rules[index].reads }
        var known: [Evaluation.Known] = []
        known.reserveCapacity(bits.nonzeroBitCount)
        while bits != 0 {
            let slot = bits.trailingZeroBitCount
            bits &= bits - 1
            known.append(Evaluation.Known(number: slot, value: FactValue(facts[slot: slot])))
        }
        return Evaluation(family: family, about: about, facts: known, findings: findings)
    }

    /// The facts that an evaluation kept, to be asked again.
    public func facts(of evaluation: Evaluation) -> Bindings {
        var facts = context.blank
        for known in evaluation.facts where context.facts.indices.contains(known.number) {
            facts[slot: known.number] = known.value.value(as: context.facts[known.number].type)
        }
        return facts
    }
}
