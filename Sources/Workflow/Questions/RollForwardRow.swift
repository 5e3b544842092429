import Vocabulary

/// One account of a month's trial balance, in one currency: minor units, debit positive.
public struct RollForwardRow: Sendable, Equatable {
    public var account: Int
    public var name: String
    public var currency: Currency
    public var openingMinor: Int
    /// What the month's entries brought, each side.
    public var debitMinor: Int
    public var creditMinor: Int

    public init(account: Int, name: String, currency: Currency, openingMinor: Int, debitMinor: Int, creditMinor: Int) {
        self.account = account
        self.name = name
        self.currency = currency
        self.openingMinor = openingMinor
        self.debitMinor = debitMinor
        self.creditMinor = creditMinor
    }

    /// Opening and movements.
    public var closingMinor: Int { openingMinor + debitMinor - creditMinor }
}
