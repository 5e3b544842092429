import Vocabulary

/// One line of a journal entry: an amount on one account, debit positive, credit negative, in minor units.
public struct JournalLine: Hashable, Sendable {
    public var account: Account
    public var currency: Currency
    /// Debit positive, credit negative; never zero.
    public var minor: Int
    public var location: LocationID?
    public var channel: ChannelID?
    public var sku: SKUID?
    public var order: OrderID?

    public var debitMinor: Int { max(0, minor) }
    public var creditMinor: Int { max(0, -minor) }
}

/// A journal entry that balances in each of its currencies: no other can be made.
public struct Entry: Hashable, Sendable {
    /// The business day it is posted on.
    public let day: Day
    /// The day that it belongs to, where that lay in a locked period.
    public let belongsTo: Day?
    public let lines: [JournalLine]

    /// Nil when nothing is left to post; traps when the lines do not balance, which is a fault of the program.
    init?(day: Day, lines: [JournalLine]) {
        guard !lines.isEmpty else { return nil }
        var sums: [(Currency, Int)] = []
        for line in lines {
            precondition(line.minor != 0, "a journal line has an amount")
            if let at = sums.firstIndex(where: { $0.0 == line.currency }) {
                sums[at].1 += line.minor
            } else {
                sums.append((line.currency, line.minor))
            }
        }
        precondition(
            sums.allSatisfy { $0.1 == 0 }, "debits equal credits in each currency, but differ by \(sums)")
        self.day = day
        self.lines = lines
        belongsTo = nil
    }

    private init(_ entry: Entry, on day: Day) {
        self.day = day
        lines = entry.lines
        belongsTo = entry.belongsTo ?? entry.day
    }

    /// The same entry on another day, with the link to its own.
    public func posted(on day: Day) -> Entry { day == self.day ? self : Entry(self, on: day) }

    /// The sides of the books that it touches.
    public var areas: Set<LockArea> { Set(lines.compactMap(\.account.area)) }
}

/// Collects the lines of one entry; amounts of zero are left out.
public struct EntryDraft {
    private var lines: [JournalLine] = []
    private let currency: Currency
    public var location: LocationID?
    public var channel: ChannelID?
    public var sku: SKUID?
    public var order: OrderID?

    public init(_ currency: Currency) { self.currency = currency }

    public mutating func debit(_ account: Account, _ minor: Int, in other: Currency? = nil, at place: LocationID? = nil) {
        guard minor != 0 else { return }
        lines.append(
            JournalLine(
                account: account, currency: other ?? currency, minor: minor, location: place ?? location,
                channel: channel, sku: sku, order: order))
    }

    public mutating func credit(_ account: Account, _ minor: Int, in other: Currency? = nil, at place: LocationID? = nil) {
        debit(account, -minor, in: other, at: place)
    }

    /// The entry, or nil when nothing is left to post.
    public func entry(on day: Day) -> Entry? { Entry(day: day, lines: lines) }
}
