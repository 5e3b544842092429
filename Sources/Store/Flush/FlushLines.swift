import Vocabulary
import Workflow

extension Flush {
    func insert(_ line: OrderLine, of order: Order) throws {
        try statements(
            """
            INSERT INTO order_line (order_id, number, sku, title, quantity, list_minor, discount_minor, tax_minor,
                needs_stock, shipped, cancelled, unreserved) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run {
            $0.id(order.id)
            $0.int(line.number)
            $0.id(line.sku)
            $0.text(line.title)
            $0.int(line.quantity)
            $0.int(line.listMinor)
            $0.int(line.discountMinor)
            $0.int(line.taxMinor)
            $0.flag(line.needsStock)
            $0.int(line.shipped)
            $0.int(line.cancelled)
            $0.int(order.unreserved(line))
        }
    }

    func update(_ line: OrderLine, of order: Order) throws {
        try statements(
            "UPDATE order_line SET shipped = ?, cancelled = ?, unreserved = ? WHERE order_id = ? AND number = ?"
        ).run {
            $0.int(line.shipped)
            $0.int(line.cancelled)
            $0.int(order.unreserved(line))
            $0.id(order.id)
            $0.int(line.number)
        }
    }
}

extension Order {
    /// Units of a line that have still to leave and that nothing is reserved for.
    func unreserved(_ line: OrderLine) -> Int {
        line.needsStock ? max(0, line.open - reserved(line: line.number)) : 0
    }
}
