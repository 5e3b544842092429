import Vocabulary

/// What came in from files.
public enum IntakeEvent: Sendable, Equatable {
    /// A record that could not be taken, with its place and the reason. It is kept, never dropped.
    case lineRejected(Rejection)
    /// A row of a stock file was taken: the same row again is no news.
    case stockRowRead(key: String, source: UInt64)
    /// A file of a channel was read to its end and brought no new order, on a day on which nothing else had come from it.
    case feedRead(ChannelID, file: String)
}

extension Fact {
    /// Keeps when the shop says that an order left which the floor has too.
    public static let leftByTheShop = "left_by_the_shop"
}

/// A record that was not taken.
public struct Rejection: Sendable, Equatable {
    public var file: String
    public var line: Int
    public var column: Int?
    public var reason: String
    /// The order number, SKU or whatever names the record; empty when nothing does.
    public var name: String
    public var source: UInt64

    public init(file: String, line: Int, column: Int?, reason: String, name: String, source: UInt64) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
        self.name = name
        self.source = source
    }
}
