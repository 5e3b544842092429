import Ledger
import Vocabulary
import Workflow

extension Verification {
    /// Nothing goes back that was not paid, and what is approved is what is owed, order by order.
    func givenBack() throws -> VerifyLine {
        var wrong = try shelf.statements(
            "SELECT number FROM orders WHERE refunded_minor + refund_payable_minor > paid_minor AND refunded_minor + refund_payable_minor > 0"
        ).all { "order \($0.text(0)): more was given back than paid" }
        wrong += try shelf.statements(
            """
            SELECT o.number FROM orders o JOIN (SELECT order_id, sum(open_minor) AS open FROM refund_grant GROUP BY order_id) g
                ON g.order_id = o.id WHERE g.open > o.refund_payable_minor
            """
        ).all { "order \($0.text(0)): more is approved to go back than is owed" }
        wrong += try shelf.statements(
            """
            SELECT o.number, b.line FROM given_back_line b JOIN orders o ON o.id = b.order_id
                JOIN order_line l ON l.order_id = b.order_id AND l.number = b.line
            WHERE b.refunded > l.shipped OR b.returned > l.shipped
            """
        ).all { "order \($0.text(0)) line \($0.int(1)): more went back than left" }
        wrong += try shelf.statements(
            """
            SELECT e.sequence FROM event e WHERE e.type = 314
                AND NOT EXISTS (SELECT 1 FROM instruction i WHERE i.sequence = e.sequence)
            """
        ).all { "refund of event \($0.int(0)) has no instruction" }
        return VerifyLine("refunds_within_paid", examined: try count("SELECT count(*) FROM given_back"), wrong: wrong)
    }

    /// Account 2300 is the tax on what was shipped, less the tax that went back.
    func taxes() throws -> VerifyLine {
        let wrong = try shelf.statements(
            """
            SELECT currency, sum(part) AS off FROM (
                SELECT currency, credit - debit AS part FROM balance WHERE account = 2300 UNION ALL
                SELECT o.currency, -(l.tax_minor * l.shipped / l.quantity) FROM order_line l JOIN orders o ON o.id = l.order_id
                    WHERE l.shipped > 0 UNION ALL
                SELECT currency, -shipping_tax_minor FROM orders WHERE shipping_earned = 1 UNION ALL
                SELECT o.currency, g.tax_minor FROM given_back g JOIN orders o ON o.id = g.order_id)
            GROUP BY currency HAVING off <> 0
            """
        ).all { "account 2300 differs from the orders' tax by \(Money(minor: $0.int(1), try $0.currency(0)))" }
        return VerifyLine("taxes", examined: try count("SELECT count(*) FROM order_line WHERE shipped > 0"), wrong: wrong)
    }

    /// No entry was posted to a month after it was shut, but by an approved exception.
    func locked() throws -> VerifyLine {
        let wrong = try shelf.prepared(
            """
            SELECT DISTINCT j.sequence, j.day FROM period_lock p JOIN journal_entry j ON j.period <= p.through AND j.sequence > p.sequence
                JOIN journal_line l ON l.sequence = j.sequence
            WHERE (p.area IN (0, 4) OR p.area = \(Schema.area(of: "l.account"))) AND (p.area = 4 OR NOT EXISTS (
                SELECT 1 FROM period_reopening r JOIN event e ON e.sequence = j.sequence
                WHERE r.period = j.period AND r.sequence < j.sequence AND r.until > e.at)) ORDER BY j.sequence
            """
        ).all { "entry \($0.int(0)) on \($0.day(1)) entered a locked month" }
        return VerifyLine("locked_periods", examined: try count("SELECT count(*) FROM period_lock"), wrong: wrong)
    }
}

extension SQLiteShelf {
    /// A statement whose text was put together by the program.
    func prepared(_ sql: String) throws -> Prepared { try statements.make(sql) }
}
