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

    func givenBack(to key: CustomerKey) throws -> [OrderID: Money] {
        guard let digest = try customerDigest() else { return [:] }
        let rows = try statements("SELECT order_id, currency, minor FROM customer_refund WHERE key = ?").all {
            $0.blob(digest.of(key))
        } _: { row -> (OrderID, Money) in
            (row.id(0), Money(minor: row.int(2), try row.currency(1)))
        }
        return Dictionary(rows) { first, _ in first }
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

    func state(ofInstruction key: String) throws -> InstructionState? {
        try statements("SELECT delivered_at, withdrawn_at FROM instruction WHERE key = ?").first {
            $0.text(key)
        } _: {
            !$0.isNull(0) ? .delivered : $0.isNull(1) ? .waiting : .withdrawn
        }
    }
}
