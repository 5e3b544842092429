/// What a balance is kept for.
struct BalanceKey: Hashable, Comparable {
    var account: Int
    var currency: Int
    var period: Int

    static func < (a: BalanceKey, b: BalanceKey) -> Bool {
        (a.account, a.currency, a.period) < (b.account, b.currency, b.period)
    }
}
