import Vocabulary

/// What kind of place a location is.
public enum LocationKind: String, Sendable, CaseIterable {
    case warehouse, store
    case thirdParty = "third_party"
    case vendor

    /// A vendor's units are the vendor's own: they carry no cost layers and no inventory value.
    public var ownsStock: Bool { self != .vendor }
}

/// A place that can hold stock and ship orders.
public struct Location: Sendable, Equatable {
    public let id: LocationID
    public let code: LocationCode
    public var name: String
    public var kind: LocationKind
    public var zone: String
    /// Minutes after midnight, local time, of the carrier's last pick-up; nil where nothing is picked up.
    public var cutoffMinutes: Int?
    /// ISO weekdays (1 Monday) on which it ships, as bits 1...7.
    public var shippingDays: UInt8
    /// Preference in routing: lower first.
    public var rank: Int
    /// Cost of one shipment, minor units of the store's currency.
    public var costMinor: Int
    /// The channels it serves; empty means all.
    public var channels: [ChannelCode]
    /// Other names that files use for it.
    public var aliases: [String]
    public var isProvisional: Bool
    /// The location that it turned out to be another name of; it holds nothing of its own any more.
    public var mappedTo: LocationID?

    public init(
        id: LocationID, code: LocationCode, name: String, kind: LocationKind, zone: String,
        cutoffMinutes: Int?, shippingDays: UInt8, rank: Int, costMinor: Int, channels: [ChannelCode],
        aliases: [String], isProvisional: Bool, mappedTo: LocationID? = nil
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.kind = kind
        self.zone = zone
        self.cutoffMinutes = cutoffMinutes
        self.shippingDays = shippingDays
        self.rank = rank
        self.costMinor = costMinor
        self.channels = channels
        self.aliases = aliases
        self.isProvisional = isProvisional
        self.mappedTo = mappedTo
    }

    public func ships(onWeekday weekday: Int) -> Bool { shippingDays & (1 << UInt8(weekday)) != 0 }
}
