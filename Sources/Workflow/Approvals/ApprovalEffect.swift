import Ledger
import Vocabulary

/// What a request would write to the ledger and to stock: kept with it, so that a yes does exactly that or nothing.
public struct ApprovalEffect: Sendable, Equatable {
    /// What one account gains (debit positive), minor units.
    public struct Posting: Sendable, Equatable {
        public var account: Account
        public var amount: Money

        public init(account: Account, amount: Money) {
            self.account = account
            self.amount = amount
        }
    }

    /// By account, then currency.
    public var postings: [Posting]
    public var movements: [Movement]

    public init(postings: [Posting] = [], movements: [Movement] = []) {
        self.postings = postings
        self.movements = movements
    }

    /// Debits, then credits, each by account: as people write an entry.
    public var debitsFirst: [Posting] { postings.filter { $0.amount.minor > 0 } + postings.filter { $0.amount.minor <= 0 } }

    /// What these events would write, whatever the day.
    init(of events: [Event], shop: Shop, at moment: Instant) {
        var sums: [Account: [Currency: Int]] = [:]
        for event in events {
            for line in Bookkeeping.entry(for: event, shop: shop, at: moment)?.lines ?? [] {
                sums[line.account, default: [:]][line.currency, default: 0] += line.minor
            }
        }
        postings = sums.keys.sorted().flatMap { account in
            sums[account]!.filter { $0.value != 0 }.sorted { $0.key < $1.key }
                .map { Posting(account: account, amount: Money(minor: $0.value, $0.key)) }
        }
        movements = events.flatMap(\.movements)
    }

    /// In which way it is no longer `other`; empty when it is.
    func differences(from other: ApprovalEffect) -> [Change] {
        var changes: [Change] = []
        func amount(_ account: Account, _ currency: Currency, _ effect: ApprovalEffect) -> Int {
            effect.postings.first { $0.account == account && $0.amount.currency == currency }?.amount.minor ?? 0
        }
        for posting in postings + other.postings {
            let (account, currency) = (posting.account, posting.amount.currency)
            let (now, then) = (amount(account, currency, self), amount(account, currency, other))
            let change = Change(
                "account \(account)", before: Money(minor: then, currency).description,
                now: Money(minor: now, currency).description)
            if now != then, !changes.contains(change) { changes.append(change) }
        }
        if movements != other.movements, changes.isEmpty {
            func units(_ effect: ApprovalEffect) -> String { "\(effect.movements.reduce(0) { $0 + $1.quantity })" }
            changes.append(Change("what moves", before: "\(units(other)) units", now: "\(units(self)), others or elsewhere"))
        }
        return changes
    }
}
