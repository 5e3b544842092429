import GRDB
import Vocabulary
import Workflow

/// What customers bought, and what is written on them.
extension SQLiteShelf {
    /// The totals as far as they are kept; where nobody keeps them now, counted over all orders.
    func totals(of key: CustomerKey) throws -> CustomerTotals {
        guard let digest = try customerDigest() else { return CustomerTotals() }
        guard try areTotalsCurrent() else { return try CustomerCount(statements, digest).totals(of: key) }
        return CustomerTotals(
            try statements(
                "SELECT currency, orders, spent_minor FROM customer_total WHERE key = ? ORDER BY currency"
            ).all {
                $0.blob(digest.of(key))
            } _: {
                CustomerTotals.Part(currency: try $0.currency(0), orders: $0.int(1), spentMinor: $0.int(2))
            })
    }

    /// Counts again where the log went on without them; not for a preview, which may not write.
    func catchUpOnTotals() throws {
        guard isWriting, let digest = try customerDigest(), try !areTotalsCurrent() else { return }
        try CustomerCount(statements, digest).write()
        try markTotals(through: counters().sequence)
    }

    func areTotalsCurrent() throws -> Bool {
        try statements(
            "SELECT through = (SELECT ifnull(max(sequence), 0) FROM event) FROM customer_total_mark WHERE id = 1"
        ).first { $0.flag(0) } ?? false
    }

    func markTotals(through sequence: Int) throws {
        try statements(
            "INSERT INTO customer_total_mark (id, through) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET through = excluded.through"
        ).run { $0.int(sequence) }
    }

    func labels(of key: CustomerKey) throws -> Labels {
        guard let digest = try customerDigest() else { return Labels() }
        return try statements("SELECT labels FROM customer_label WHERE key = ?").first {
            $0.blob(digest.of(key))
        } _: {
            try $0.coded(0)
        } ?? Labels()
    }

    /// What few orders have; nil for the others.
    func marks(of id: OrderID) throws -> OrderMarks? {
        try statements("SELECT tags, attributes, phone, overruled, waits FROM order_mark WHERE order_id = ?").first {
            $0.id(id)
        } _: { row in
            var marks = OrderMarks()
            marks.labels = Labels(tags: try row.coded(0), attributes: try row.coded(1))
            marks.phone = row.text(2)
            marks.overruled = try row.coded(3)
            marks.waits = row.text(4)
            return marks
        }
    }
}

/// Counts customers over all orders of a store.
struct CustomerCount {
    private let statements: Statements
    private let digest: CustomerDigest

    init(_ statements: Statements, _ digest: CustomerDigest) {
        self.statements = statements
        self.digest = digest
    }

    /// Of one customer.
    func totals(of key: CustomerKey) throws -> CustomerTotals {
        var totals = CustomerTotals()
        try each { found, currency, minor in
            if found == key { totals.add(orders: 1, minor: minor, currency) }
        }
        return totals
    }

    /// Of all, into the table, from nothing.
    func write() throws {
        try statements("DELETE FROM customer_total").run()
        let put = try statements(
            """
            INSERT INTO customer_total (key, currency, orders, spent_minor) VALUES (?,?,1,?) ON CONFLICT (key, currency)
            DO UPDATE SET orders = orders + 1, spent_minor = spent_minor + excluded.spent_minor
            """)
        try each { key, currency, minor in
            try put.run {
                $0.blob(digest.of(key))
                $0.currency(currency)
                $0.int(minor)
            }
        }
    }

    private func each(_ visit: (CustomerKey, Currency, Int) throws -> Void) throws {
        try statements(
            """
            SELECT c.email, ifnull(m.phone, ''), o.currency, o.paid_minor - o.refunded_minor FROM orders o
            JOIN customer c ON c.order_id = o.id LEFT JOIN order_mark m ON m.order_id = o.id
            """
        ).each { row in
            if let key = CustomerKey(email: row.text(0), phone: row.text(1)) {
                try visit(key, try row.currency(2), row.int(3))
            }
        }
    }
}
