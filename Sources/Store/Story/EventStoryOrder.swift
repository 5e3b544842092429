import Vocabulary
import Workflow

extension EventStory {
    func sentence(of event: OrderEvent) throws -> String {
        switch event {
        case .captured(let order, _):
            "captured: \(counted(order.lines.count, "line")), \(Money(minor: order.amounts.totalMinor, order.currency))"
        case .held(_, let hold): "held, \(hold.kind)\(because(hold.reason))"
        case .lifted(_, let kind, let reason): "\(kind) hold lifted\(because(reason))"
        case .routed(_, let location, _): "routed to \(reader.code(of: location))"
        case .allocated(_, let reservations): "reserved \(try units(reservations))"
        case .deallocated(_, let reservations): "gave back \(try units(reservations))"
        case .backordered: "backordered: nothing is free"
        case .released: "released to the floor"
        case .shipped(let shipment): shipped(shipment)
        case .cancelled(let cancellation):
            "cancelled \(counted(cancellation.lines.reduce(0) { $0 + $1.quantity }, "unit"))\(owing(cancellation))\(because(cancellation.reason))"
        case .paymentRecorded(let payment): "paid \(Money(minor: payment.minor, payment.currency))"
        case .refundRecorded(let refund): "refunded \(Money(minor: refund.minor, refund.currency))"
        case .refundApproved(let grant):
            "refund \(grant.number) of \(Money(minor: grant.minor, grant.currency)) approved\(expected(grant))\(because(grant.reason))"
        case .refundExecuted(let execution):
            "refund \(execution.number) of \(Money(minor: execution.minor, execution.currency)) paid out, \(execution.reference)"
        case .returned(let receipt):
            "\(counted(receipt.lines.reduce(0) { $0 + $1.quantity }, "unit")) came back to \(reader.code(of: receipt.location))\(because(receipt.reason))"
        case .reread: "read again: nothing of it matters here"
        }
    }

    private func units(_ reservations: [Reservation]) throws -> String {
        try reservations.map {
            "\($0.quantity) \(try reader.code(of: $0.sku)) at \(reader.code(of: $0.location))"
        }.joined(separator: ", ")
    }

    private func shipped(_ shipment: Shipment) -> String {
        let units = counted(shipment.lines.reduce(0) { $0 + $1.quantity }, "unit")
        let value = Money(minor: shipment.valueMinor, shipment.currency)
        let tracking = shipment.tracking.isEmpty ? "" : ", \(shipment.tracking)"
        return switch shipment.source {
        case .own: "shipped \(units) from \(reader.code(of: shipment.location)), \(value)\(tracking)"
        case .vendor: "shipped \(units) by the vendor \(reader.code(of: shipment.location)), \(value)\(tracking)"
        case .elsewhere: "had left before: \(units), \(value)"
        }
    }

    private func expected(_ grant: RefundGrant) -> String {
        grant.isReturnExpected ? ", \(counted(grant.lines.reduce(0) { $0 + $1.quantity }, "unit")) expected back" : ""
    }

    private func owing(_ cancellation: Cancellation) -> String {
        cancellation.fromDepositMinor == 0
            ? "" : ", \(Money(minor: cancellation.fromDepositMinor, cancellation.currency)) to be paid back"
    }

    func sentence(of event: StockEvent) throws -> String {
        switch event {
        case .moved(let move):
            "\(move.cause.word.replacing("_", with: " ")): \(try move.movements.map(movement).joined(separator: ", "))\(because(move.reason))"
        case .countConfirmed(let sku, let location, let quantity):
            "counted \(quantity) \(try reader.code(of: sku)) at \(reader.code(of: location)), as expected"
        }
    }

    private func movement(_ movement: Movement) throws -> String {
        "\(movement.quantity) \(try reader.code(of: movement.sku)) from \(words(movement.from)) to \(words(movement.to))"
    }

    /// One end of a movement for people: `HAM damaged`, `the customer`.
    func words(_ place: StockPlace) -> String {
        switch place {
        case .at(let location, .sellable): reader.code(of: location)
        case .at(let location, let state): "\(reader.code(of: location)) \(state.word)"
        case .opening: "the opening balance"
        case .supplier: "the supplier"
        case .customer: "the customer"
        case .adjustment: "adjustment"
        case .count: "the count"
        case .scrap: "scrap"
        }
    }
}
