import Vocabulary

/// Orders and stock.
extension EventStory {
    func sentence(of event: OrderEvent) -> String {
        switch event {
        case .captured(let order, _):
            "captured: \(counted(order.lines.count, "line")), \(Money(minor: order.amounts.totalMinor, order.currency))"
        case .held(_, let hold):
            "held, \(hold.kind)\(hold.stops == .usual ? "" : ", stops \(hold.stops.words)")\(because(hold.reason))"
        case .lifted(_, let kind, let reason): "\(kind) hold lifted\(because(reason))"
        case .routed(_, let location, _): "routed to \(names.location(location))"
        case .allocated(_, let reservations): "reserved \(units(reservations))"
        case .deallocated(_, let reservations): "gave back \(units(reservations))"
        case .backordered: "backordered: nothing is free"
        case .released: "released to the floor"
        case .shipped(let shipment): shipped(shipment)
        case .cancelled(let cancellation):
            cancelled(cancellation)
        case .paymentRecorded(let payment): "paid \(Money(minor: payment.minor, payment.currency))"
        case .refundRecorded(let refund): "refunded \(Money(minor: refund.minor, refund.currency))"
        case .refundApproved(let grant):
            "refund \(grant.number) of \(Money(minor: grant.minor, grant.currency)) approved\(expected(grant))\(because(grant.reason))"
        case .refundExecuted(let execution):
            "refund \(execution.number) of \(Money(minor: execution.minor, execution.currency)) paid out, \(execution.reference)"
        case .returned(let receipt):
            "\(counted(receipt.lines.reduce(0) { $0 + $1.quantity }, "unit")) came back to \(names.location(receipt.location))\(because(receipt.reason))"
        case .reread: "read again: nothing of it matters here"
        case .waited(_, let why): "not handed to the floor: \(why)"
        case .overruled(_, let rule): "overruled: \(names.rule(rule)) does not hold it again"
        case .relabelled(_, let labels): "tagged by the shop: \(labels.isEmpty ? "nothing any more" : labels.description)"
        }
    }

    private func units(_ reservations: [Reservation]) -> String {
        reservations.map { "\($0.quantity) \(names.item($0.sku)) at \(names.location($0.location))" }.joined(separator: ", ")
    }

    private func shipped(_ shipment: Shipment) -> String {
        let units = counted(shipment.lines.reduce(0) { $0 + $1.quantity }, "unit")
        let value = Money(minor: shipment.valueMinor, shipment.currency)
        let tracking = shipment.tracking.isEmpty ? "" : ", \(shipment.tracking)"
        let place = shipment.location.map { names.location($0) } ?? ""
        return switch shipment.source {
        case .own: "shipped \(units) from \(place), \(value)\(tracking)"
        case .vendor: "shipped \(units) by the vendor \(place), \(value)\(tracking)"
        case .elsewhere: "had left before: \(units), \(value)"
        }
    }

    private func expected(_ grant: RefundGrant) -> String {
        grant.isReturnExpected ? ", \(counted(grant.lines.reduce(0) { $0 + $1.quantity }, "unit")) expected back" : ""
    }

    private func cancelled(_ cancellation: Cancellation) -> String {
        func money(_ minor: Int) -> Money { Money(minor: minor, cancellation.currency) }
        let lines = cancellation.lines.map { "\($0.line)" }
        let place = lines.isEmpty ? "" : " of line\(lines.count == 1 ? "" : "s") \(lines.joined(separator: ", "))"
        let owed = cancellation.fromDepositMinor == 0 ? "" : ", \(money(cancellation.fromDepositMinor)) to be paid back"
        let before = cancellation.allowedMinor == 0 ? "" : ", \(money(cancellation.allowedMinor)) had gone back before"
        return "cancelled \(counted(cancellation.unitCount, "unit"))\(place)\(owed)\(before)\(because(cancellation.reason))"
    }

    func sentence(of event: StockEvent) -> String {
        switch event {
        case .moved(let move): "\(lead(move.cause)): \(move.movements.map(change).joined(separator: ", "))\(because(move.reason))"
        case .countConfirmed(let sku, let location, let quantity):
            "counted \(quantity) \(names.item(sku)) at \(names.location(location)), as expected"
        case .revalued(let revaluation): "\(names.item(revaluation.sku)) at \(revaluation.unit) a unit\(gained(revaluation))"
        }
    }

    private func gained(_ revaluation: StockRevaluation) -> String {
        func money(_ minor: Int) -> Money { Money(minor: minor, revaluation.unit.currency) }
        let held = revaluation.heldMinor == 0 ? "" : ": stock is worth \(money(revaluation.heldMinor)) more"
        let gone = revaluation.goneMinor + revaluation.dropShippedMinor + revaluation.elsewhereMinor
        return held + (gone == 0 ? "" : "\(held.isEmpty ? ":" : ",") what has gone had cost \(money(gone))")
    }

    private func lead(_ cause: StockCause) -> String {
        switch cause {
        case .opened: "opening stock"
        case .received, .adjusted, .counted, .moved, .transferSent, .transferArrived, .writtenOff, .mapped, .transferLost:
            spoken(cause.word)
        }
    }

    /// Units that came or went with their sign, `-14 units of LAMP-01 at HAM`; units that stay ours with both ends.
    private func change(_ movement: Movement) -> String {
        let item = names.item(movement.sku)
        switch (movement.from, movement.to) {
        case (.at, .at): return "\(movement.quantity) \(item) from \(words(movement.from)) to \(words(movement.to))"
        case (.at, _): return "\(counted(-movement.quantity, "unit")) of \(item) at \(words(movement.from))"
        default: return "+\(counted(movement.quantity, "unit")) of \(item) at \(words(movement.to))"
        }
    }

    /// One end of a movement: `HAM`, `HAM damaged`, `customer`.
    public func words(_ place: StockPlace) -> String {
        switch place {
        case .at(let location, .sellable): names.location(location)
        case .at(let location, let state): "\(names.location(location)) \(state.word)"
        case .opening: "opening"
        case .supplier: "supplier"
        case .customer: "customer"
        case .adjustment: "adjustment"
        case .count: "count"
        case .scrap: "scrap"
        }
    }
}
