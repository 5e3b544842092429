import Vocabulary
import Workflow

/// The orders of one window of the queue, and how many match in all.
struct OrderWindow {
    private(set) var ids: [Int] = []
    private(set) var matching = 0
    private let offset: Int
    private let limit: Int

    private init(_ query: ListQuery) {
        offset = max(0, query.offset)
        limit = max(0, query.limit)
    }

    private mutating func take(_ id: Int) {
        if matching >= offset, ids.count < limit { ids.append(id) }
        matching += 1
    }

    /// Open orders by deadline, then closed ones, the latest first.
    static func own(_ query: ListQuery, _ filter: OrderFilter) throws -> OrderWindow {
        filter.isTrivial && filter.orders == nil
            ? try unfiltered(query, filter) : try filtered(query, filter)
    }

    /// The whole queue: nothing but the window is read.
    private static func unfiltered(_ query: ListQuery, _ filter: OrderFilter) throws -> OrderWindow {
        var window = OrderWindow(query)
        let open = try open(filter)
        let direction = query.isDescending ? "DESC" : "ASC"
        if window.offset < open {
            window.ids = try filter.reader.prepared(
                "SELECT id FROM orders WHERE is_open = 1 ORDER BY deadline \(direction), id \(direction) LIMIT ? OFFSET ?"
            ).all {
                $0.int(window.limit)
                $0.int(window.offset)
            } _: {
                $0.int(0)
            }
        }
        window.ids += try filter.reader.statements(
            "SELECT id FROM orders WHERE is_open = 0 ORDER BY id DESC LIMIT ? OFFSET ?"
        ).all {
            $0.int(window.limit - window.ids.count)
            $0.int(max(0, window.offset - open))
        } _: {
            $0.int(0)
        }
        window.matching = filter.last
        return window
    }

    private static func filtered(_ query: ListQuery, _ filter: OrderFilter) throws -> OrderWindow {
        var window = OrderWindow(query)
        let direction = query.isDescending ? "DESC" : "ASC"
        let order = "ORDER BY o.deadline \(direction), o.id \(direction)"
        // Where only words are asked for, open orders that do not match have to be known too: the rest is closed.
        let asked = filter.isTrivial ? filter.orders : nil
        var open = OrderSet(through: filter.last)
        if filter.mayBeOpen {
            try each("o.is_open = 1 AND (\(filter.condition.sql)) \(order)", filter) { id in
                open.insert(id)
                if filter.orders?.contains(id) ?? true { window.take(id) }
            }
        }
        guard filter.mayBeClosed else { return window }
        if let asked {
            asked.eachFromLast { id in
                if !open.contains(id) { window.take(id) }
                return true
            }
        } else {
            try each("o.is_open = 0 AND (\(filter.condition.sql)) ORDER BY o.id DESC", filter) { id in
                if filter.orders?.contains(id) ?? true { window.take(id) }
            }
        }
        return window
    }

    /// By one of the list's columns.
    static func sorted(_ query: ListQuery, by column: String, _ filter: OrderFilter) throws -> OrderWindow {
        var window = OrderWindow(query)
        let order = "\(filter.condition.sql) ORDER BY \(column) \(query.isDescending ? "DESC" : "ASC"), o.id"
        if let orders = filter.orders {
            try each(order, filter) { if orders.contains($0) { window.take($0) } }
            return window
        }
        window.ids = try filter.reader.prepared("SELECT o.id FROM orders o WHERE \(order) LIMIT ? OFFSET ?").all {
            $0.bind(filter.condition.values)
            $0.int(window.limit)
            $0.int(window.offset)
        } _: {
            $0.int(0)
        }
        window.matching =
            filter.isTrivial
            ? filter.last
            : try filter.reader.prepared("SELECT count(*) FROM orders o WHERE \(filter.condition.sql)").first {
                $0.bind(filter.condition.values)
            } _: {
                $0.int(0)
            } ?? 0
        return window
    }

    /// By the points that the rules give, or by deadline where only a part of them is wanted.
    static func byPriority(_ query: ListQuery, _ filter: OrderFilter, _ rows: OrderRows) throws -> OrderWindow {
        var found: [Scored] = []
        if filter.mayBeOpen {
            try filter.reader.prepared(openSQL(filter)).each {
                $0.bind(filter.condition.values)
            } _: { row in
                guard filter.orders?.contains(row.int(0)) ?? true else { return }
                let points = try rows.terms(of: row).reduce(0) { $0 + $1.points }
                if filter.passes(points) { found.append(Scored(points: points, deadline: row.int(6), id: row.int(0))) }
            }
        }
        found.sort { $0.isBefore($1, query) }
        var window = OrderWindow(query)
        var unread = 0
        // A closed order has left the queue and has no points: those with some come before it, or behind.
        if filter.mayBeClosed, filter.passes(0) {
            let reach = window.offset + window.limit
            let ahead = found.prefix { query.isDescending ? $0.points > 0 : $0.points < 0 }.count
            let known = found.count
            var limit = ""
            if filter.orders == nil {
                limit = "LIMIT \(query.sort == "priority" && ahead >= reach ? 0 : reach)"
                unread = try closed(filter)
            }
            let rest = "o.is_open = 0 AND (\(filter.condition.sql)) ORDER BY o.deadline, o.id \(limit)"
            try each(rest, of: "o.id, o.deadline", filter) { row in
                guard filter.orders?.contains(row.int(0)) ?? true else { return }
                found.append(Scored(points: 0, deadline: row.int(1), id: row.int(0)))
            }
            if filter.orders == nil { unread -= found.count - known }
            found.sort { $0.isBefore($1, query) }
        }
        for match in found { window.take(match.id) }
        window.matching += unread
        return window
    }

    /// An order with its points in the queue.
    private struct Scored {
        var points: Int
        var deadline: Int
        var id: Int

        func isBefore(_ other: Scored, _ query: ListQuery) -> Bool {
            if query.sort == "priority", points != other.points { return query.isDescending == (points > other.points) }
            return (deadline, id) < (other.deadline, other.id)
        }
    }

    /// How many closed orders match.
    private static func closed(_ filter: OrderFilter) throws -> Int {
        guard filter.isTrivial else {
            return try filter.reader.prepared("SELECT count(*) FROM orders o WHERE o.is_open = 0 AND (\(filter.condition.sql))")
                .first {
                    $0.bind(filter.condition.values)
                } _: {
                    $0.int(0)
                } ?? 0
        }
        return try filter.last - open(filter)
    }

    /// How many orders are open.
    private static func open(_ filter: OrderFilter) throws -> Int {
        try filter.reader.statements("SELECT count(*) FROM orders WHERE is_open = 1").first { $0.int(0) } ?? 0
    }

    /// The open orders that a filter leaves; the order is that of their own index.
    static func openSQL(_ filter: OrderFilter) -> String {
        "SELECT \(OrderRows.columns) FROM orders o WHERE o.is_open = 1 AND (\(filter.condition.sql)) ORDER BY o.deadline"
    }

    private static func each(_ tail: String, _ filter: OrderFilter, _ visit: (Int) throws -> Void) throws {
        try each(tail, of: "o.id", filter) { try visit($0.int(0)) }
    }

    private static func each(
        _ tail: String, of columns: String, _ filter: OrderFilter, _ visit: (ResultRow) throws -> Void
    ) throws {
        try filter.reader.prepared("SELECT \(columns) FROM orders o WHERE \(tail)").each {
            $0.bind(filter.condition.values)
        } _: {
            try visit($0)
        }
    }
}
