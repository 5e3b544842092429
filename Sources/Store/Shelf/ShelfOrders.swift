import Vocabulary
import Workflow

extension SQLiteShelf {
    func orders(numbered number: OrderNumber, in channel: ChannelID?) throws -> [OrderID] {
        if let channel {
            return try statements("SELECT id FROM orders WHERE channel = ? AND number = ?").all {
                $0.id(channel)
                $0.text(number.text)
            } _: {
                $0.id(0)
            }
        }
        return try statements(
            "SELECT id FROM orders WHERE channel IN (SELECT id FROM channel) AND number = ? ORDER BY id"
        ).all {
            $0.text(number.text)
        } _: {
            $0.id(0)
        }
    }

    func order(_ id: OrderID) throws -> Order? {
        let lines = try lines(of: id)
        let reservations = try reservations(of: id)
        let holds = try holds(of: id)
        guard let customer = try customer(of: id) else { return nil }
        let back = try back(of: id)
        var order = try statements(
            """
            SELECT channel, number, version, source, currency, placed_at, captured_at, deadline, location,
                is_backordered, is_released, released_at, risk, shipping_minor, shipping_tax_minor, residual_minor,
                total_minor, shipping_earned, paid_minor, authorized_minor, deposit_minor, receivable_minor,
                refund_payable_minor, refunded_minor FROM orders WHERE id = ?
            """
        ).first {
            $0.id(id)
        } _: { row in
            Order(
                id: id, channel: row.id(0), number: row.code(1), version: row.int(2), source: row.mark(3),
                currency: try row.currency(4), placedAt: row.moment(5), capturedAt: row.moment(6),
                customer: customer.0, note: customer.1, lines: lines,
                amounts: OrderAmounts(
                    shippingMinor: row.int(13), shippingTaxMinor: row.int(14), residualMinor: row.int(15),
                    totalMinor: row.int(16), shippingEarned: row.flag(17)),
                paidMinor: row.int(18), authorizedMinor: row.int(19), depositMinor: row.int(20),
                receivableMinor: row.int(21), refundPayableMinor: row.int(22), refundedMinor: row.int(23), holds: holds,
                reservations: reservations, location: row.optionalID(8), deadline: row.moment(7),
                isBackordered: row.flag(9), isReleased: row.flag(10), releasedAt: row.optionalMoment(11),
                risk: try row.word(12), back: back)
        }
        if let marks = try marks(of: id) { order?.marks = marks }
        if let order { try SQLiteShelf.confirm(order) }
        writtenOrders[id] = order
        return order
    }

    /// Refuses an order whose rows contradict each other: deciding on it would make nonsense of the books.
    private static func confirm(_ order: Order) throws {
        func broken(_ what: String) -> BrokenBooks { BrokenBooks("order \(order.number) (\(order.id)): \(what)") }
        for (index, line) in order.lines.enumerated() {
            guard line.number == index + 1 else { throw broken("line \(index + 1) is missing") }
            guard line.open >= 0, line.shipped >= 0, line.cancelled >= 0 else {
                throw broken("more of line \(line.number) left than there was")
            }
            guard order.reserved(line: line.number) <= line.open else {
                throw broken("more of line \(line.number) is promised than is open")
            }
        }
        for reservation in order.reservations {
            guard order.lines.indices.contains(reservation.line - 1), reservation.quantity > 0 else {
                throw broken("units are promised to line \(reservation.line), which it does not have")
            }
        }
        for minor in [
            order.amounts.shippingMinor, order.amounts.shippingTaxMinor, order.amounts.residualMinor, order.amounts.totalMinor,
            order.paidMinor, order.authorizedMinor, order.depositMinor, order.receivableMinor, order.refundPayableMinor,
            order.refundedMinor,
        ] where minor.magnitude >= Money.limitMinor.magnitude { throw broken("an amount is beyond what the books hold") }
    }

    private func lines(of id: OrderID) throws -> [OrderLine] {
        try statements(
            """
            SELECT number, sku, title, quantity, list_minor, discount_minor, tax_minor, needs_stock, shipped, cancelled
            FROM order_line WHERE order_id = ? ORDER BY number
            """
        ).all {
            $0.id(id)
        } _: {
            OrderLine(
                number: $0.int(0), sku: $0.id(1), title: $0.text(2), quantity: $0.int(3), listMinor: $0.int(4),
                discountMinor: $0.int(5), taxMinor: $0.int(6), needsStock: $0.flag(7), shipped: $0.int(8),
                cancelled: $0.int(9))
        }
    }

    private func reservations(of id: OrderID) throws -> [Reservation] {
        try statements("SELECT line, sku, location, quantity FROM reservation WHERE order_id = ? ORDER BY place").all {
            $0.id(id)
        } _: {
            Reservation(line: $0.int(0), sku: $0.id(1), location: $0.id(2), quantity: $0.int(3))
        }
    }

    private func holds(of id: OrderID) throws -> [Hold] {
        try statements(
            """
            SELECT kind, reason, placed_by, placed_at, due_at, rule, stops, lifted_by FROM hold WHERE order_id = ?
            ORDER BY place
            """
        ).all {
            $0.id(id)
        } _: {
            Hold(
                kind: $0.text(0), reason: $0.text(1), placedBy: $0.id(2), placedAt: $0.moment(3),
                dueAt: $0.optionalMoment(4), rule: $0.text(5), stops: Stops(bits: $0.int(6)) ?? .usual,
                liftedBy: Set($0.text(7).split(separator: " ").compactMap { Role(rawValue: String($0)) }))
        }
    }

    private func customer(of id: OrderID) throws -> (Customer, String)? {
        try statements(
            "SELECT name, email, street, city, postcode, province, country, note FROM customer WHERE order_id = ?"
        ).first {
            $0.id(id)
        } _: {
            (
                Customer(
                    name: $0.text(0), email: $0.text(1), street: $0.text(2), city: $0.text(3),
                    postcode: $0.text(4), province: $0.text(5), country: $0.text(6)),
                $0.text(7)
            )
        }
    }
}
