/// The facts of one evaluation of which some are not at hand: nobody wrote them down. That is not the same as a fact that was asked for
/// and not known, which is at hand and unknown.
public struct PartialFacts: Sendable {
    public private(set) var row: Bindings
    /// The slots that are at hand, as bits.
    public private(set) var held: UInt64

    /// Nothing is at hand.
    public init(_ context: FactContext) {
        row = context.blank
        held = 0
    }

    /// What a record kept of an evaluation.
    public init(_ evaluation: Evaluation, in context: FactContext) {
        self.init(context)
        for known in evaluation.facts where context.facts.indices.contains(known.number) {
            put(known.value.value(as: context.facts[known.number].type), at: known.number)
        }
    }

    public func holds(_ slot: Int) -> Bool { held & 1 << UInt64(slot) != 0 }

    /// The value of a fact that is at hand, nil where it was not known.
    public mutating func put(_ value: Value?, at slot: Int) {
        row[slot: slot] = value
        held |= 1 << UInt64(slot)
    }

    /// Takes a fact over, unless there is one already.
    public mutating func add(_ value: Value?, at slot: Int) {
        if !holds(slot) { put(value, at: slot) }
    }
}

/// What comes of facts of which some are not at hand.
public enum Partial<Result: Sendable>: Sendable {
    /// It comes to this whatever the others are.
    case said(Result)
    /// It depends on these, as bits.
    case unsaid(UInt64)
}

/// The rules of a sheet, asked where some facts are not at hand: what depends on one of them is left unsaid, never guessed.
public final class PartialSheet {
    public let sheet: RuleSheet
    private let conditions: [Slots]
    private let formulas: [Slots]
    /// The same expressions where `has` says yes of some slots, by rule and slots.
    private var supposed: [Key: Expression?] = [:]

    private struct Slots {
        var reads: UInt64
        var asked: UInt64

        init(_ expression: Expression?) {
            reads = Slots.bits(expression?.readSlots ?? [])
            asked = Slots.bits(expression?.askedSlots ?? [])
        }

        private static func bits(_ slots: [Int]) -> UInt64 { slots.reduce(0) { $0 | 1 << UInt64($1) } }
    }

    private struct Key: Hashable {
        var rule: Int
        var slots: UInt64
        var isFormula: Bool
    }

    public init(_ sheet: RuleSheet) {
        self.sheet = sheet
        conditions = sheet.rules.map { Slots($0.when) }
        formulas = sheet.rules.map { Slots($0.formula) }
    }

    /// What a rule's condition comes to.
    public func finding(_ rule: Int, _ facts: PartialFacts) -> Partial<Finding> {
        let natural = sheet.finding(rule, facts.row)
        let missing = conditions[rule].reads & ~facts.held
        guard missing != 0, let when = sheet.rules[rule].when else { return .said(natural) }
        // A value that is not at hand has no value, and that spreads: what is decided all the same does not depend on it. Only `has`
        // takes it for an answer, so each answer of it is tried.
        guard natural != .undecided else { return .unsaid(missing) }
        for world in PartialSheet.worlds(conditions[rule].asked & missing) {
            guard let other = suppose(when, Key(rule: rule, slots: world, isFormula: false)),
                case .success(.bool(let truth)) = other.evaluate(facts.row, fuel: RuleSheet.fuel), truth == (natural == .yes)
            else { return .unsaid(missing) }
        }
        return .said(natural)
    }

    /// The value of a rule's formula; said to be nil where it has none.
    public func value(_ rule: Int, _ facts: PartialFacts) -> Partial<Value?> {
        let natural = sheet.value(rule, facts.row)
        let missing = formulas[rule].reads & ~facts.held
        guard missing != 0, let formula = sheet.rules[rule].formula else { return .said(natural) }
        guard let natural else { return .unsaid(missing) }
        for world in PartialSheet.worlds(formulas[rule].asked & missing) {
            guard let other = suppose(formula, Key(rule: rule, slots: world, isFormula: true)),
                case .success(let value) = other.evaluate(facts.row, fuel: RuleSheet.fuel), FactValue(value) == FactValue(natural)
            else { return .unsaid(missing) }
        }
        return .said(natural)
    }

    /// The names of facts.
    public func names(_ slots: UInt64) -> [String] {
        sheet.context.facts.indices.filter { slots & 1 << UInt64($0) != 0 }.map { sheet.context.facts[$0].name }
    }

    /// Every choice of some of these slots.
    private static func worlds(_ slots: UInt64) -> [UInt64] {
        var worlds: [UInt64] = []
        var world = slots
        // More than four are too many to try; a world that cannot be supposed leaves it unsaid.
        guard slots.nonzeroBitCount <= 4 else { return [.max] }
        while world != 0 {
            worlds.append(world)
            world = (world - 1) & slots
        }
        return worlds
    }

    private func suppose(_ expression: Expression, _ key: Key) -> Expression? {
        guard key.slots != .max else { return nil }
        if let known = supposed[key] { return known }
        let slots = Set(sheet.context.facts.indices.filter { key.slots & 1 << UInt64($0) != 0 })
        let made = try? expression.supposing(slots, in: sheet.context.declarations)
        supposed[key] = .some(made)
        return made
    }
}
