import Vocabulary

/// What happened to the shop itself, its channels, places, items and people.
public enum CatalogEvent: Sendable, Equatable {
    case storeFounded(Shop)
    /// Policy files became active: version number, SHA-256 of their bytes in hexadecimal, and the files themselves.
    case policyActivated(version: Int, digest: String, files: [PolicyFile])
    case operatorAdded(Operator)
    case rolesChanged(OperatorID, Set<Role>)
    case channelOpened(Channel)
    case locationOpened(Location)
    case channelRevised(Channel)
    case locationRevised(Location)
    /// A provisional place turned out to be another's name: files may use its name and code for that one from now on.
    case locationMapped(LocationID, to: LocationID)
    case itemRegistered(Item)
    case itemRevised(Item)
    /// A provisional item turned out to be another's code.
    case itemMapped(SKUID, to: SKUID)
    /// The store was put back from a backup that ended with this event.
    case storeRestored(file: String, sequence: Int)
    /// A copy of the store was written and verified; it ends with this event.
    case storeBackedUp(file: String, sequence: Int)
    /// Everything that is written on a customer now.
    case customerLabelled(CustomerKey, Labels)
}

/// The shop as a whole.
public struct Shop: Sendable, Equatable {
    public var name: String
    /// The currency that cost is kept in and statements are made in.
    public var currency: Currency
    public var zone: String
    /// On a practice store one person may act as several.
    public var isPractice: Bool

    public init(name: String, currency: Currency, zone: String, isPractice: Bool) {
        self.name = name
        self.currency = currency
        self.zone = zone
        self.isPractice = isPractice
    }
}

/// One file of a policy version.
public struct PolicyFile: Sendable, Equatable {
    public var name: String
    public var text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
