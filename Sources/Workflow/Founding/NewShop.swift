import Vocabulary

/// What whoever makes a store says of its shop, and what is wrong with it in a sentence: the same for `tally init` and the console.
public struct NewShop: Sendable, Equatable {
    public var name: String
    /// The clock of its business days, such as `Europe/Berlin`.
    public var zone: String
    /// The three letters of the currency of its books.
    public var currency: String

    public init(name: String, zone: String, currency: String) {
        self.name = name
        self.zone = zone
        self.currency = currency
    }

    public static func fault(ofName name: String) -> String? {
        Operator.isName(name) ? nil : "'\(name)' is no name for a shop: up to 200 letters, all to be seen"
    }

    public static func fault(ofZone zone: String, in zones: any Zones) -> String? {
        zones.knows(zone) ? nil : "there is no time zone \(zone); it is a name such as Europe/Berlin"
    }

    public static func fault(ofCurrency code: String) -> String? {
        Currency(code.uppercased())?.isInUse == true ? nil : "\(code) is no currency; it is three letters such as EUR"
    }
}
