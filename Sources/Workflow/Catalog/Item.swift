import Vocabulary

/// What is sold and stocked: one SKU with its name, cost, price and weight.
public struct Item: Sendable, Equatable {
    public let id: SKUID
    public let code: SKUCode
    public var name: String
    /// Cost of one unit, minor units of the store's currency; nil when nobody has said yet.
    public var costMinor: Int?
    /// List price of one unit, if known.
    public var price: Money?
    public var weightGrams: Int?
    public var barcode: String
    /// The vendor's location that drop-ships it, if any.
    public var vendor: LocationID?
    public var isProvisional: Bool
    /// The item that it turned out to be another code of: its orders take that one's stock.
    public var mappedTo: SKUID?
    /// What the catalogue or an operator wrote on it.
    public var labels: Labels

    public init(
        id: SKUID, code: SKUCode, name: String, costMinor: Int?, price: Money?, weightGrams: Int?,
        barcode: String, vendor: LocationID?, isProvisional: Bool, mappedTo: SKUID? = nil, labels: Labels = Labels()
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.costMinor = costMinor
        self.price = price
        self.weightGrams = weightGrams
        self.barcode = barcode
        self.vendor = vendor
        self.isProvisional = isProvisional
        self.mappedTo = mappedTo
        self.labels = labels
    }
}
