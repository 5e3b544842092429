import Workflow

/// What performing or previewing commands came to, with the names that are needed to read it.
public struct Outcome: Sendable {
    public var performed: [Performed]
    public var names: Names.Answer?
    /// Why the commands after these were not tried; nil when all were.
    public var brokenOff: String?

    public init(performed: [Performed], names: Names.Answer? = nil, brokenOff: String? = nil) {
        self.performed = performed
        self.names = names
        self.brokenOff = brokenOff
    }

    /// Asks for the names that reading `performed` needs.
    public static func reading(_ performed: [Performed], at desk: any Desk) throws -> Outcome {
        Outcome(performed: performed, names: try desk.answer(Names(items: EventStory.items(in: performed))))
    }
}
