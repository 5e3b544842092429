import Ledger
import Vocabulary

/// What the store holds, read row by row inside one transaction. `Books` asks it once for each thing and keeps the answer.
public protocol Shelf: AnyObject {
    func shop() throws -> Shop?
    func channels() throws -> [Channel]
    func locations() throws -> [Location]
    func operators() throws -> [Operator]
    func item(_ id: SKUID) throws -> Item?
    func item(code: SKUCode) throws -> Item?
    /// Every level of one SKU, at all locations, with its layers.
    func stock(of sku: SKUID) throws -> [StockLevel]
    /// SKUs that a location has levels of.
    func skus(at location: LocationID) throws -> [SKUID]
    func order(_ id: OrderID) throws -> Order?
    /// Orders of that number, in one channel or in all.
    func orders(numbered number: OrderNumber, in channel: ChannelID?) throws -> [OrderID]
    func exception(_ id: ExceptionID) throws -> ExceptionCase?
    func openExceptions(about subject: Subject) throws -> [ExceptionCase]
    func approval(_ id: ApprovalID) throws -> Approval?
    func waitingApprovals(about subject: Subject) throws -> [Approval]
    /// Requests that any of these accounts made since then.
    func requests(by accounts: Set<OperatorID>, since: Instant) throws -> [Approval]
    /// Movements of stock and refunds that these accounts did since then, but for those that carried out a request.
    func ownEvents(by accounts: Set<OperatorID>, since: Instant) throws -> [RecordedEvent]
    /// Units of an item that came in, or that a vendor shipped, at no cost.
    func uncosted(_ sku: SKUID) throws -> UncostedUnits
    func transfer(_ id: TransferID) throws -> Transfer?
    /// Fingerprint of the stock row that was last read under this key; nil when none was.
    func stockRow(_ key: String) throws -> UInt64?
    /// Whether a record with this fingerprint was rejected before.
    func wasRejected(_ source: UInt64) throws -> Bool
    /// When something came from a channel last, by its newest order or by a file that brought none; nil when nothing ever did.
    func lastArrival(from channel: ChannelID) throws -> Instant?
    /// The last event of a subject: who did something to it, and when.
    func lastTouch(of subject: Subject) throws -> Touch?
    func counters() throws -> Counters
    /// What went back to a customer, or is to, by order.
    func givenBack(to key: CustomerKey) throws -> [OrderID: Money]
    /// The order whose refund the processor confirmed under this reference.
    func order(refundedBy reference: String) throws -> OrderID?
    /// How an order's goods left, in order.
    func shipments(of order: OrderID) throws -> [Shipment]
    func locks() throws -> Locks
    func signatures(of period: Period) throws -> [SignedStep]
    /// What the check of a step finds now, by its limits; nil when there is no such check.
    func finding(of step: CloseStep, in period: Period) throws -> CloseFinding?
    /// How far an instruction has come; nil when there is none of that key.
    func state(ofInstruction key: String) throws -> InstructionState?
    /// Every version of the policy, by number.
    func policies() throws -> [PolicyStanding]
    func policyFiles(_ version: Int) throws -> [PolicyFile]
    /// What the last days would have been under a version; nil where there is nothing that could be taken again.
    func rehearsal(_ question: RehearsalOf) throws -> Rehearsal?
    /// What the engine proposed for an order, or would have done in the shadow; oldest first.
    func proposals(for order: OrderID) throws -> [Proposal]
    /// What a customer bought, in what is committed.
    func totals(of key: CustomerKey) throws -> CustomerTotals
    /// Counts every customer again where nobody kept their totals meanwhile.
    func catchUpOnTotals() throws
    /// What is written on a customer.
    func labels(of key: CustomerKey) throws -> Labels
    /// How often people did as the engine would have.
    func agreements() throws -> [Agreement]
}

/// Who touched a thing last, and when.
public struct Touch: Sendable, Equatable {
    public var by: OperatorID
    public var at: Instant

    public init(by: OperatorID, at: Instant) {
        self.by = by
        self.at = at
    }
}

/// The last number given to a thing of each kind.
public struct Counters: Sendable, Equatable {
    public var sequence = 0
    public var order = 0
    public var sku = 0
    public var location = 0
    public var channel = 0
    public var exception = 0
    public var approval = 0
    public var transfer = 0
    public var person = 0
    /// The last version of the policy, whatever its state.
    public var policy = 0
    public var proposal = 0
    /// Proposals that nobody has answered yet.
    public var openProposals = 0

    public init() {}
}
