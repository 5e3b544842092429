import Vocabulary

/// Takes in a channel that a file brought up and nobody has told of: provisional, with one exception.
public struct OpenChannel: Command {
    public static let name = "open_channel"
    public static let roles: Set<Role> = [.engine, .supervisor, .buyer, .administrator]

    public var code: ChannelCode
    public var format: String

    public init(code: ChannelCode, format: String) {
        self.code = code
        self.format = format
    }

    /// Whether it is known, and the next numbers.
    public struct Facts: Sendable {
        var isKnown: Bool
        var next: Counters
    }

    public func gather(from books: Books, in context: Context) throws -> Facts {
        Facts(isKnown: books.channel(code: code.text) != nil, next: books.counters)
    }

    public func decide(on facts: Facts, in context: Context) -> Decision {
        guard !facts.isKnown else { return .unchanged }
        guard !code.text.contains(":"), !code.text.contains(" ") else {
            return .refused(.unreadable("a channel's code has neither blanks nor colons: \(code)"))
        }
        let channel = Channel(
            id: ChannelID(facts.next.channel + 1), code: code, name: code.text, format: format,
            currency: context.shop.currency, zone: context.shop.zone, promiseHours: 48, isProvisional: true)
        let exception = ExceptionCase.make(
            ExceptionID(facts.next.exception + 1), "unknown_channel", about: .channel(channel.id), of: nil,
            "orders came from \(code), a channel that nobody has told of", in: context)
        let record = DecisionRecord(
            command: Self.name, subject: .channel(channel.id), question: "channel", answer: "opened",
            policyVersion: context.rules.version)
        return .done([.catalog(.channelOpened(channel)), .exception(.raised(exception))], record)
    }
}
