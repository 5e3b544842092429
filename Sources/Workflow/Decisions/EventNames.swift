import Vocabulary

/// What ids are called by people. Who tells events brings it: the store reads names, a preview has them with it.
public struct EventNames {
    let item: (SKUID) -> String
    let location: (LocationID) -> String
    let person: (OperatorID) -> String
    /// A rule as people know it, by its id: `High value (H-02)`.
    let rule: (String) -> String

    public init(
        item: @escaping (SKUID) -> String, location: @escaping (LocationID) -> String, person: @escaping (OperatorID) -> String,
        ruleTitle: @escaping (String) -> String?
    ) {
        self.item = item
        self.location = location
        self.person = person
        rule = { RuleTitle(id: $0, title: ruleTitle($0) ?? "").words }
    }

    /// The names that came with a preview; what they lack is called by its number.
    public init(_ names: Names.Answer?, person: @escaping (OperatorID) -> String = { "operator \($0)" }) {
        self.init(
            item: { names?.items[$0]?.code.text ?? "SKU \($0)" },
            location: { names?.locations[$0]?.code.text ?? "location \($0)" }, person: person,
            ruleTitle: { names?.ruleTitles[$0] })
    }
}

extension EventStory {
    /// Items whose names telling these needs.
    public static func items(in performed: [Performed]) -> [SKUID] {
        Set(performed.flatMap { $0.movements.map(\.movement.sku) + $0.events.flatMap { items(in: $0.event) } }).sorted()
    }

    private static func items(in event: Event) -> [SKUID] {
        switch event {
        case .order(.allocated(_, let reservations)), .order(.deallocated(_, let reservations)): reservations.map(\.sku)
        case .stock(.countConfirmed(let sku, _, _)): [sku]
        case .stock(.moved(let move)): move.movements.map(\.sku)
        case .stock(.revalued(let revaluation)): [revaluation.sku]
        case .catalog(.itemMapped(let one, let other)): [one, other]
        case .approval(.asked(let approval)): approval.effect.movements.map(\.sku)
        default: []
        }
    }
}
