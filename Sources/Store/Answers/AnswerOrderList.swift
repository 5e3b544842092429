import Vocabulary
import Workflow

extension OrderList: Answering {
    func answer(from reader: Reader) throws -> Page<OrderRow> {
        let rows = try OrderRows(reader, now: now)
        let filter = try OrderFilter(query.filter, reader)
        var page: Page<OrderRow>
        if query.sort == "priority" || !filter.priority.isEmpty {
            page = try byPriority(rows, filter, reader)
        } else if let order = OrderList.orders[query.sort] {
            page = try sorted(by: order, rows, filter.compiled.condition, reader)
        } else {
            page = try ownOrder(rows, filter.compiled.condition, reader)
        }
        page.total = try reader.statements("SELECT ifnull(max(id), 0) FROM orders").first { $0.int(0) } ?? 0
        page.unknownFields = filter.compiled.unknownFields
        return page
    }

    private static let orders = [
        "placed_at": "o.placed_at", "total": "o.total_minor", "number": "o.number", "state": "o.state",
        "location": "(SELECT code FROM location WHERE id = o.location)",
        "channel": "(SELECT code FROM channel WHERE id = o.channel)",
        "customer": "(SELECT name FROM customer WHERE order_id = o.id)",
    ]

    private func sorted(
        by order: String, _ rows: OrderRows, _ condition: Condition, _ reader: Reader
    ) throws -> Page<OrderRow> {
        let direction = query.isDescending ? "DESC" : "ASC"
        return Page(
            rows: try fetch("\(condition.sql) ORDER BY \(order) \(direction), o.id", condition, query.offset, query.limit, rows),
            matching: try count(condition, reader), total: 0)
    }

    /// Open orders by deadline, then closed ones, the latest first.
    private func ownOrder(_ rows: OrderRows, _ condition: Condition, _ reader: Reader) throws -> Page<OrderRow> {
        let direction = query.isDescending ? "DESC" : "ASC"
        let open = Condition("o.is_open = 1 AND (\(condition.sql))", condition.values)
        let closed = Condition("o.is_open = 0 AND (\(condition.sql))", condition.values)
        let openCount = try count(open, reader)
        var found: [OrderRow] = []
        if query.offset < openCount {
            found = try fetch("\(open.sql) ORDER BY o.deadline \(direction), o.id", open, query.offset, query.limit, rows)
        }
        if found.count < query.limit {
            found += try fetch(
                "\(closed.sql) ORDER BY o.id DESC", closed, max(0, query.offset - openCount),
                query.limit - found.count, rows)
        }
        let isUnfiltered = condition.sql == Condition.always.sql
        let closedCount =
            isUnfiltered
            ? (try reader.statements("SELECT ifnull(max(id), 0) FROM orders").first { $0.int(0) } ?? 0) - openCount
            : try count(closed, reader)
        return Page(rows: found, matching: openCount + closedCount, total: 0)
    }

    /// Open orders by their points, which the rules give row by row.
    private func byPriority(_ rows: OrderRows, _ filter: OrderFilter, _ reader: Reader) throws -> Page<OrderRow> {
        let condition = filter.compiled.condition
        var found: [(points: Int, deadline: Instant, id: OrderID)] = []
        try reader.prepared(
            "SELECT o.id, o.channel, o.total_minor, o.currency, o.deadline, o.state FROM orders o WHERE \(condition.sql)"
        ).each { $0.bind(condition.values) } _: { row in
            let points = rows.terms(
                channel: row.id(1), total: Money(minor: row.int(2), try row.currency(3)), deadline: row.moment(4),
                state: try row.word(5)
            ).reduce(0) { $0 + $1.points }
            if filter.passes(points) { found.append((points, row.moment(4), row.id(0))) }
        }
        let isAscending = query.sort == "priority" && !query.isDescending
        if query.sort == "priority" || query.sort.isEmpty {
            found.sort { a, b in
                if query.sort == "priority", a.points != b.points { return isAscending == (a.points < b.points) }
                return (a.deadline, a.id) < (b.deadline, b.id)
            }
        }
        let one = try reader.prepared("SELECT \(OrderRows.columns) FROM orders o WHERE o.id = ?")
        let window = found.dropFirst(query.offset).prefix(query.limit)
        let wanted = try window.compactMap { match in try one.first { $0.id(match.id) } _: { try rows.row($0) } }
        return Page(rows: wanted, matching: found.count, total: 0)
    }

    private func count(_ condition: Condition, _ reader: Reader) throws -> Int {
        try reader.prepared("SELECT count(*) FROM orders o WHERE \(condition.sql)").first {
            $0.bind(condition.values)
        } _: {
            $0.int(0)
        } ?? 0
    }

    private func fetch(
        _ tail: String, _ condition: Condition, _ offset: Int, _ limit: Int, _ rows: OrderRows
    ) throws -> [OrderRow] {
        try rows.reader.prepared("SELECT \(OrderRows.columns) FROM orders o WHERE \(tail) LIMIT ? OFFSET ?").all {
            $0.bind(condition.values)
            $0.int(limit)
            $0.int(offset)
        } _: {
            try rows.row($0)
        }
    }
}
