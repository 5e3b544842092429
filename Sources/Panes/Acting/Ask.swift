import Workflow

/// What a question of an action may look at: the row, what is known of it, and what was answered before.
public struct AskScene: Sendable {
    public var row: any ListRow
    /// What the pane learned about the row; nil while it is not known.
    public var detail: Detail?
    public var scene: Scene
    /// Answers so far, by parameter.
    public var values: [String: String]

    public init(row: any ListRow, detail: Detail? = nil, scene: Scene, values: [String: String] = [:]) {
        self.row = row
        self.detail = detail
        self.scene = scene
        self.values = values
    }
}

/// One thing that an action asks before it can be done: a parameter of its command.
public struct Ask: Sendable {
    /// The parameter's name in the command's form, or `reason`.
    public let parameter: String
    public let label: String
    /// What may be typed, in a few words.
    public let hint: String
    public let isRequired: Bool
    /// Whether it is asked, after what was answered so far.
    public let applies: @Sendable (AskScene) -> Bool
    /// What stands in the field at first.
    public let start: @Sendable (AskScene) -> String
    /// Values to choose from; empty where there is no list.
    public let offers: @Sendable (AskScene) -> [Offer]
    /// Why there is nothing to choose from, where the list is empty; else empty itself.
    public let empty: String
    /// What the text comes to, in a few words; empty where there is nothing to say.
    public let meaning: @Sendable (String, AskScene) -> String
    /// What is wrong with the text, beyond its shape; nil when nothing is.
    public let fault: @Sendable (String, AskScene) -> String?

    public init(
        _ parameter: String, label: String? = nil, hint: String = "", isRequired: Bool = true,
        applies: @escaping @Sendable (AskScene) -> Bool = { _ in true },
        start: @escaping @Sendable (AskScene) -> String = { _ in "" },
        offers: @escaping @Sendable (AskScene) -> [Offer] = { _ in [] }, empty: String = "",
        meaning: @escaping @Sendable (String, AskScene) -> String = { _, _ in "" },
        fault: @escaping @Sendable (String, AskScene) -> String? = { _, _ in nil }
    ) {
        self.parameter = parameter
        self.label = label ?? parameter
        self.hint = hint
        self.isRequired = isRequired
        self.applies = applies
        self.start = start
        self.offers = offers
        self.empty = empty
        self.meaning = meaning
        self.fault = fault
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
