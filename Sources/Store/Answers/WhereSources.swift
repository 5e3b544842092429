import Policy
import Vocabulary
import Workflow

extension WhereSource {
    static func orders(_ rows: OrderRows) -> WhereSource {
        func customer(_ column: String) -> WhereColumn { .text(ofCustomer(column)) }
        return WhereSource(
            from: "orders o", key: "o.id",
            columns: named(
                .order,
                [
                    "number": .text("o.number"), "channel": .text("(SELECT code FROM channel WHERE id = o.channel)"),
                    "state": .word("o.state") { (try $0.word($1) as OrderState).word },
                    "placed_at": .moment("o.placed_at"), "deadline": .moment("o.deadline"),
                    "total": .money("o.total_minor", "o.currency"), "paid": .money("o.paid_minor", "o.currency"),
                    "refunded": .money("o.refunded_minor", "o.currency"),
                    "location": .text("(SELECT code FROM location WHERE id = o.location)"), "lines": .int("o.lines"),
                    "units": .int("o.units"), "reserved_units": .int("o.reserved_units"),
                    "open_units": .int("o.open_units"), "is_open": .flag("o.is_open"),
                    "is_backordered": .flag("o.is_backordered"), "is_released": .flag("o.is_released"),
                    "risk": .word("o.risk") { (try $0.word($1) as Risk).word },
                    "priority": WhereColumn(sql: OrderRows.columns.split(separator: ",").map(String.init)) { row, at in
                        .int(try rows.terms(of: row, from: at).reduce(0) { $0 + $1.points })
                    },
                    "holds": .texts("kind", from: "hold WHERE order_id = o.id"),
                    "exceptions": .texts(
                        "kind", from: "exception_case WHERE subject = (1 << 56 | o.id) AND is_open = 1"),
                    "skus": .texts("i.code", from: "order_line l JOIN item i ON i.id = l.sku WHERE l.order_id = o.id"),
                    "customer": customer("name"), "email": customer("email"), "city": customer("city"),
                    "postcode": customer("postcode"), "country": customer("country"), "note": customer("note"),
                ].merging(asRulesCallThem(rows)) { own, _ in own }))
    }

    /// What rules ask of an order, by their names and as they read it.
    private static func asRulesCallThem(_ rows: OrderRows) -> [String: WhereColumn] {
        let labels = ["tags", "attributes"].map { "(SELECT \($0) FROM order_mark WHERE order_id = o.id)" }
        func sinceDeadline(_ value: @escaping (Instant) -> Value) -> WhereColumn {
            WhereColumn(sql: ["o.deadline"]) { value($0.moment($1)) }
        }
        func sincePlaced(_ value: @escaping (Instant) -> Value) -> WhereColumn {
            WhereColumn(sql: ["o.placed_at"]) { value($0.moment($1)) }
        }
        return [
            "currency": .word("o.currency") { try $0.currency($1).description }, "line_count": .int("o.lines"),
            "overdue": sinceDeadline { .bool($0 < rows.now) },
            "minutes_to_cutoff": sinceDeadline { .minutes(to: $0, from: rows.now) },
            "age_hours": sincePlaced { .hours(from: $0, to: rows.now) },
            "age_days": sincePlaced { .days(from: $0, to: rows.now) },
            "has_address": WhereColumn(sql: ["street", "city", "country"].map(ofCustomer)) { row, at in
                .bool((0..<3).allSatisfy { !row.text(at + $0).isEmpty })
            },
            "needs_shipping": .flag("EXISTS (SELECT 1 FROM order_line WHERE order_id = o.id AND needs_stock = 1)"),
            "tags": WhereColumn(sql: [labels[0]]) { row, at in
                .tags(row.bytes(at).isEmpty ? Labels() : Labels(tags: try row.coded(at), attributes: []))
            },
            "attributes": WhereColumn(sql: [labels[1]]) { row, at in
                .attributes(row.bytes(at).isEmpty ? Labels() : Labels(tags: [], attributes: try row.coded(at)))
            },
            "channel.zone": .text("(SELECT zone FROM channel WHERE id = o.channel)"),
            "address.country": .text(ofCustomer("country")), "address.province": .text(ofCustomer("province")),
            "address.city": .text(ofCustomer("city")), "address.postcode": .text(ofCustomer("postcode")),
            "customer.name": .text(ofCustomer("name")), "customer.email": .text(ofCustomer("email")),
        ]
    }

    private static func ofCustomer(_ column: String) -> String { "(SELECT \(column) FROM customer WHERE order_id = o.id)" }

    static func stock(_ shop: Shop) -> WhereSource {
        WhereSource(
            with: StockList.rows, from: "r", key: stockKey,
            columns: named(
                .stock,
                [
                    "sku": .text("r.code"), "name": .text("r.name"),
                    "location": .text("(SELECT code FROM location WHERE id = r.location)"),
                    "kind": .text("(SELECT kind FROM location WHERE id = r.location)"), "on_hand": .int("r.on_hand"),
                    "sellable": .int("r.sellable"), "reserved": .int("r.reserved"), "available": .int("r.available"),
                    "quarantine": .int("r.quarantine"), "damaged": .int("r.damaged"), "returned": .int("r.returned"),
                    "in_transit": .int("r.in_transit"), "wanted": .int("r.wanted"),
                    "value": WhereColumn(sql: ["r.value_minor"]) { .money(Money(minor: $0.int($1), shop.currency)) },
                    "flag": .text("r.flag"), "is_provisional": .flag("r.is_provisional"),
                ]))
    }

    /// One number for a SKU at a location.
    static let stockKey = "(r.sku << 20 | r.location)"

    static func exceptions(_ reader: Reader) -> WhereSource {
        WhereSource(
            from: "exception_case e", key: "e.id",
            columns: named(
                .exception,
                [
                    "id": .int("e.id"), "kind": .text("e.kind"),
                    "severity": .word("e.severity") { (try $0.word($1) as Severity).word },
                    "subject": .word("e.subject") { try reader.words(for: try $0.subject($1)) },
                    "summary": .text("e.summary"), "desk": .text("e.desk"),
                    "owner": .text("(SELECT name FROM operator WHERE id = e.owner)"),
                    "state": .word("e.state") { (try $0.word($1) as ExceptionState).word },
                    "is_open": .flag("e.is_open"), "raised_at": .moment("e.raised_at"), "due_at": .moment("e.due_at"),
                ]))
    }

    static func approvals(_ reader: Reader) -> WhereSource {
        WhereSource(
            from: "approval a", key: "a.id",
            columns: named(
                .approval,
                [
                    "id": .int("a.id"), "kind": .text("a.kind"),
                    "subject": .word("a.subject") { try reader.words(for: try $0.subject($1)) },
                    "amount": .money("CASE WHEN a.kind <> 'policy' THEN a.amount_minor END", "a.currency"),
                    "reason": .text("a.reason"),
                    "requested_by": .text("(SELECT name FROM operator WHERE id = a.requested_by)"),
                    "requested_at": .moment("a.requested_at"), "due_at": .moment("a.due_at"), "rule": .text("a.rule"),
                    "role": .text("a.role"), "state": .word("a.state") { (try $0.word($1) as ApprovalState).word },
                    "decided_by": .text("(SELECT name FROM operator WHERE id = a.decided_by)"),
                ]))
    }

    private static func named(_ subject: ListSubject, _ columns: [String: WhereColumn]) -> [String: WhereColumn] {
        Dictionary(uniqueKeysWithValues: columns.map { (subject.name($0.key), $0.value) })
    }
}
