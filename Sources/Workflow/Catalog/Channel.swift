import Vocabulary

/// Where orders are sold: an own shop, a marketplace, wholesale.
public struct Channel: Sendable, Equatable {
    /// The layouts of order files that a policy may name.
    public static let formats = ["shopify"]

    public let id: ChannelID
    public let code: ChannelCode
    public var name: String
    /// The import format that its order files have, such as `shopify`.
    public var format: String
    public var currency: Currency
    /// The time zone of its business day, by tz database name.
    public var zone: String
    /// Hours from placing an order to the promised handing over to the carrier.
    public var promiseHours: Int
    /// True until an operator confirms a channel that a file brought up.
    public var isProvisional: Bool

    public init(
        id: ChannelID, code: ChannelCode, name: String, format: String, currency: Currency, zone: String,
        promiseHours: Int, isProvisional: Bool
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.format = format
        self.currency = currency
        self.zone = zone
        self.promiseHours = promiseHours
        self.isProvisional = isProvisional
    }
}
