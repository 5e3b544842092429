import Vocabulary

/// Notes in the log that a file of a channel was read to its end and brought no new order: the channel is heard, and had nothing to
/// tell. News once a day, and only where nothing else came from the channel on that day.
public struct NoteFeed: Command {
    public static let name = "note_feed"
    public static let roles: Set<Role> = [.engine, .supervisor, .buyer, .administrator]

    public var channel: ChannelID
    /// The file's name, without its folder.
    public var file: String

    public init(channel: ChannelID, file: String) {
        self.channel = channel
        self.file = file
    }

    /// The channel's code, and the day on which something came from it last.
    public struct Facts: Sendable {
        var code: ChannelCode
        var last: Day?
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        guard let known = books.channels[channel] else { throw Refusal.unknownThing("channel \(channel)") }
        return Facts(code: known.code, last: try books.lastArrival(from: channel).map { context.local($0).day })
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        if let last = facts.last, last >= context.today { return .unchanged }
        let record = DecisionRecord(
            command: Self.name, subject: .channel(channel), question: "intake", answer: "nothing new",
            policyVersion: context.rules.version,
            facts: [Fact("channel", .text(facts.code.text)), Fact("file", .text(file))])
        return .done([.intake(.feedRead(channel, file: file))], record)
    }
}
