import Vocabulary
import Workflow

extension Flush {
    func writeOrders() throws {
        for id in changes.orders.sorted() {
            guard let order = try books.order(id) else { throw BrokenBooks("order \(id) is not there") }
            if changes.newOrders.contains(id) {
                try insert(order)
                try writeCustomer(of: order)
                try writeWords(of: order)
                for line in order.lines { try insert(line, of: order) }
                try writeReservations(of: order)
                try writeHolds(of: order)
                if order.back != GivenBack() { try writeBack(of: order) }
                if order.goneBackMinor > 0 { try writeRefund(of: order) }
                if !order.marks.isEmpty { try writeMarks(of: order) }
            } else {
                let before = shelf.writtenOrders[id]
                try update(order)
                for (index, line) in order.lines.enumerated() {
                    let old = before.map { ($0.lines[index], $0.unreserved(line)) }
                    if old == nil || old! != (line, order.unreserved(line)) { try update(line, of: order) }
                }
                if before?.reservations != order.reservations {
                    if before?.reservations != [] {
                        try statements("DELETE FROM reservation WHERE order_id = ?").run { $0.id(id) }
                    }
                    try writeReservations(of: order)
                }
                if before?.holds != order.holds {
                    if before?.holds != [] { try statements("DELETE FROM hold WHERE order_id = ?").run { $0.id(id) } }
                    try writeHolds(of: order)
                }
                if (before?.back ?? GivenBack()) != order.back { try writeBack(of: order) }
                if order.goneBackMinor != before?.goneBackMinor ?? 0 { try writeRefund(of: order) }
                if (before?.marks ?? OrderMarks()) != order.marks { try writeMarks(of: order) }
            }
        }
    }

    private func insert(_ order: Order) throws {
        try statements(
            """
            INSERT INTO orders (channel, number, source, currency, placed_at, captured_at, risk, lines, units, version,
                deadline, state, is_open, location, is_backordered, is_released, released_at, open_units,
                reserved_units, shipping_minor, shipping_tax_minor, residual_minor, total_minor, shipping_earned,
                paid_minor, authorized_minor, deposit_minor, receivable_minor, refund_payable_minor, refunded_minor, id)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run {
            $0.id(order.channel)
            $0.text(order.number.text)
            $0.mark(order.source)
            $0.currency(order.currency)
            $0.moment(order.placedAt)
            $0.moment(order.capturedAt)
            $0.int(order.risk.rawValue)
            $0.int(order.lines.count)
            $0.int(order.lines.reduce(0) { $0 + $1.quantity })
            bindState(of: order, to: &$0)
        }
    }

    private func update(_ order: Order) throws {
        try statements(
            """
            UPDATE orders SET source = ?, version = ?, deadline = ?, state = ?, is_open = ?, location = ?,
                is_backordered = ?, is_released = ?, released_at = ?, open_units = ?, reserved_units = ?,
                shipping_minor = ?, shipping_tax_minor = ?, residual_minor = ?, total_minor = ?, shipping_earned = ?,
                paid_minor = ?, authorized_minor = ?, deposit_minor = ?, receivable_minor = ?, refund_payable_minor = ?,
                refunded_minor = ?
            WHERE id = ?
            """
        ).run {
            $0.mark(order.source)
            bindState(of: order, to: &$0)
        }
    }

    /// The columns that change, then the order's number.
    private func bindState(of order: Order, to binder: inout Binder) {
        let state = order.state
        binder.int(order.version)
        binder.moment(order.deadline)
        binder.int(state.rawValue)
        binder.flag(!state.isClosed)
        binder.id(order.location)
        binder.flag(order.isBackordered)
        binder.flag(order.isReleased)
        binder.moment(order.releasedAt)
        binder.int(order.openUnits)
        binder.int(order.reservedUnits)
        binder.int(order.amounts.shippingMinor)
        binder.int(order.amounts.shippingTaxMinor)
        binder.int(order.amounts.residualMinor)
        binder.int(order.amounts.totalMinor)
        binder.flag(order.amounts.shippingEarned)
        binder.int(order.paidMinor)
        binder.int(order.authorizedMinor)
        binder.int(order.depositMinor)
        binder.int(order.receivableMinor)
        binder.int(order.refundPayableMinor)
        binder.int(order.refundedMinor)
        binder.id(order.id)
    }

    private func writeCustomer(of order: Order) throws {
        try statements(
            """
            INSERT INTO customer (order_id, name, email, street, city, postcode, province, country, note)
            VALUES (?,?,?,?,?,?,?,?,?)
            """
        ).run {
            $0.id(order.id)
            $0.text(order.customer.name)
            $0.text(order.customer.email)
            $0.text(order.customer.street)
            $0.text(order.customer.city)
            $0.text(order.customer.postcode)
            $0.text(order.customer.province)
            $0.text(order.customer.country)
            $0.text(order.note)
        }
    }

    /// What free words look in: number and customer, folded, with a mark between them that no folded text holds; and the
    /// numbers of its items.
    private func writeWords(of order: Order) throws {
        try statements("INSERT INTO order_words (order_id, folded, skus) VALUES (?,?,?)").run {
            $0.id(order.id)
            $0.text(Fold.together(order.number.text, order.customer.name))
            $0.coded(order.lines.map(\.sku))
        }
    }

    private func writeReservations(of order: Order) throws {
        let insert = try statements(
            "INSERT INTO reservation (order_id, place, line, sku, location, quantity) VALUES (?,?,?,?,?,?)")
        for (place, reservation) in order.reservations.enumerated() {
            try insert.run {
                $0.id(order.id)
                $0.int(place)
                $0.int(reservation.line)
                $0.id(reservation.sku)
                $0.id(reservation.location)
                $0.int(reservation.quantity)
            }
        }
    }

    private func writeHolds(of order: Order) throws {
        let insert = try statements(
            """
            INSERT INTO hold (order_id, place, kind, reason, placed_by, placed_at, due_at, rule, stops, lifted_by)
            VALUES (?,?,?,?,?,?,?,?,?,?)
            """)
        for (place, hold) in order.holds.enumerated() {
            try insert.run {
                $0.id(order.id)
                $0.int(place)
                $0.text(hold.kind)
                $0.text(hold.reason)
                $0.id(hold.placedBy)
                $0.moment(hold.placedAt)
                $0.moment(hold.dueAt)
                $0.text(hold.rule)
                $0.int(hold.stops.bits)
                $0.text(hold.liftedBy.map(\.rawValue).sorted().joined(separator: " "))
            }
        }
    }
}
