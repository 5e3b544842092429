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
        var offending: [String] = []
        let accounts = [Account.inventory, .inventoryInTransit, .inventoryUnchecked, .inventoryDamaged]
        for account in accounts {
            let booked = try reader.balance(of: account)[shop.currency] ?? 0
            let held = layers[account] ?? 0
            guard booked != held else { continue }
            difference += booked - held
            offending.append(
                "\(account): \(Money(minor: booked, shop.currency)) booked, \(Money(minor: held, shop.currency)) in layers")
        }
        return CloseFinding(
            value: Money(minor: difference, shop.currency).description, isPassing: offending.isEmpty,
            detail: "accounts 1200, 1210, 1220 and 1230 less the cost layers of their units", offending: offending,
            figure: try reader.figure(of: accounts, through: period), accounts: accounts, fix: "tally verify names the movements")
    }

    static func depositsEqualUnshipped(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        try control(
            .customerDeposits, "SELECT currency, sum(deposit_minor) FROM orders GROUP BY currency", reader, period,
            "account 2200 less what orders were paid and have not earned or given back")
    }

    static func refundsPayable(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        try control(
            .refundsPayable, "SELECT currency, sum(refund_payable_minor) FROM orders GROUP BY currency", reader, period,
            "account 2240 less what orders owe to customers and has not been paid out")
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
            """, reader, period, "account 2300 less the tax frozen on what was shipped, less what went back")
    }

    /// A liability account against the sum of its orders, by currency.
    private static func control(
        _ account: Account, _ sql: String, _ reader: Reader, _ period: Period, _ detail: String
    ) throws -> CloseFinding {
        var sums = try reader.balance(of: account).mapValues { -$0 }
        try reader.prepared(sql).each { row in sums[try row.currency(0), default: 0] -= row.int(1) }
        let wrong = sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { Money(minor: $0.value, $0.key).description }
        return CloseFinding(
            value: wrong.first ?? "0.00", isPassing: wrong.isEmpty, detail: detail,
            offending: wrong.map { "\(account) differs by \($0)" }, figure: try reader.figure(of: [account], through: period),
            accounts: [account], fix: "tally verify names the orders")
    }

    static func suspenseZero(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let wrong = try reader.balance(of: .suspense).filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { Money(minor: $0.value, $0.key).description }
        return CloseFinding(
            value: wrong.first ?? "0.00", isPassing: wrong.isEmpty, detail: "account 9990",
            offending: wrong.map { "9990 holds \($0)" }, figure: try reader.figure(of: [.suspense], through: period),
            accounts: [.suspense], fix: "look at the exceptions amounts_differ; import the corrected orders")
    }

    static func trialBalance(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let wrong = try reader.statements(
            "SELECT currency, sum(debit) - sum(credit) AS off FROM balance GROUP BY currency HAVING off <> 0"
        ).all { Money(minor: $0.int(1), try $0.currency(0)).description }
        let turnover = try reader.statements("SELECT ifnull(sum(debit), 0) FROM balance WHERE period <= ?").first {
            $0.int(period.number)
        } _: {
            $0.int(0)
        } ?? 0
        return CloseFinding(
            value: wrong.first ?? "0.00", isPassing: wrong.isEmpty, detail: "debits less credits, by currency",
            offending: wrong.map { "debits less credits: \($0)" }, figure: turnover, accounts: [],
            fix: "tally verify names the entries")
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
            figure += try statements("SELECT ifnull(sum(debit) - sum(credit), 0) FROM balance WHERE account = ? AND period <= ?").first {
                $0.int(account.number)
                $0.int(period.number)
            } _: {
                $0.int(0)
            } ?? 0
        }
        return figure
    }
}
