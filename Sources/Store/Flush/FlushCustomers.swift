import Vocabulary
import Workflow

extension Flush {
    /// The totals of the customers whose orders changed, where they are kept; `sequence` is the end of the log that they stand at.
    func writeTotals(through sequence: Int) throws {
        guard books.keepsTotals, let digest = try shelf.customerDigest() else { return }
        let put = try statements(
            """
            INSERT INTO customer_total (key, currency, orders, spent_minor) VALUES (?,?,?,?) ON CONFLICT (key, currency)
            DO UPDATE SET orders = excluded.orders, spent_minor = excluded.spent_minor
            """)
        for key in changes.customers.sorted() {
            for part in try books.customerTotals(of: key).parts {
                try put.run {
                    $0.blob(digest.of(key))
                    $0.currency(part.currency)
                    $0.int(part.orders)
                    $0.int(part.spentMinor)
                }
            }
        }
        try shelf.markTotals(through: sequence)
    }

    /// What went back to a customer for an order, or is to; no row where nothing is.
    func writeRefund(of order: Order) throws {
        guard order.goneBackMinor > 0 else {
            return try statements("DELETE FROM customer_refund WHERE order_id = ?").run { $0.id(order.id) }
        }
        guard let key = order.customerKey, let digest = try shelf.customerDigest() else { return }
        try statements(
            """
            INSERT INTO customer_refund (order_id, key, currency, minor) VALUES (?,?,?,?)
            ON CONFLICT (order_id) DO UPDATE SET minor = excluded.minor
            """
        ).run {
            $0.id(order.id)
            $0.blob(digest.of(key))
            $0.currency(order.currency)
            $0.int(order.goneBackMinor)
        }
    }

    func writeCustomerLabels() throws {
        guard !changes.labelled.isEmpty, let digest = try shelf.customerDigest() else { return }
        let put = try statements(
            "INSERT INTO customer_label (key, labels) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET labels = excluded.labels")
        let drop = try statements("DELETE FROM customer_label WHERE key = ?")
        for key in changes.labelled.sorted() {
            let labels = try books.customerLabels(of: key)
            if labels.isEmpty {
                try drop.run { $0.blob(digest.of(key)) }
            } else {
                try put.run {
                    $0.blob(digest.of(key))
                    $0.coded(labels)
                }
            }
        }
    }

    /// What few orders have; a row only for those.
    func writeMarks(of order: Order) throws {
        guard !order.marks.isEmpty else {
            return try statements("DELETE FROM order_mark WHERE order_id = ?").run { $0.id(order.id) }
        }
        try statements(
            """
            INSERT INTO order_mark (order_id, tags, attributes, phone, overruled, waits) VALUES (?,?,?,?,?,?)
            ON CONFLICT (order_id) DO UPDATE SET tags = excluded.tags, attributes = excluded.attributes,
                phone = excluded.phone, overruled = excluded.overruled, waits = excluded.waits
            """
        ).run {
            $0.id(order.id)
            $0.coded(order.marks.labels.tags)
            $0.coded(order.marks.labels.attributes)
            $0.text(order.marks.phone)
            $0.coded(order.marks.overruled)
            $0.text(order.marks.waits)
        }
    }
}
