import Vocabulary

/// One thing that the rules of a family may ask: its name, its type, and what it is.
public struct FactName: Sendable {
    public let name: String
    public let type: ValueType
    /// For people: what it says, in which unit, and when it is not known.
    public let note: String

    public init(_ name: String, _ type: ValueType, _ note: String) {
        self.name = name
        self.type = type
        self.note = note
    }
}

/// The declared context of a family of rules. A fact's number is its place here: decisions keep numbers, so facts are only ever added at the
/// end, and never taken away.
public struct FactContext: Sendable {
    public let facts: [FactName]
    /// What the expressions of the family are checked against; slots are the facts' numbers.
    public let declarations: Declarations

    public init(_ facts: [FactName], zones: any Zones = UTCOnly()) {
        self.facts = facts
        var declarations = Declarations(zones: zones)
        for fact in facts { declarations.declare(fact.name, fact.type) }
        self.declarations = declarations
    }

    private init(_ facts: [FactName], _ declarations: Declarations) {
        self.facts = facts
        self.declarations = declarations
    }

    /// The same facts for expressions that ask these time zones.
    public func with(_ zones: any Zones) -> FactContext { FactContext(facts, declarations.with(zones)) }

    /// No fact is known yet.
    public var blank: Bindings { Bindings(declarations) }
}
