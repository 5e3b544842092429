import Ledger
import Vocabulary
import Workflow

extension CloseCheck {
    static func inventoryEqualsLayers(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        guard let shop = try reader.shelf.shop() else {
            return CloseFinding(value: "", isPassing: false, detail: "the store has no shop yet")
        }
        var layers: [Account: Int] = [:]
        try reader.statements("SELECT state, sum(cost_minor) FROM cost_layer GROUP BY state").each { row in
            let state: StockState = try row.word(0)
            layers[state.account, default: 0] += row.int(1)
        }
        var difference = 0
        var offending: [CloseOffender] = []
        let accounts = [Account.inventory, .inventoryInTransit, .inventoryUnchecked, .inventoryDamaged]
        for account in accounts {
            let booked = try reader.balance(of: account)[shop.currency] ?? 0
            let held = layers[account] ?? 0
            guard booked != held else { continue }
            difference += booked - held
            offending.append(
                try reader.offender(.account(account)) {
                    "\($0): \(Money(minor: booked, shop.currency)) booked, \(Money(minor: held, shop.currency)) in layers"
                })
        }
        return CloseFinding(
            value: Money(minor: difference, shop.currency).description, isPassing: offending.isEmpty,
            detail: "accounts 1200, 1210, 1220 and 1230 less the cost layers of their units, both as they are now",
            offending: offending,
            figure: try reader.figure(of: accounts, through: period), accounts: accounts, fix: "tally verify names the movements")
    }

    static func depositsEqualUnshipped(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        try control(
            .customerDeposits, "SELECT currency, sum(deposit_minor) FROM orders GROUP BY currency", of: "deposit_minor", reader,
            period,
            "account 2200 less what orders were paid and have not earned or given back")
    }

    /// Tax on what was shipped, less the tax that went back, is what account 2300 holds.
    static func taxEqualsShipped(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        try control(
            .salesTax,
            """
            SELECT currency, sum(tax) FROM (
                SELECT o.currency, l.tax_minor * l.shipped / l.quantity AS tax
                FROM order_line l JOIN orders o ON o.id = l.order_id WHERE l.shipped > 0 UNION ALL
                SELECT currency, shipping_tax_minor FROM orders WHERE shipping_earned = 1 UNION ALL
                SELECT o.currency, -g.tax_minor FROM given_back g JOIN orders o ON o.id = g.order_id) GROUP BY currency
            """, of: nil, reader, period, "account 2300 less the tax frozen on what was shipped, less what went back")
    }

    /// What customers owe, and how old it is: whoever signs says what is done about what is old.
    static func receivablesListed(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        var finding = try control(
            .receivable, "SELECT currency, -sum(receivable_minor) FROM orders GROUP BY currency", of: "-receivable_minor", reader,
            scope.period,
            "account 1100 less what orders owe; what is owed for more than \(scope.limits.days) days wants a word from whoever signs"
        )
        let limit = try reader.start(of: scope.period.next.first.adding(days: -scope.limits.days))
        let old = try reader.statements(
            """
            SELECT id, receivable_minor, currency, placed_at FROM orders WHERE receivable_minor <> 0 AND placed_at < ?
            ORDER BY placed_at, id
            """
        ).all {
            $0.moment(limit)
        } _: { row in
            let amount = Money(minor: row.int(1), try row.currency(2))
            return try reader.offender(.order(row.id(0))) { "order \($0) owes \(amount), placed \(row.moment(3).day())" }
        }
        guard !old.isEmpty else { return finding }
        finding.value += ", \(old.count) old"
        finding.offending += old.prefix(named)
        finding.needsNote = finding.isPassing
        return finding
    }

    /// A control account (its credits) against the sum of its orders, by currency; where they differ, the orders are named.
    static func control(
        _ account: Account, _ sql: String, of column: String?, _ reader: Reader, _ period: Period, _ detail: String
    ) throws -> CloseFinding {
        var sums = try reader.balance(of: account).mapValues { -$0 }
        try reader.prepared(sql).each { row in sums[try row.currency(0), default: 0] -= row.int(1) }
        let wrong = sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { Money(minor: $0.value, $0.key).description }
        var offending = try wrong.map { amount in
            try reader.offender(.account(account)) { "\($0) differs by \(amount)" }
        }
        if !wrong.isEmpty, let column { offending += try differing(account, column, reader) }
        return CloseFinding(
            value: wrong.first ?? "0.00", isPassing: wrong.isEmpty, detail: detail, offending: Array(offending.prefix(named)),
            figure: try reader.figure(of: [account], through: period), accounts: [account], fix: "tally verify names the rows")
    }

    /// Orders whose own entries on the account come to something else than their row says.
    private static func differing(_ account: Account, _ column: String, _ reader: Reader) throws -> [CloseOffender] {
        try reader.prepared(
            """
            SELECT o.id, o.currency, ifnull(l.held, 0), \(column) FROM orders o LEFT JOIN (
                SELECT order_id, -sum(minor) AS held FROM journal_line WHERE account = ? GROUP BY order_id) l ON l.order_id = o.id
            WHERE ifnull(l.held, 0) <> \(column) ORDER BY o.id LIMIT \(named)
            """
        ).all {
            $0.int(account.number)
        } _: { row in
            let currency = try row.currency(1)
            return try reader.offender(.order(row.id(0))) {
                "order \($0): its entries make \(Money(minor: row.int(2), currency)), its row says \(Money(minor: row.int(3), currency))"
            }
        }
    }

    static func suspenseZero(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        let (period, limits) = (scope.period, scope.limits)
        let held = try reader.balance(of: .suspense).filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { Money(minor: $0.value, $0.key) }
        let rounded = try reader.statements(
            "SELECT currency, sum(debit - credit) FROM balance WHERE account = 7010 AND period = ? GROUP BY currency ORDER BY currency"
        ).all {
            $0.int(period.number)
        } _: {
            Money(minor: $0.int(1), try $0.currency(0))
        }
        let much = rounded.filter { Int($0.minor.magnitude) > limits.minor($0.currency) }
        return CloseFinding(
            value: (held.first ?? much.first)?.description ?? "0.00", isPassing: held.isEmpty && much.isEmpty,
            detail: "account 9990, and account 7010 beyond \(limits.words) in the month; no room in any other currency",
            offending: try held.map { amount in try reader.offender(.account(.suspense)) { "\($0) holds \(amount)" } }
                + much.map { amount in try reader.offender(.account(.rounding)) { "\($0) moved by \(amount)" } },
            figure: try reader.figure(of: [.suspense, .rounding], through: period), accounts: [.suspense, .rounding],
            fix: "look at the exceptions amounts_differ; import the corrected orders")
    }
}

extension Reader {
    /// Debits less credits of one account over all time, by currency.
    func balance(of account: Account) throws -> [Currency: Int] {
        var sums: [Currency: Int] = [:]
        try statements("SELECT currency, sum(debit) - sum(credit) FROM balance WHERE account = ? GROUP BY currency").each {
            $0.int(account.number)
        } _: {
            sums[try $0.currency(0)] = $0.int(1)
        }
        return sums
    }

    /// The accounts' closing balances at a month's end as one number: any entry of the month or before moves it.
    func figure(of accounts: [Account], through period: Period) throws -> Int {
        var figure = 0
        for account in accounts {
            figure +=
                try statements("SELECT ifnull(sum(debit) - sum(credit), 0) FROM balance WHERE account = ? AND period <= ?").first
            {
                $0.int(account.number)
                $0.int(period.number)
            } _: {
                $0.int(0)
            } ?? 0
        }
        return figure
    }
}
