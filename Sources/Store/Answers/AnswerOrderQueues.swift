import Vocabulary
import Workflow

extension DueOrders: Answering {
    func answer(from reader: Reader) throws -> [OrderID] {
        let rows = try OrderRows(reader, now: now)
        var due: [(points: Int, deadline: Int, id: Int)] = []
        try reader.prepared(
            """
            SELECT \(OrderRows.columns) FROM orders o
            WHERE o.is_open = 1 AND o.is_released = 0
                AND (NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id AND h.stops & 4)
                    OR o.reserved_units < o.open_units
                        AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id AND h.stops & 1))
            """
        ).each { _ in
        } _: { row in
            due.append((points: try rows.terms(of: row).reduce(0) { $0 + $1.points }, deadline: row.int(6), id: row.int(0)))
        }
        return due.sorted { (-$0.points, $0.deadline, $0.id) < (-$1.points, $1.deadline, $1.id) }
            .map { OrderID($0.id) }
    }
}

extension ReleasedOrders: Answering {
    func answer(from reader: Reader) throws -> [OrderID] {
        try reader.statements(
            """
            SELECT id FROM orders WHERE is_open = 1 AND is_released = 1 AND released_at < ?
                AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = orders.id AND h.stops & 8)
            ORDER BY released_at, id
            """
        ).all {
            $0.moment(before)
        } _: {
            $0.id(0)
        }
    }
}

extension Overdue: Answering {
    func answer(from reader: Reader) throws -> Answer {
        let orders: [OrderID] = try reader.statements(
            """
            SELECT o.id FROM orders o WHERE o.is_open = 1 AND o.deadline < ?
                AND NOT EXISTS (SELECT 1 FROM exception_case e WHERE e.subject = (1 << 56 | o.id) AND e.is_open = 1
                    AND e.kind = 'deadline_missed') ORDER BY o.deadline, o.id
            """
        ).all {
            $0.moment(now)
        } _: {
            $0.id(0)
        }
        let holds: [OrderID] = try reader.statements(
            """
            SELECT DISTINCT o.id FROM orders o JOIN hold h ON h.order_id = o.id WHERE o.is_open = 1 AND h.due_at < ?
                AND NOT EXISTS (SELECT 1 FROM exception_case e WHERE e.subject = (1 << 56 | o.id) AND e.is_open = 1
                    AND e.kind = 'hold_overdue') ORDER BY o.id
            """
        ).all {
            $0.moment(now)
        } _: {
            $0.id(0)
        }
        return Answer(orders: orders, holds: holds)
    }
}
