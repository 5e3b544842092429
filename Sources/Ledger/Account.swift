/// A general ledger account of the chart, by its number.
public struct Account: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let number: Int
    public init(_ number: Int) { self.number = number }
    public static func < (a: Account, b: Account) -> Bool { a.number < b.number }
    public var description: String { String(number) }

    public static let bank = Account(1000)
    public static let paymentClearing = Account(1050)
    public static let receivable = Account(1100)
    public static let inventory = Account(1200)
    public static let inventoryInTransit = Account(1210)
    public static let inventoryUnchecked = Account(1220)
    public static let inventoryDamaged = Account(1230)
    public static let payable = Account(2000)
    public static let receivedNotInvoiced = Account(2100)
    public static let dropShipAccrual = Account(2120)
    public static let customerDeposits = Account(2200)
    public static let refundsPayable = Account(2240)
    public static let salesTax = Account(2300)
    public static let openingBalance = Account(3000)
    public static let productRevenue = Account(4000)
    public static let shippingRevenue = Account(4010)
    public static let discounts = Account(4050)
    public static let returnsAndAllowances = Account(4060)
    public static let costOfGoodsSold = Account(5000)
    public static let costOfDropShip = Account(5010)
    public static let purchasePriceVariance = Account(5020)
    public static let shrinkage = Account(5040)
    public static let writeOff = Account(5050)
    public static let rounding = Account(7010)
    public static let suspense = Account(9990)
}

/// On which statement an account stands, and on which side it grows.
public enum AccountClass: String, Sendable, CaseIterable {
    case asset, liability, equity, income, cost, expense, suspense
}
