import Vocabulary

@testable import Workflow

/// Everything that books hold, to compare two of them.
struct Snapshot: Equatable {
    var shop: Shop
    var counters: Counters
    var channels: [ChannelID: Channel]
    var locations: [LocationID: Location]
    var operators: [OperatorID: Operator]
    var items: [SKUID: Item]
    var stock: [SKUID: [StockLevel]]
    var orders: [OrderID: Order]
    var exceptions: [ExceptionID: ExceptionCase]
    var approvals: [ApprovalID: Approval]
    var transfers: [TransferID: Transfer]
    var stockRows: [String: UInt64]
    var rejected: Set<UInt64>
    var touches: [Subject: Touch]

    init(_ books: Books) {
        shop = books.shop
        counters = books.counters
        channels = books.channels
        locations = books.locations
        operators = books.operators
        items = books.items
        stock = books.stock.filter { !$0.value.isEmpty }
        orders = books.orders
        exceptions = books.exceptions
        approvals = books.approvals
        transfers = books.transfers
        stockRows = books.stockRows
        rejected = books.rejected
        touches = books.touches
    }
}

extension Performed {
    /// Whether it did and said the same.
    func equals(_ other: Performed) -> Bool {
        command == other.command && outcome == other.outcome && events == other.events && movements == other.movements
            && entries == other.entries && record == other.record && refusal == other.refusal
            && approval == other.approval
    }
}
