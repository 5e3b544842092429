import Ledger
import Vocabulary

/// The facts of one write transaction: what the store holds, overlaid with what has been decided since. It changes only by
/// applying events, and is dropped or kept as a whole.
public final class Books {
    let shelf: any Shelf
    public internal(set) var counters: Counters
    public internal(set) var shop: Shop
    public internal(set) var channels: [ChannelID: Channel] = [:]
    public internal(set) var locations: [LocationID: Location] = [:] { didSet { keptDirectory = nil } }
    private(set) var keptDirectory: LocationDirectory?
    public internal(set) var operators: [OperatorID: Operator] = [:]
    var items: [SKUID: Item] = [:]
    var itemIDs: [SKUCode: SKUID] = [:]
    var stock: [SKUID: [StockLevel]] = [:]
    var orders: [OrderID: Order] = [:]
    var orderIDs: [OrderKey: OrderID] = [:]
    var exceptions: [ExceptionID: ExceptionCase] = [:]
    var approvals: [ApprovalID: Approval] = [:]
    var transfers: [TransferID: Transfer] = [:]
    var stockRows: [String: UInt64] = [:]
    var rejected: Set<UInt64> = []
    /// When a file of a channel was last read that brought no new order.
    var feeds: [ChannelID: Instant] = [:]
    var touches: [Subject: Touch] = [:]
    var knownSignatures: [Period: [SignedStep]] = [:]
    /// By key: whether it still waits to be delivered.
    var instructions: [String: InstructionState] = [:]
    /// Which months are shut, for whom.
    public internal(set) var locks: Locks
    /// Every version of the policy; the one that is active, 0 before the first; and when an approved one becomes active.
    public internal(set) var policies: [Int: PolicyStanding] = [:]
    public internal(set) var activePolicy = 0
    var approvedFrom: Instant?
    /// What the engine proposed for orders that were looked at.
    var proposals: [OrderID: [Proposal]] = [:]
    /// Whether customers' totals are kept: a rule asks for them.
    public internal(set) var keepsTotals = false
    var totals: [CustomerKey: CustomerTotals] = [:]
    var labelsOf: [CustomerKey: Labels] = [:]

    /// What has changed since the transaction began, for the store to write.
    public internal(set) var changes = Changes()

    struct OrderKey: Hashable {
        var channel: ChannelID
        var number: OrderNumber
    }

    /// Books over what a shelf holds; a shelf without a shop gives an unfounded one in euros.
    public init(over shelf: any Shelf) throws {
        self.shelf = shelf
        counters = try shelf.counters()
        shop = try shelf.shop() ?? Shop(name: "", currency: .eur, zone: "UTC", isPractice: false)
        locks = try shelf.locks()
        for channel in try shelf.channels() { channels[channel.id] = channel }
        for location in try shelf.locations() { locations[location.id] = location }
        for person in try shelf.operators() { operators[person.id] = person }
        for policy in try shelf.policies() { policies[policy.version] = policy }
        activePolicy = policies.values.first { $0.state == .active }?.version ?? 0
        approvedFrom = approvedPolicy?.effectiveFrom
    }

    public func order(_ id: OrderID) throws -> Order? {
        if let known = orders[id] { return known }
        guard let stored = try shelf.order(id) else { return nil }
        orders[id] = stored
        return stored
    }

    /// The order that `number` names in one channel, if there is one.
    public func order(numbered number: OrderNumber, in channel: ChannelID) throws -> Order? {
        if let id = orderIDs[OrderKey(channel: channel, number: number)] { return try order(id) }
        guard let id = try shelf.orders(numbered: number, in: channel).first else { return nil }
        return try order(id)
    }

    /// Every order of that number, in any channel.
    public func orders(numbered number: OrderNumber) throws -> [Order] {
        var ids = Set(try shelf.orders(numbered: number, in: nil))
        for (key, id) in orderIDs where key.number == number { ids.insert(id) }
        return try ids.sorted().compactMap { try order($0) }
    }

    public func item(_ id: SKUID) throws -> Item? {
        if let known = items[id] { return known }
        guard let stored = try shelf.item(id) else { return nil }
        keep(stored)
        return stored
    }

