import Ledger
import Vocabulary

/// One order in the queue.
public struct OrderRow: Sendable, Equatable {
    public var id: OrderID
    public var version: Int
    public var number: String
    public var channel: String
    public var customer: String
    public var state: OrderState
    public var placedAt: Instant
    public var deadline: Instant
    public var total: Money
    /// Code of the location it is routed to; empty while it is not.
    public var location: String
    /// Kinds of its open holds, and the steps that they stop.
    public var holds: [String]
    public var stops: Stops
    public var lines: Int
    public var units: Int
    public var reservedUnits: Int
    public var openUnits: Int
    /// The sum of `terms`.
    public var priority: Int
    public var terms: [PriorityTerm]
    /// Kinds of its open exceptions.
    public var exceptions: [String]
    /// What was paid, what went back, and what is owed back, minor units of the order's currency.
    public var paidMinor: Int
    public var refundedMinor: Int
    public var refundPayableMinor: Int
    /// Of that, what an approved refund promises and nobody has paid out yet.
    public var promisedBackMinor: Int

    public init(
        id: OrderID, version: Int, number: String, channel: String, customer: String, state: OrderState,
        placedAt: Instant, deadline: Instant, total: Money, location: String, holds: [String], stops: Stops? = nil, lines: Int,
        units: Int, reservedUnits: Int, openUnits: Int, priority: Int, terms: [PriorityTerm], exceptions: [String],
        paidMinor: Int = 0, refundedMinor: Int = 0, refundPayableMinor: Int = 0, promisedBackMinor: Int = 0
    ) {
        self.id = id
        self.version = version
        self.number = number
        self.channel = channel
        self.customer = customer
        self.state = state
        self.placedAt = placedAt
        self.deadline = deadline
        self.total = total
        self.location = location
        self.holds = holds
        self.stops = stops ?? (holds.isEmpty ? Stops([]) : .usual)
        self.lines = lines
        self.units = units
        self.reservedUnits = reservedUnits
        self.openUnits = openUnits
        self.priority = priority
        self.terms = terms
        self.exceptions = exceptions
        self.paidMinor = paidMinor
        self.refundedMinor = refundedMinor
        self.refundPayableMinor = refundPayableMinor
        self.promisedBackMinor = promisedBackMinor
    }
}

/// One SKU at one location.
public struct StockRow: Sendable, Equatable {
    public var sku: SKUID
    public var location: LocationID
    public var version: Int
    public var code: String
    public var name: String
    public var locationCode: String
    public var locationKind: LocationKind
    public var onHand: Int
    public var sellable: Int
    public var reserved: Int
    public var available: Int
    public var quarantine: Int
    public var damaged: Int
    public var returned: Int
    public var inTransit: Int
    /// Units on open purchase orders; 0 until there are purchase orders.
    public var inbound: Int
    /// Units that orders want of this SKU and nobody has reserved, over all locations.
    public var wanted: Int
    /// Of these, units that were looked for and not found where their order leaves from.
    public var lacking: Int
    public var valueMinor: Int
    public var isProvisional: Bool
    /// Nobody has said what one unit costs.
    public var isCostless: Bool
    /// What is on the road to here, the oldest first.
    public var transfers: [TransferOnRoad]

    public init(
        sku: SKUID, location: LocationID, version: Int, code: String, name: String, locationCode: String,
        locationKind: LocationKind, onHand: Int, sellable: Int, reserved: Int, available: Int, quarantine: Int,
        damaged: Int, returned: Int, inTransit: Int, inbound: Int, wanted: Int, valueMinor: Int,
        isProvisional: Bool, isCostless: Bool = false, transfers: [TransferOnRoad] = [], lacking: Int = 0
    ) {
        self.lacking = lacking
        self.sku = sku
        self.location = location
        self.version = version
        self.code = code
        self.name = name
        self.locationCode = locationCode
        self.locationKind = locationKind
        self.onHand = onHand
        self.sellable = sellable
        self.reserved = reserved
        self.available = available
        self.quarantine = quarantine
        self.damaged = damaged
        self.returned = returned
        self.inTransit = inTransit
        self.inbound = inbound
        self.wanted = wanted
        self.valueMinor = valueMinor
        self.isProvisional = isProvisional
        self.isCostless = isCostless
        self.transfers = transfers
    }

    /// The words of `flag` as filters take them, the worst first.
    public static let flags = ["oversold", "short", "wanted", "damaged", "new", "low"]

    /// A word for what is wrong with it; empty when nothing is.
    public var flag: String {
        if available < 0 { return "OVERSOLD" }
        if wanted > 0 && available == 0 { return "SHORT" }
        if lacking > 0 { return "WANTED" }
        if damaged > 0 { return "DAMAGED" }
        if isProvisional { return "NEW" }
        if available > 0 && available <= 3 { return "LOW" }
        return ""
    }
}

