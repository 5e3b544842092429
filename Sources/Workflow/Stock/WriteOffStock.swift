import Vocabulary

/// Writes units off as lost or worthless. Always through another person's yes, whatever the amount.
public struct WriteOffStock: Command {
    public static let name = "writeoff"
    public static let roles: Set<Role> = [.supervisor, .buyer, .financeClerk, .controller]

    public var sku: String
    public var quantity: Int
    public var location: String
    public var from: StockState
    public var reason: String

    public init(sku: String, quantity: Int, location: String, from: StockState, reason: String) {
        self.sku = sku
        self.quantity = quantity
        self.location = location
        self.from = from
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> StockSight {
        try books.governedSight(sku, at: location, in: context)
    }

    public func decide(on sight: StockSight, in context: Context) -> Decision {
        guard quantity > 0, quantity <= StockLimits.units else { return .refused(.badQuantity(quantity)) }
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        guard sight.owned else {
            return .refused(.wouldNotFit("writeoff", because: "a vendor's units are the vendor's own"))
        }
        if let refusal = sight.shortage(of: quantity, from) { return .refused(refusal) }
        if let refusal = sight.staleRefusal(in: context) { return .refused(refusal) }
        let movement = Movement(
            sku: sight.item.id, from: .at(sight.location.id, from), to: .scrap, quantity: quantity,
            costMinor: sight.cost(ofOldest: quantity, from))
        let words = Words.kept(
            Self.name, [sight.item.code.text, String(quantity)],
            ["--at", sight.location.code.text, "--from", from.word, "--reason", reason])
        if let decision = sight.asking(
            "write_off", words: words, command: Self.name, costMinor: movement.costMinor, reason: reason, in: context)
        {
            return decision
        }
        guard context.approval != nil else {
            return .refused(.wouldNotFit("writeoff", because: "no rule says who approves a write-off: add one to approvals.yaml"))
        }
        return sight.moved(
            [movement], cause: .writtenOff, command: Self.name, reason: reason,
            more: from == .damaged ? sight.closing(["damaged"], because: "written off") : [], in: context)
    }
}