    public func item(code: SKUCode) throws -> Item? {
        if let id = itemIDs[code] { return items[id] }
        guard let stored = try shelf.item(code: code) else { return nil }
        keep(stored)
        return stored
    }

    /// The item whose stock orders of this one take: itself, unless it turned out to be another's code.
    func stocked(_ item: Item) throws -> Item {
        guard let other = item.mappedTo, let known = try self.item(other) else { return item }
        return known
    }

    func keep(_ item: Item) {
        items[item.id] = item
        itemIDs[item.code] = item.id
    }

    /// Every level of one SKU, in the order of the locations' numbers.
    public func stock(of sku: SKUID) throws -> [StockLevel] {
        if let known = stock[sku] { return known }
        let stored = try shelf.stock(of: sku).sorted { $0.location < $1.location }
        stock[sku] = stored
        return stored
    }

    /// Every level of one location, by SKU.
    public func levels(at location: LocationID) throws -> [StockLevel] {
        var skus = Set(try shelf.skus(at: location))
        for (sku, levels) in stock where levels.contains(where: { $0.location == location }) { skus.insert(sku) }
        return try skus.sorted().map { try level($0, at: location) }
    }

    /// The level of one SKU at one location; an empty one where there never was any.
    public func level(_ sku: SKUID, at location: LocationID) throws -> StockLevel {
        try stock(of: sku).first { $0.location == location } ?? StockLevel(sku: sku, location: location)
    }

    public func exception(_ id: ExceptionID) throws -> ExceptionCase? {
        if let known = exceptions[id] { return known }
        guard let stored = try shelf.exception(id) else { return nil }
        exceptions[id] = stored
        return stored
    }

    public func openExceptions(about subject: Subject) throws -> [ExceptionCase] {
        for stored in try shelf.openExceptions(about: subject) where exceptions[stored.id] == nil {
            exceptions[stored.id] = stored
        }
        return exceptions.values.filter { $0.subject == subject && $0.state.isOpen }.sorted { $0.id < $1.id }
    }

    public func approval(_ id: ApprovalID) throws -> Approval? {
        if let known = approvals[id] { return known }
        guard let stored = try shelf.approval(id) else { return nil }
        approvals[id] = stored
        return stored
    }

    public func waitingApprovals(about subject: Subject) throws -> [Approval] {
        for stored in try shelf.waitingApprovals(about: subject) where approvals[stored.id] == nil {
            approvals[stored.id] = stored
        }
        return approvals.values.filter { $0.subject == subject && $0.state == .waiting }.sorted { $0.id < $1.id }
    }

    public func transfer(_ id: TransferID) throws -> Transfer? {
        if let known = transfers[id] { return known }
        guard let stored = try shelf.transfer(id) else { return nil }
        transfers[id] = stored
        return stored
    }

    public func stockRow(_ key: String) throws -> UInt64? {
        if let known = stockRows[key] { return known }
        return try shelf.stockRow(key)
    }

    public func wasRejected(_ source: UInt64) throws -> Bool {
        if rejected.contains(source) { return true }
        return try shelf.wasRejected(source)
    }

    /// When something came from a channel last; nil when nothing ever did.
    public func lastArrival(from channel: ChannelID) throws -> Instant? {
        let orders = orders.values.lazy.filter { $0.channel == channel }.map(\.capturedAt).max()
        return [try shelf.lastArrival(from: channel), feeds[channel], orders].compactMap { $0 }.max()
    }

    /// Who did something to it last, and when.
    public func lastTouch(of subject: Subject) throws -> Touch? {
        if let known = touches[subject] { return known }
        return try shelf.lastTouch(of: subject)
    }

    /// The name of an operator, for sentences.
    public func name(of id: OperatorID) -> String { operators[id]?.name.text ?? "operator \(id)" }

    /// A location by its code, name or one of its other names, whatever the case of its letters.
    public func location(named text: String) -> Location? {
        directory.location(named: text).flatMap { locations[$0] }
    }

    /// The locations by their names, kept until one of them changes.
    var directory: LocationDirectory {
        if let keptDirectory { return keptDirectory }
        let made = LocationDirectory(locations)
        keptDirectory = made
        return made
    }

