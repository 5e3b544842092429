/// The chart of accounts: every account that may be posted to, with its name and class.
public struct Chart: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public let account: Account
        public let name: String
        public let kind: AccountClass
        public init(account: Account, name: String, kind: AccountClass) {
            self.account = account
            self.name = name
            self.kind = kind
        }
    }

    /// By account number, ascending.
    public let lines: [Line]

    public init(_ lines: [Line]) { self.lines = lines.sorted { $0.account < $1.account } }

    public func name(of account: Account) -> String? { lines.first { $0.account == account }?.name }

    /// The accounts that the program itself posts to; a chart without one of them is refused.
    public static let required: [Account] = [
        .bank, .paymentClearing, .receivable, .inventory, .inventoryInTransit, .inventoryUnchecked,
        .inventoryDamaged, .payable, .receivedNotInvoiced, .dropShipAccrual, .customerDeposits,
        .refundsPayable, .salesTax, .openingBalance, .productRevenue, .shippingRevenue, .discounts,
        .returnsAndAllowances, .costOfGoodsSold, .costOfDropShip, .purchasePriceVariance, .shrinkage, .writeOff, .rounding,
        .suspense,
    ]
}
