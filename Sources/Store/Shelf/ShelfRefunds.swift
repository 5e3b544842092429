import Vocabulary
import Workflow

extension SQLiteShelf {
    /// What went back of an order, or is to.
    func back(of id: OrderID) throws -> GivenBack {
        let found = try statements(
            "SELECT goods_minor, shipping_minor, tax_minor, allowed_minor FROM given_back WHERE order_id = ?"
        ).first {
            $0.id(id)
        } _: { row in
            var back = GivenBack()
            back.shares = RefundShares(goodsMinor: row.int(0), shippingMinor: row.int(1), taxMinor: row.int(2))
            back.allowedMinor = row.int(3)
            return back
        }
        guard var back = found else { return GivenBack() }
        back.lines = try statements(
            """
            SELECT line, refunded, expected, returned, returned_cost_minor FROM given_back_line WHERE order_id = ?
            ORDER BY line
            """
        ).all {
            $0.id(id)
        } _: { row in
            var line = GivenBack.Line(line: row.int(0))
            line.refunded = row.int(1)
            line.expected = row.int(2)
            line.returned = row.int(3)
            line.returnedCostMinor = row.int(4)
            return line
        }
        back.grants = try statements(
            "SELECT number, minor, open_minor, reference FROM refund_grant WHERE order_id = ? ORDER BY number"
        ).all {
            $0.id(id)
        } _: {
            GivenBack.Grant(number: $0.int(0), minor: $0.int(1), openMinor: $0.int(2), reference: $0.text(3))
        }
        return back
    }

    func ordersGivenBack(to email: String) throws -> [OrderID] {
        try statements(
            """
            SELECT id FROM orders WHERE refunded_minor + refund_payable_minor > 0
                AND id IN (SELECT order_id FROM customer WHERE email = ?) ORDER BY id DESC LIMIT 50
            """
        ).all {
            $0.text(email)
        } _: {
            $0.id(0)
        }
    }

    func order(refundedBy reference: String) throws -> OrderID? {
        try statements("SELECT order_id FROM refund_grant WHERE reference = ? AND reference <> ''").first {
            $0.text(reference)
        } _: {
            $0.id(0)
        }
    }

    func shipments(of order: OrderID) throws -> [Shipment] {
        try statements("SELECT sequence, type, payload FROM event WHERE subject = ? AND type = 309 ORDER BY sequence").all {
            $0.int(Subject.order(order).packed)
        } _: { row -> Shipment? in
            let event = try EventCodec.decode(type: row.int(1), payload: row.bytes(2), sequence: row.int(0))
            if case .order(.shipped(let shipment)) = event { return shipment }
            return nil
        }.compactMap { $0 }
    }

    func isWaiting(instruction key: String) throws -> Bool? {
        try statements("SELECT delivered_at FROM instruction WHERE key = ?").first {
            $0.text(key)
        } _: {
            $0.isNull(0)
        }
    }
}
