import Workflow

/// One thing that an action asks before it can be done: a parameter of its command.
public struct Ask: Sendable {
    /// The parameter's name in the command's form, or `reason`.
    public let parameter: String
    public let label: String
    /// What may be typed, in a few words.
    public let hint: String
    public let isRequired: Bool
    /// Whether it is asked of this row.
    public let applies: @Sendable (any ListRow) -> Bool
    /// What stands in the field at first.
    public let start: @Sendable (any ListRow, Scene) -> String
    /// Values to choose from; empty where there is no list.
    public let offers: @Sendable (any ListRow, Scene) -> [Offer]

    public init(
        _ parameter: String, label: String? = nil, hint: String = "", isRequired: Bool = true,
        applies: @escaping @Sendable (any ListRow) -> Bool = { _ in true },
        start: @escaping @Sendable (any ListRow, Scene) -> String = { _, _ in "" },
        offers: @escaping @Sendable (any ListRow, Scene) -> [Offer] = { _, _ in [] }
    ) {
        self.parameter = parameter
        self.label = label ?? parameter
        self.hint = hint
        self.isRequired = isRequired
        self.applies = applies
        self.start = start
        self.offers = offers
    }
}

/// A value that may be chosen, with what it means.
public struct Offer: Sendable, Equatable {
    public var value: String
    public var meaning: String

    public init(_ value: String, _ meaning: String = "") {
        self.value = value
        self.meaning = meaning
    }
}