    public func channel(code text: String) -> Channel? {
        channels.values.first { $0.code.text == text }
    }

    /// Forgets what has been decided; for a preview, or when the store could not write it.
    public func takeChanges() -> Changes {
        defer { changes = Changes() }
        return changes
    }

    /// Drops the orders and cases that are kept, when nothing of theirs is unwritten: a long import stays small.
    public func dropWritten() {
        precondition(changes.isEmpty, "only what is written may be forgotten")
        orders.removeAll(keepingCapacity: true)
        orderIDs.removeAll(keepingCapacity: true)
        exceptions.removeAll(keepingCapacity: true)
        approvals.removeAll(keepingCapacity: true)
        transfers.removeAll(keepingCapacity: true)
        touches.removeAll(keepingCapacity: true)
        rejected.removeAll(keepingCapacity: true)
        stockRows.removeAll(keepingCapacity: true)
        knownSignatures.removeAll(keepingCapacity: true)
        instructions.removeAll(keepingCapacity: true)
        proposals.removeAll(keepingCapacity: true)
        totals.removeAll(keepingCapacity: true)
        labelsOf.removeAll(keepingCapacity: true)
    }
}

/// What one transaction has to write.
public struct Changes {
    public var events: [RecordedEvent] = []
    public var entries: [PostedEntry] = []
    public var movements: [PostedMovement] = []
    public var records: [PostedRecord] = []
    public var orders: Set<OrderID> = []
    public var newOrders: Set<OrderID> = []
    public var stock: Set<StockKey> = []
    public var items: Set<SKUID> = []
    public var locations: Set<LocationID> = []
    public var channels: Set<ChannelID> = []
    public var operators: Set<OperatorID> = []
    public var exceptions: Set<ExceptionID> = []
    public var approvals: Set<ApprovalID> = []
    public var transfers: Set<TransferID> = []
    public var stockRows: [String: UInt64] = [:]
    public var rejections: [PostedRejection] = []
    public var shop: Shop?
    public var policies: [PostedPolicy] = []
    public var standings: Set<Int> = []
    public var rehearsals: [PostedRehearsal] = []
    public var proposals: [ProposalID: OrderID] = [:]
    public var locks: [PostedLock] = []
    public var reopenings: [PostedReopening] = []
    public var signatures: [SignedStep] = []
    public var instructions: [PostedInstruction] = []
    public var deliveries: [String: Instant] = [:]
    public var withdrawals: [String: Instant] = [:]
    /// More units that were shipped elsewhere at no cost, and items of which they have been given one.
    public var sentUncosted: [SentKey: Int] = [:]
    public var sentPriced: Set<SKUID> = []
    /// Customers whose totals changed, and those that something was written on.
    public var customers: Set<CustomerKey> = []
    public var labelled: Set<CustomerKey> = []

    public init() {}

    public var isEmpty: Bool { events.isEmpty && records.isEmpty }
}

/// SKU and location of a stock level.
public struct StockKey: Hashable, Sendable, Comparable {
    public var sku: SKUID
    public var location: LocationID

    public init(_ sku: SKUID, _ location: LocationID) {
        self.sku = sku
        self.location = location
    }

    public static func < (a: StockKey, b: StockKey) -> Bool {
        a.sku != b.sku ? a.sku < b.sku : a.location < b.location
    }
}

/// A journal entry with the event that caused it.
public struct PostedEntry: Sendable, Equatable {
    public var sequence: Int
    public var entry: Entry
}

/// A movement with the event that caused it and its place in it.
public struct PostedMovement: Sendable, Equatable {
    public var sequence: Int
    public var number: Int
    public var movement: Movement
    public var day: Day
}

/// A decision record with the events it covers: from `first` to `last`; `first` is `last + 1` when there were none.
public struct PostedRecord: Sendable, Equatable {
    public var first: Int
    public var last: Int
    public var at: Instant
    public var by: OperatorID
    public var record: DecisionRecord
}

/// A rejected record with the event that kept it.
public struct PostedRejection: Sendable, Equatable {
    public var sequence: Int
    public var rejection: Rejection
}

/// A policy version that came in, with its files.
public struct PostedPolicy: Sendable, Equatable {
    public var version: Int
    public var files: [PolicyFile]
}
