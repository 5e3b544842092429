import Ledger
import Vocabulary
import Workflow

extension CloseCheck {
    /// Besides the control: what the processor should have paid out by the month's end, and what nobody has asked it to pay.
    static func refundsPayable(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        let days = scope.limits.days
        var finding = try control(
            .refundsPayable, "SELECT currency, sum(refund_payable_minor) FROM orders GROUP BY currency",
            of: "refund_payable_minor", reader, scope.period,
            "account 2240 less what orders owe to customers and has not been paid out; refunds approved, and money owed without one, more than \(days) days before the month's end"
        )
        let limit = try reader.start(of: scope.period.next.first.adding(days: -days))
        let late = try lateGrants(reader, before: limit)
        let unasked = try unaskedDebts(reader, before: limit)
        guard !late.isEmpty || !unasked.isEmpty else { return finding }
        finding.isPassing = false
        if !late.isEmpty { finding.value += ", \(late.count) late" }
        if !unasked.isEmpty { finding.value += ", \(unasked.count) not asked for" }
        finding.offending += unasked.prefix(named) + late.prefix(named)
        finding.fix = [
            unasked.isEmpty ? nil : "refund ORDER AMOUNT --reason TEXT, and another person's yes",
            late.isEmpty ? nil : "execute-refund ORDER --reference ID",
        ].compactMap { $0 }.joined(separator: "; ")
        return finding
    }

    /// Refunds that were approved before that moment and are not paid out.
    private static func lateGrants(_ reader: Reader, before limit: Instant) throws -> [CloseOffender] {
        try reader.statements(
            """
            SELECT g.order_id, g.number, g.open_minor, o.currency, e.at FROM refund_grant g JOIN orders o ON o.id = g.order_id
                JOIN instruction i ON i.key = 'refund-' || g.order_id || '-' || g.number JOIN event e ON e.sequence = i.sequence
            WHERE g.open_minor > 0 AND e.at < ? ORDER BY e.at
            """
        ).all {
            $0.moment(limit)
        } _: { row in
            let amount = Money(minor: row.int(2), try row.currency(3))
            let day = try reader.day(of: row.moment(4))
            return try reader.offender(.refund(row.id(0), row.int(1))) {
                "order \($0): refund \(row.int(1)) of \(amount) since \(day)"
            }
        }
    }

    /// Money that orders owe since before that moment, because something was cancelled or paid too much, and of which no refund was approved.
    private static func unaskedDebts(_ reader: Reader, before limit: Instant) throws -> [CloseOffender] {
        let debts = try reader.statements(
            """
            SELECT id, currency, refund_payable_minor - ifnull((
                SELECT sum(open_minor) FROM refund_grant WHERE order_id = orders.id), 0) AS owed
            FROM orders WHERE refund_payable_minor > 0 AND owed > 0 ORDER BY id
            """
        ).all { row in
            (order: row.id(0) as OrderID, amount: Money(minor: row.int(2), try row.currency(1)))
        }
        return try debts.compactMap { debt -> (since: Instant, row: CloseOffender)? in
            guard let since = try reader.owedSince(debt.order, minor: debt.amount.minor), since < limit else { return nil }
            let day = try reader.day(of: since)
            return (
                since,
                try reader.offender(.order(debt.order)) {
                    "order \($0): \(debt.amount) owed since \(day), and no refund was asked for"
                }
            )
        }.sorted { $0.since < $1.since }.map(\.row)
    }
}

extension Reader {
    /// When the oldest part of what an order owes came to be owed: what was given back meanwhile is taken off what is older.
    fileprivate func owedSince(_ order: OrderID, minor: Int) throws -> Instant? {
        let causes = try statements(
            "SELECT sequence, type, payload, at FROM event WHERE subject = ? AND type = 310 ORDER BY sequence DESC"
        ).all {
            $0.int(Subject.order(order).packed)
        } _: { row -> (minor: Int, at: Instant)? in
            let event = try EventCodec.decode(type: row.int(1), payload: row.bytes(2), sequence: row.int(0))
            guard case .order(.cancelled(let cancellation)) = event else { return nil }
            return (cancellation.fromDepositMinor, row.moment(3))
        }.compactMap { $0 }
        var left = minor
        for cause in causes where cause.minor > 0 {
            left -= cause.minor
            if left <= 0 { return cause.at }
        }
        return causes.last?.at
    }
}
