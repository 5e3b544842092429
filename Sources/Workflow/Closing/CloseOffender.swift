import Ledger
import Vocabulary

/// What a row that a check of the close names really is: whoever opens it lands on exactly that.
public enum CloseSubject: Sendable, Hashable {
    case order(OrderID)
    case orderLine(OrderID, Int)
    /// A refund of an order that was approved, by its number there.
    case refund(OrderID, Int)
    case stock(StockKey)
    case item(SKUID)
    case channel(ChannelID)
    case exception(ExceptionID)
    case approval(ApprovalID)
    /// A transfer, and the stock where its units are to arrive.
    case transfer(TransferID, StockKey)
    /// What one event posted.
    case entry(Int)
    case account(Account)
    case period(Period)
    /// A link of the log's chain, or the log as a whole.
    case log

    /// Its kind in the words of scripts.
    public var kind: String {
        switch self {
        case .order: "order"
        case .orderLine: "order_line"
        case .refund: "refund"
        case .stock: "stock"
        case .item: "sku"
        case .channel: "channel"
        case .exception: "exception"
        case .approval: "approval"
        case .transfer: "transfer"
        case .entry: "entry"
        case .account: "account"
        case .period: "period"
        case .log: "log"
        }
    }

    /// Its number among those of its kind: a line of its order, a refund of its order; nil where a code names it.
    public var number: Int? {
        switch self {
        case .orderLine(_, let number), .refund(_, let number), .entry(let number): number
        case .exception(let id): id.number
        case .approval(let id): id.number
        case .transfer(let id, _): id.number
        case .account(let account): account.number
        case .order, .stock, .item, .channel, .period, .log: nil
        }
    }
}

/// One row that a check of the close names: what it is, what it is called, and what the check says about it.
public struct CloseOffender: Sendable, Equatable {
    public var subject: CloseSubject
    /// What people call it: an order's number, a SKU at a place, a month.
    public var name: String
    /// One sentence.
    public var words: String

    public init(_ subject: CloseSubject, name: String, _ words: String) {
        self.subject = subject
        self.name = name
        self.words = words
    }
}
