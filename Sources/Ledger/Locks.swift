import Vocabulary

/// Which entries a lock keeps out of a period: all of them, or those that touch one side of the books. The final lock keeps
/// all of them out for good: no exception opens the period again.
public enum LockArea: Int, Sendable, CaseIterable {
    case all = 0
    case sales, purchase, inventory, final

    /// Whether it is about one side of the books only.
    public var isSide: Bool { self == .sales || self == .purchase || self == .inventory }

    /// The word for people, scripts and the policy.
    public var word: String {
        switch self {
        case .all: "all"
        case .sales: "sales"
        case .purchase: "purchase"
        case .inventory: "inventory"
        case .final: "final"
        }
    }

    public init?(word: String) {
        guard let area = LockArea.allCases.first(where: { $0.word == word }) else { return nil }
        self = area
    }
}

extension Account {
    /// The side of the books that an account belongs to; nil for those that only the lock of everything closes.
    public var area: LockArea? {
        switch number {
        case 1050...1199, 2200...2399, 4000...4099: .sales
        case 1200...1299, 5000...5099: .inventory
        case 1300...1399, 2000...2199: .purchase
        default: nil
        }
    }
}

/// Which periods are shut: by area up to and with a month, and the exceptions that open one again for a while.
public struct Locks: Sendable, Equatable {
    /// A locked month that may be posted to until a moment.
    public struct Reopening: Sendable, Equatable {
        public var period: Period
        public var until: Instant

        public init(period: Period, until: Instant) {
            self.period = period
            self.until = until
        }
    }

    public private(set) var through: [LockArea: Period] = [:]
    public private(set) var reopenings: [Reopening] = []

    public init() {}

    /// Shuts an area up to and with a month; a lock never moves back.
    public mutating func lock(_ area: LockArea, through period: Period) {
        through[area] = max(period, through[area] ?? period)
    }

    public mutating func reopen(_ period: Period, until moment: Instant) {
        reopenings.append(Reopening(period: period, until: moment))
    }

    /// Whether the month is shut for good.
    public func isFinal(_ period: Period) -> Bool { through[.final].map { period <= $0 } ?? false }

    /// Until when a locked month is open by exception at this moment; nil when it is not.
    public func reopened(_ period: Period, at moment: Instant) -> Instant? {
        isFinal(period) ? nil : reopenings.filter { $0.period == period && $0.until > moment }.map(\.until).max()
    }

    /// Whether the month is shut for one of these areas.
    public func isLocked(_ period: Period, for areas: Set<LockArea>, at moment: Instant) -> Bool {
        let isShut = through.contains { area, last in period <= last && (!area.isSide || areas.contains(area)) }
        return isShut && reopened(period, at: moment) == nil
    }

    /// The day on which a fact of `day` is posted: the day itself, or the first one after it that is open.
    public func openDay(for day: Day, areas: Set<LockArea>, at moment: Instant) -> Day {
        var period = day.period
        while isLocked(period, for: areas, at: moment) { period = period.next }
        return period == day.period ? day : period.first
    }
}
