import Ledger
import Policy
import Vocabulary

@testable import Workflow

/// A shelf with nothing on it: what was decided is kept in the books alone.
final class EmptyShelf: Shelf {
    init() {}
    func shop() -> Shop? { nil }
    func channels() -> [Channel] { [] }
    func locations() -> [Location] { [] }
    func operators() -> [Operator] { [] }
    func item(_ id: SKUID) -> Item? { nil }
    func item(code: SKUCode) -> Item? { nil }
    func stock(of sku: SKUID) -> [StockLevel] { [] }
    func skus(at location: LocationID) -> [SKUID] { [] }
    func order(_ id: OrderID) -> Order? { nil }
    func orders(numbered number: OrderNumber, in channel: ChannelID?) -> [OrderID] { [] }
    func exception(_ id: ExceptionID) -> ExceptionCase? { nil }
    func openExceptions(about subject: Subject) -> [ExceptionCase] { [] }
    func approval(_ id: ApprovalID) -> Approval? { nil }
    func waitingApprovals(about subject: Subject) -> [Approval] { [] }
    func requests(by accounts: Set<OperatorID>, since: Instant) -> [Approval] { [] }
    func ownEvents(by accounts: Set<OperatorID>, since: Instant) -> [RecordedEvent] { [] }
    func uncosted(_ sku: SKUID) -> UncostedUnits { UncostedUnits() }
    func transfer(_ id: TransferID) -> Transfer? { nil }
    func stockRow(_ key: String) -> UInt64? { nil }
    func wasRejected(_ source: UInt64) -> Bool { false }
    func lastArrival(from channel: ChannelID) -> Instant? { nil }
    func lastTouch(of subject: Subject) -> Touch? { nil }
    func counters() -> Counters { Counters() }
    func givenBack(to key: CustomerKey) -> [OrderID: Money] { [:] }
    func order(refundedBy reference: String) -> OrderID? { nil }
    func shipments(of order: OrderID) -> [Shipment] { [] }
    func locks() -> Locks { Locks() }
    func signatures(of period: Period) -> [SignedStep] { [] }
    func finding(of step: CloseStep, in period: Period) -> CloseFinding? { nil }
    func state(ofInstruction key: String) -> InstructionState? { nil }
    func policies() -> [PolicyStanding] { [] }
    func policyFiles(_ version: Int) -> [PolicyFile] { [] }
    func rehearsal(_ question: RehearsalOf) -> Rehearsal? { nil }
    func proposals(for order: OrderID) -> [Proposal] { [] }
    func agreements() -> [Agreement] { [] }
    func totals(of key: CustomerKey) -> CustomerTotals { CustomerTotals() }
    func catchUpOnTotals() {}
    func labels(of key: CustomerKey) -> Labels { Labels() }
}
