import Vocabulary
import Workflow

extension Flush {
    /// What went back of an order; orders of which nothing did, or which a cancellation has settled, have no row.
    func writeBack(of order: Order) throws {
        guard order.back != GivenBack() else {
            return try statements("DELETE FROM given_back WHERE order_id = ?").run { $0.id(order.id) }
        }
        try statements(
            """
            INSERT INTO given_back (order_id, goods_minor, shipping_minor, tax_minor, allowed_minor) VALUES (?,?,?,?,?)
            ON CONFLICT (order_id) DO UPDATE SET goods_minor = excluded.goods_minor, shipping_minor = excluded.shipping_minor,
                tax_minor = excluded.tax_minor, allowed_minor = excluded.allowed_minor
            """
        ).run {
            $0.id(order.id)
            $0.int(order.back.shares.goodsMinor)
            $0.int(order.back.shares.shippingMinor)
            $0.int(order.back.shares.taxMinor)
            $0.int(order.back.allowedMinor)
        }
        for line in order.back.lines { try write(line, of: order) }
        for grant in order.back.grants { try write(grant, of: order) }
    }

    private func write(_ line: GivenBack.Line, of order: Order) throws {
        try statements(
            """
            INSERT INTO given_back_line (order_id, line, refunded, expected, returned, returned_cost_minor)
            VALUES (?,?,?,?,?,?) ON CONFLICT (order_id, line) DO UPDATE SET refunded = excluded.refunded,
                expected = excluded.expected, returned = excluded.returned, returned_cost_minor = excluded.returned_cost_minor
            """
        ).run {
            $0.id(order.id)
            $0.int(line.line)
            $0.int(line.refunded)
            $0.int(line.expected)
            $0.int(line.returned)
            $0.int(line.returnedCostMinor)
        }
    }

    private func write(_ grant: GivenBack.Grant, of order: Order) throws {
        try statements(
            """
            INSERT INTO refund_grant (order_id, number, minor, open_minor, reference) VALUES (?,?,?,?,?)
            ON CONFLICT (order_id, number) DO UPDATE SET open_minor = excluded.open_minor, reference = excluded.reference
            """
        ).run {
            $0.id(order.id)
            $0.int(grant.number)
            $0.int(grant.minor)
            $0.int(grant.openMinor)
            $0.text(grant.reference)
        }
    }
}
