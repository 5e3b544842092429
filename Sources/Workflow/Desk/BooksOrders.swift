import Vocabulary

extension Books {
    func apply(_ event: OrderEvent, at moment: Instant) throws {
        if case .captured(let order, _) = event {
            orders[order.id] = order
            orderIDs[OrderKey(channel: order.channel, number: order.number)] = order.id
            counters.order = max(counters.order, order.id.number)
            changes.newOrders.insert(order.id)
            changes.orders.insert(order.id)
            if keepsTotals { try count(order, orders: 1, minor: order.spentMinor) }
            return
        }
        let id = event.order
        guard var order = try order(id) else { throw BrokenBooks("there is no order \(id)") }
        // The dictionary lets go of it while it changes, so that its arrays are not copied.
        orders[id] = nil
        // That it waits changes nothing of what anybody saw.
        if case .waited = event {} else { order.version += 1 }
        let spent = order.spentMinor
        switch event {
        case .captured: break
        case .held(_, let hold): order.holds.append(hold)
        case .lifted(_, let kind, _): order.holds.removeAll { $0.kind == kind }
        case .routed(_, let location, let deadline):
            order.location = location
            order.deadline = deadline
        case .allocated(_, let reservations):
            order.isBackordered = false
            for reservation in reservations {
                order.reserve(reservation)
                try change(reservation.sku, at: reservation.location) {
                    $0.reserved += reservation.quantity
                    $0.version += 1
                }
            }
        case .deallocated(_, let reservations):
            try giveBack(reservations, of: &order)
        case .backordered: order.isBackordered = true
        case .released:
            order.isReleased = true
            order.marks.waits = ""
            order.releasedAt = moment
        case .shipped(let shipment): try apply(shipment, to: &order)
        case .cancelled(let cancellation):
            for line in cancellation.lines { try order.change(line: line.line) { $0.cancelled += line.quantity } }
            try giveBack(cancellation.reservations, of: &order)
            order.settle(cancellation)
        case .paymentRecorded(let payment):
            order.paidMinor += payment.minor
            order.depositMinor += payment.toDepositMinor
            order.receivableMinor -= payment.toReceivableMinor
            order.authorizedMinor = max(0, order.authorizedMinor - payment.minor) + payment.authorizedMinor
        case .refundRecorded(let refund): order.record(refund)
        case .refundApproved(let grant):
            order.promise(grant)
            if let channel = channels[order.channel] { instruct(Instruction(grant, order: order, channel: channel)) }
        case .refundExecuted(let execution): order.pay(execution)
        case .returned(let receipt):
            order.takeBack(receipt)
            for movement in receipt.movements { try apply(movement, owned: true) }
        case .reread(_, let source): order.source = source
        case .waited(_, let why): order.marks.waits = why
        case .relabelled(_, let labels): order.marks.labels = labels
        case .overruled(_, let rule): if !order.marks.overruled.contains(rule) { order.marks.overruled.append(rule) }
        }
        if keepsTotals { try count(order, orders: 0, minor: order.spentMinor - spent) }
        orders[id] = order
        changes.orders.insert(id)
    }

    private func giveBack(_ reservations: [Reservation], of order: inout Order) throws {
        for given in reservations {
            guard
                order.reservations.contains(where: { $0.isOfSamePile(as: given) && $0.quantity >= given.quantity })
            else {
                throw BrokenBooks(
                    "order \(order.number) gives back \(given.quantity) units of line \(given.line) that it does not hold")
            }
            order.release(given)
            try change(given.sku, at: given.location) { level in
                guard level.reserved >= given.quantity else {
                    throw BrokenBooks(
                        "SKU \(given.sku) at location \(given.location) has \(level.reserved) units promised, not \(given.quantity)"
                    )
                }
                level.reserved -= given.quantity
                level.version += 1
            }
        }
    }

    private func apply(_ shipment: Shipment, to order: inout Order) throws {
        for line in shipment.lines {
            try order.change(line: line.line) { $0.shipped += line.quantity }
            guard line.needsStock, shipment.source != .elsewhere, let location = shipment.location else { continue }
            try giveBack(
                [Reservation(line: line.line, sku: line.sku, location: location, quantity: line.quantity)],
                of: &order)
            try change(line.sku, at: location) { level in
                try level.take(line.quantity, of: .sellable, owned: shipment.source == .own)
                level.version += 1
            }
        }
        order.depositMinor -= shipment.fromDepositMinor
        order.paidMinor += shipment.capturedMinor
        order.authorizedMinor = max(0, order.authorizedMinor - shipment.capturedMinor)
        order.receivableMinor += shipment.receivableMinor
        order.earn(shipment)
        order.amounts.shippingEarned = true
        try countUncosted(shipment)
        // What is left waits for units, and is handed to the floor again once it has them.
        if order.openUnits > 0, order.reservations.isEmpty { order.isReleased = false }
    }
}

extension Order {
    /// Changes one line by its number.
    fileprivate mutating func change(line number: Int, _ body: (inout OrderLine) -> Void) throws {
        guard lines.indices.contains(number - 1) else { throw BrokenBooks("order \(self.number) has no line \(number)") }
        body(&lines[number - 1])
        guard lines[number - 1].open >= 0 else {
            throw BrokenBooks("order \(self.number) line \(number): more left it than there was")
        }
    }
}
