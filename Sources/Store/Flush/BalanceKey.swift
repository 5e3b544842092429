/// What a balance is kept for.
struct BalanceKey: Hashable, Comparable {
    var account: Int
    var currency: Int
    var period: Int
    /// 0 where the line has none.
    var channel: Int

    static func < (a: BalanceKey, b: BalanceKey) -> Bool {
        (a.account, a.currency, a.period, a.channel) < (b.account, b.currency, b.period, b.channel)
    }
}