/// Units of a transfer that have left one place and are not at the other yet.
public struct TransferOnRoad: Sendable, Equatable {
    public var id: TransferID
    /// Code of the place that they left.
    public var from: String
    /// Units that neither arrived nor were given up.
    public var open: Int
    public var sentAt: Instant

    public init(id: TransferID, from: String, open: Int, sentAt: Instant) {
        self.id = id
        self.from = from
        self.open = open
        self.sentAt = sentAt
    }
}

/// One exception in the inbox.
public struct ExceptionRow: Sendable, Equatable {
    public var exception: ExceptionCase
    /// What it is about, in the words of people: an order's number, a SKU at a location.
    public var subject: String
    public var owner: String
    /// Code of the channel of an order that it is about; empty for anything else.
    public var channel: String

    public init(exception: ExceptionCase, subject: String, owner: String, channel: String = "") {
        self.exception = exception
        self.subject = subject
        self.owner = owner
        self.channel = channel
    }
}

/// One request in the approvals list.
public struct ApprovalRow: Sendable, Equatable {
    public var approval: Approval
    public var subject: String
    public var requestedBy: String
    /// The person behind the requester's account, who may not decide.
    public var requesterPerson: String
    /// Who decided; empty where nobody did.
    public var decidedBy: String
    /// When it stopped waiting; nil while it waits.
    public var decidedAt: Instant?
    /// The people who have said yes so far, who may not again.
    public var saidYes: [String]
    /// What it is about has changed since: a yes could not do what was asked.
    public var isChanged: Bool
    /// The person who drafted the policy that it is about, who may not say yes; empty for other requests.
    public var author: String

    public init(
        approval: Approval, subject: String, requestedBy: String, requesterPerson: String, decidedBy: String,
        decidedAt: Instant? = nil, saidYes: [String] = [], author: String = "", isChanged: Bool = false
    ) {
        self.approval = approval
        self.subject = subject
        self.requestedBy = requestedBy
        self.requesterPerson = requesterPerson
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.saidYes = saidYes
        self.isChanged = isChanged
        self.author = author
    }
}

/// One line of a history: an event in one sentence, with who and when.
public struct HistoryLine: Sendable, Equatable {
    public var sequence: Int
    public var at: Instant
    public var by: String
    public var what: String
    /// The number of the order that it is about, where several are told of; else empty.
    public var about: String

    public init(sequence: Int, at: Instant, by: String, what: String, about: String = "") {
        self.about = about
        self.sequence = sequence
        self.at = at
        self.by = by
        self.what = what
    }
}

/// A decision record with what people need to read it.
public struct DecisionView: Sendable, Equatable {
    /// The sequence of its last event: the number by which it is shown.
    public var sequence: Int
    public var at: Instant
    public var by: String
    public var subject: String
    public var record: DecisionRecord
    /// Codes of the candidates' locations, in the order of the record.
    public var locations: [String]
    /// Titles of the rules that the record names, by id.
    public var titles: [String: String]
    /// What the rules were asked, with names.
    public var asked: [EvaluationStory]

    public init(
        sequence: Int, at: Instant, by: String, subject: String, record: DecisionRecord, locations: [String],
        titles: [String: String], asked: [EvaluationStory] = []
    ) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.subject = subject
        self.record = record
        self.locations = locations
        self.titles = titles
        self.asked = asked
    }
}

/// A journal entry for people.
public struct JournalView: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public var account: Int
        public var name: String
        public var amount: Money
        public var location: String

        public init(account: Int, name: String, amount: Money, location: String) {
            self.account = account
            self.name = name
            self.amount = amount
            self.location = location
        }
    }

    public var sequence: Int
    public var day: Day
    /// The day it belongs to, where that lay in a locked period.
    public var belongsTo: Day?
    public var lines: [Line]

    public init(sequence: Int, day: Day, belongsTo: Day? = nil, lines: [Line]) {
        self.sequence = sequence
        self.day = day
        self.belongsTo = belongsTo
        self.lines = lines
    }
}

/// One line of the trial balance.
public struct BalanceRow: Sendable, Equatable {
    public var account: Int
    public var name: String
    public var currency: Currency
    public var debitMinor: Int
    public var creditMinor: Int

    public init(account: Int, name: String, currency: Currency, debitMinor: Int, creditMinor: Int) {
        self.account = account
        self.name = name
        self.currency = currency
        self.debitMinor = debitMinor
        self.creditMinor = creditMinor
    }
}
