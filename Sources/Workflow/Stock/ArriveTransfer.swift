import Vocabulary

/// Takes in units of a transfer that have arrived; all that are open when no quantity is given.
public struct ArriveTransfer: Command {
    public static let name = "arrive"
    public static let roles: Set<Role> = [.supervisor, .buyer]

    public var transfer: TransferID
    public var quantity: Int?
    public var reason: String

    public init(transfer: TransferID, quantity: Int? = nil, reason: String = "") {
        self.transfer = transfer
        self.quantity = quantity
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> TransferSight {
        try books.transferSight(transfer)
    }

    public func decide(on facts: TransferSight, in context: Context) -> Decision {
        let arriving = quantity ?? facts.transfer.open
        guard facts.transfer.open > 0 else {
            return .refused(.alreadyThere("all of transfer \(transfer)"))
        }
        guard arriving > 0, arriving <= facts.transfer.open else { return .refused(.badQuantity(arriving)) }
        let sight = facts.sight
        let movement = Movement(
            sku: sight.item.id, from: .at(sight.location.id, .inTransit), to: .at(sight.location.id, .sellable),
            quantity: arriving, costMinor: sight.cost(ofOldest: arriving, .inTransit))
        return sight.moved(
            [movement], cause: .transferArrived, command: Self.name, reason: reason, transfer: transfer, in: context)
    }
}
