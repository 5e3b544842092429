import Ledger
import Vocabulary

/// The shop, its people and the counts that the frame shows.
public struct Overview: Question {
    public struct Answer: Sendable, Equatable {
        public var shop: Shop
        public var sequence: Int
        public var policyVersion: Int
        public var stockAlerts: Int
        public var openOrders: Int
        public var openExceptions: Int
        public var criticalExceptions: Int
        public var waitingApprovals: Int
        public var closeDone: Int
        public var closeSteps: Int
        /// The period that is being closed: the month before the current one.
        public var closing: Period
        /// Which months are shut, for which side of the books, and what is open again by exception.
        public var locks: Locks
        public var operators: [Operator]
        public var locations: [Location]
        public var channels: [Channel]
        /// Nil where the log does not end ahead of the clock of who asks.
        public var ahead: LogAhead.Ahead?
        /// Of the active policy, by id.
        public var ruleTitles: [String: String]

        public init(
            shop: Shop, sequence: Int, policyVersion: Int, stockAlerts: Int, openOrders: Int,
            openExceptions: Int, criticalExceptions: Int, waitingApprovals: Int, closeDone: Int,
            closeSteps: Int, closing: Period, locks: Locks = Locks(), operators: [Operator], locations: [Location],
            channels: [Channel], ahead: LogAhead.Ahead? = nil, ruleTitles: [String: String] = [:]
        ) {
            self.shop = shop
            self.sequence = sequence
            self.policyVersion = policyVersion
            self.stockAlerts = stockAlerts
            self.openOrders = openOrders
            self.openExceptions = openExceptions
            self.criticalExceptions = criticalExceptions
            self.waitingApprovals = waitingApprovals
            self.closeDone = closeDone
            self.closeSteps = closeSteps
            self.closing = closing
            self.locks = locks
            self.operators = operators
            self.locations = locations
            self.channels = channels
            self.ahead = ahead
            self.ruleTitles = ruleTitles
        }
    }

    /// Priorities, deadlines and whether the log ends ahead depend on when one asks.
    public var now: Instant
    /// Whether `closeDone` is wanted: its checks read much.
    public var countsClose: Bool

    public init(now: Instant, countsClose: Bool = true) {
        self.now = now
        self.countsClose = countsClose
    }
}

/// The order queue. Fields: state channel location hold exception customer number currency priority(>,<) open(yes|no).
/// Sorts: deadline (own order: closed orders last), placed_at, total, number, state, location, channel, customer.
public struct OrderList: Question {
    public typealias Answer = Page<OrderRow>
    public var query: ListQuery
    public var now: Instant
    public init(_ query: ListQuery, now: Instant) {
        self.query = query
        self.now = now
    }
}

/// One order that exists, with everything about it.
public struct OrderDetail: Question {
    public struct Answer: Sendable {
        public var row: OrderRow
        public var order: Order
        /// Codes and names of the lines' items, in the order of the lines.
        public var items: [Item]
        /// Free units of each line's item at the routed location, or at the best one while there is none.
        public var available: [Int]
        /// Where else units of a line that lacks some are free, the most first; empty for lines that lack none.
        public var elsewhere: [[Free]]
        public var history: [HistoryLine]
        public var journal: [JournalView]
        public var exceptions: [ExceptionRow]

        public init(
            row: OrderRow, order: Order, items: [Item], available: [Int], history: [HistoryLine],
            journal: [JournalView], exceptions: [ExceptionRow], elsewhere: [[Free]] = []
        ) {
            self.elsewhere = elsewhere
            self.row = row
            self.order = order
            self.items = items
            self.available = available
            self.history = history
            self.journal = journal
            self.exceptions = exceptions
        }
    }

    /// Free units at a location.
    public struct Free: Sendable, Equatable {
        public var place: String
        public var units: Int

        public init(place: String, units: Int) {
            self.place = place
            self.units = units
        }
    }

    public var id: OrderID
    public var now: Instant
    public init(_ id: OrderID, now: Instant) {
        self.id = id
        self.now = now
    }
}

/// Orders that `text` may mean: `#1051`, `1051`, `web:1051`.
public struct OrdersNamed: Question {
    public typealias Answer = [OrderID]
    public var text: String
    public init(_ text: String) { self.text = text }
}

/// Stock by SKU and location. Fields: sku location kind name flag(oversold,short,damaged,new,low) available(>,<) reserved(>,<).
/// Sorts: risk (own order: trouble first, then SKU), sku, name, location, available, on_hand, reserved, value.
public struct StockList: Question {
    public typealias Answer = Page<StockRow>
    public var query: ListQuery
    public init(_ query: ListQuery) { self.query = query }
}

/// One SKU at one location with what makes its numbers.
public struct StockDetail: Question {
    public struct Promise: Sendable, Equatable {
        public var order: OrderID
        public var number: String
        public var state: OrderState
        public var quantity: Int
        public var deadline: Instant

        public init(order: OrderID, number: String, state: OrderState, quantity: Int, deadline: Instant) {
            self.order = order
            self.number = number
            self.state = state
            self.quantity = quantity
            self.deadline = deadline
        }
    }

    public struct Move: Sendable, Equatable {
        public var sequence: Int
        public var at: Instant
        public var by: String
        /// Units in (positive) or out (negative) of what is sellable here, or of the state named.
        public var quantity: Int
        public var what: String

        public init(sequence: Int, at: Instant, by: String, quantity: Int, what: String) {
            self.sequence = sequence
            self.at = at
            self.by = by
            self.quantity = quantity
            self.what = what
        }
    }

