import Vocabulary
import Workflow

extension OrderList: Answering {
    func answer(from reader: Reader) throws -> Page<OrderRow> {
        let rows = try OrderRows(reader, now: now)
        var filter = try OrderFilter(query.filter, at: now, reader)
        var complaint: String?
        if let condition = query.condition {
            let scan = try WhereScan(condition, of: .orders(rows), reader)
            filter.narrow(to: scan.keys)
            complaint = scan.tally.complaint
        }
        let window =
            if query.sort == "priority" || !filter.priority.isEmpty {
                try OrderWindow.byPriority(query, filter, rows)
            } else if let order = OrderList.orders[query.sort] {
                try OrderWindow.sorted(query, by: order, filter)
            } else {
                try OrderWindow.own(query, filter)
            }
        let one = try reader.prepared("SELECT \(OrderRows.columns) FROM orders o WHERE o.id = ?")
        let found = try window.ids.compactMap { id in
            try one.first {
                $0.int(id)
            } _: {
                try rows.row($0)
            }
        }
        return Page(
            rows: found, matching: window.matching, total: filter.last, unknownFields: filter.unknownFields,
            complaint: complaint)
    }

    private static let orders = [
        "placed_at": "o.placed_at", "total": "o.total_minor", "number": "o.number", "state": "o.state",
        "location": "(SELECT code FROM location WHERE id = o.location)",
        "channel": "(SELECT code FROM channel WHERE id = o.channel)",
        "customer": "(SELECT name FROM customer WHERE order_id = o.id)",
    ]
}
