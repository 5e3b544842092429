import Vocabulary

/// Writes off units of a transfer that never arrived; all that are open when no quantity is given. Another person has to say
/// yes, as for every write-off.
public struct LoseTransfer: Command {
    public static let name = "lost"
    public static let roles: Set<Role> = [.supervisor, .buyer, .financeClerk, .controller]

    public var transfer: TransferID
    public var quantity: Int?
    public var reason: String

    public init(transfer: TransferID, quantity: Int? = nil, reason: String) {
        self.transfer = transfer
        self.quantity = quantity
        self.reason = reason
    }

    public func gather(from books: Books, in context: Context) throws -> TransferSight {
        var facts = try books.transferSight(transfer)
        facts.sight.earlier = try books.earlierEffects(in: context)
        return facts
    }

    public func decide(on facts: TransferSight, in context: Context) -> Decision {
        let lost = quantity ?? facts.transfer.open
        guard facts.transfer.open > 0 else { return .refused(.alreadyThere("all of transfer \(transfer)")) }
        guard lost > 0, lost <= facts.transfer.open else { return .refused(.badQuantity(lost)) }
        guard !reason.isEmpty else { return .refused(.reasonMissing(Self.name)) }
        let sight = facts.sight
        let movement = Movement(
            sku: sight.item.id, from: .at(sight.location.id, .inTransit), to: .scrap, quantity: lost,
            costMinor: sight.cost(ofOldest: lost, .inTransit))
        let words = [Self.name, "\(transfer)", String(lost), "--reason", reason]
        if let decision = sight.asking(
            "write_off", words: words, command: Self.name, costMinor: movement.costMinor, reason: reason, in: context)
        {
            return decision
        }
        guard context.approval != nil else {
            return .refused(.wouldNotFit(Self.name, because: "no rule says who approves a write-off: add one to approvals.yaml"))
        }
        return sight.moved(
            [movement], cause: .transferLost, command: Self.name, reason: reason, transfer: transfer, in: context)
    }
}

/// A transfer as a command finds it, with the stock where it goes.
public struct TransferSight: Sendable {
    var transfer: Transfer
    var sight: StockSight
}

extension Books {
    func transferSight(_ id: TransferID) throws -> TransferSight {
        guard let found = try transfer(id), let item = try item(found.sku), let named = locations[found.to] else {
            throw Refusal.unknownThing("transfer \(id)")
        }
        // What was on its way to a place that turned out to be another one arrives there.
        let location = named.mappedTo.flatMap { locations[$0] } ?? named
        return TransferSight(transfer: found, sight: try stockSight(item, at: location))
    }
}