    public struct Answer: Sendable {
        public var row: StockRow
        public var item: Item
        public var level: StockLevel
        public var promises: [Promise]
        /// Newest first.
        public var moves: [Move]
        /// The same SKU at the other locations.
        public var elsewhere: [StockRow]

        public init(
            row: StockRow, item: Item, level: StockLevel, promises: [Promise], moves: [Move],
            elsewhere: [StockRow]
        ) {
            self.row = row
            self.item = item
            self.level = level
            self.promises = promises
            self.moves = moves
            self.elsewhere = elsewhere
        }
    }

    public var key: StockKey
    public init(_ key: StockKey) { self.key = key }
}

/// The exception inbox. Fields: id state kind severity owner subject desk; open ones only unless `state:` says otherwise.
/// Sorts: severity (own order: severity, then due), due_at, raised_at, kind, owner, subject.
public struct ExceptionList: Question {
    public typealias Answer = Page<ExceptionRow>
    public var query: ListQuery
    public init(_ query: ListQuery) { self.query = query }
}

/// Requests for approval. Fields: id state kind requester subject; waiting ones only unless `state:` says otherwise.
/// Sorts: due_at (own order), amount, requested_at, kind.
public struct ApprovalList: Question {
    public typealias Answer = Page<ApprovalRow>
    public var query: ListQuery
    public init(_ query: ListQuery) { self.query = query }
}

/// The month's checklist with its live checks.
public struct CloseList: Question {
    public typealias Answer = [CloseRow]
    public var period: Period
    public init(_ period: Period) { self.period = period }
}

/// What happened to one thing, oldest first.
public struct History: Question {
    public typealias Answer = [HistoryLine]
    public var subject: Subject
    public init(_ subject: Subject) { self.subject = subject }
}

/// Every decision about one thing, newest first.
public struct Decisions: Question {
    public typealias Answer = [DecisionView]
    public var subject: Subject
    public init(_ subject: Subject) { self.subject = subject }
}

/// One decision by the sequence of any of its events.
public struct DecisionAt: Question {
    public typealias Answer = DecisionView?
    public var sequence: Int
    public init(_ sequence: Int) { self.sequence = sequence }
}

/// Orders that the engine has work with: not held, not released, not closed; the most urgent first.
public struct DueOrders: Question {
    public typealias Answer = [OrderID]
    public var now: Instant
    public init(now: Instant) { self.now = now }
}

/// Released orders, for those who ship in bulk; oldest release first.
public struct ReleasedOrders: Question {
    public typealias Answer = [OrderID]
    /// Released before this moment.
    public var before: Instant
    public init(before: Instant) { self.before = before }
}

/// Orders whose deadline has passed and that have not left, and holds that are overdue, without an open exception for it.
public struct Overdue: Question {
    public struct Answer: Sendable, Equatable {
        public var orders: [OrderID]
        public var holds: [OrderID]

        public init(orders: [OrderID], holds: [OrderID]) {
            self.orders = orders
            self.holds = holds
        }
    }

    public var now: Instant
    public init(now: Instant) { self.now = now }
}

/// What one event posted, with whom and what it is about; nil when there is no such event.
public struct PostingAt: Question {
    public typealias Answer = Posting?

    public struct Posting: Sendable {
        public var line: HistoryLine
        public var subject: Subject
        /// What the subject is called by people.
        public var title: String
        /// What it posted; nil where it posted nothing.
        public var entry: JournalView?

        public init(line: HistoryLine, subject: Subject, title: String, entry: JournalView?) {
            self.line = line
            self.subject = subject
            self.title = title
            self.entry = entry
        }
    }

    public var sequence: Int
    public init(_ sequence: Int) { self.sequence = sequence }
}

/// Names for ids, so that a preview can be read.
public struct Names: Question {
    public struct Answer: Sendable {
        public var items: [SKUID: Item]
        public var locations: [LocationID: Location]
        public var channels: [ChannelID: Channel]
        public var chart: Chart
        /// Of the active policy, by id.
        public var ruleTitles: [String: String]

        public init(
            items: [SKUID: Item], locations: [LocationID: Location], channels: [ChannelID: Channel], chart: Chart,
            ruleTitles: [String: String] = [:]
        ) {
            self.items = items
            self.locations = locations
            self.channels = channels
            self.chart = chart
            self.ruleTitles = ruleTitles
        }
    }

    public var items: [SKUID]
    public init(items: [SKUID]) { self.items = items }
}

/// Debits and credits by account and currency up to and with a period; nil for all time.
public struct TrialBalance: Question {
    public typealias Answer = [BalanceRow]
    public var through: Period?
    public init(through: Period?) { self.through = through }
}

/// What every account held at a month's beginning, what moved it, and what it held at the end, by currency.
public struct RollForward: Question {
    public typealias Answer = [RollForwardRow]
    public var period: Period
    public init(_ period: Period) { self.period = period }
}

/// The exceptions by which a locked month was open, and what was posted to it meanwhile.
public struct ReopeningReport: Question {
    public typealias Answer = [Reopened]
    public var period: Period
    public init(_ period: Period) { self.period = period }
}

/// The operators with their roles.
public struct OperatorList: Question {
    public typealias Answer = [Operator]
    public init() {}
}

/// Recent events, newest last, for `tally list events` and the console's log.
public struct EventList: Question {
    public typealias Answer = [HistoryLine]
    public var after: Int
    public var limit: Int
    public init(after: Int, limit: Int) {
        self.after = after
        self.limit = limit
    }
}
