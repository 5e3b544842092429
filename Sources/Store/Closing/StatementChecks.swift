import Ledger
import Vocabulary
import Workflow

extension CloseCheck {
    /// Each account of the income statement and each channel against the month before. Nothing of it is wrong; whoever signs
    /// says why it moved.
    static func variancesExplained(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        let (period, limits) = (scope.period, scope.limits)
        let chart = try reader.house().chart
        let statement = chart.lines.filter { [.income, .cost, .expense].contains($0.kind) }.map(\.account)
        let rows = try reader.statements(
            """
            SELECT account, currency, channel, sum(iif(period = ?1, debit - credit, 0)) AS now,
                sum(iif(period = ?1, 0, debit - credit)) AS before
            FROM balance WHERE period BETWEEN ?1 - 1 AND ?1 GROUP BY account, currency, channel ORDER BY account, channel, currency
            """
        ).all {
            $0.int(period.number)
        } _: { row -> CloseOffender? in
            let account = Account(row.int(0))
            let (now, before) = (row.int(3), row.int(4))
            let moved = (now - before).magnitude
            let currency = try row.currency(1)
            guard statement.contains(account), moved > UInt(limits.minor(currency)),
                moved * 100 > before.magnitude * UInt(limits.percent)
            else { return nil }
            let channel = reader.channels[row.id(2)].map { " (\($0.code))" } ?? ""
            return try reader.offender(.account(account)) {
                "\($0) \(chart.name(of: account) ?? "")\(channel): \(Money(minor: now, currency)), the month before \(Money(minor: before, currency))"
            }
        }.compactMap { $0 }
        return CloseFinding(
            value: "\(rows.count) moved", isPassing: true,
            detail:
                "accounts of the income statement, by channel, that moved by more than \(limits.percent) % and \(limits.amounts.map(\.description).joined(separator: " or ")) against the month before",
            offending: Array(rows.prefix(named)), figure: try reader.movement(of: statement, in: period), accounts: statement,
            fix: rows.isEmpty ? "nothing to explain" : "say why: sign STEP --reason TEXT", needsNote: !rows.isEmpty)
    }

    /// What the channels earned less what their goods cost, against the lines of the income statement, made from the journal.
    static func channelsAddUp(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let isMargin = "(account BETWEEN 4000 AND 4099 OR account IN (5000, 5010))"
        var byChannel: [ChannelID: [Currency: Int]] = [:]
        var left: [Currency: Int] = [:]
        try reader.prepared(
            "SELECT channel, currency, sum(credit - debit) FROM balance WHERE period = ? AND channel > 0 AND \(isMargin) GROUP BY channel, currency"
        ).each {
            $0.int(period.number)
        } _: { row in
            byChannel[row.id(0), default: [:]][try row.currency(1), default: 0] += row.int(2)
            left[try row.currency(1), default: 0] += row.int(2)
        }
        for (key, minor) in try reader.journalSums(of: period) where isMarginAccount(key.account) {
            left[key.currency, default: 0] += minor
        }
        let wrong = left.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { Money(minor: $0.value, $0.key) }
        let homeless = try reader.prepared(
            """
            SELECT l.sequence, l.account, l.currency, l.minor FROM journal_entry j JOIN journal_line l ON l.sequence = j.sequence
            WHERE j.period = ? AND \(isMargin) AND l.channel IS NULL ORDER BY l.sequence LIMIT \(named)
            """
        ).all {
            $0.int(period.number)
        } _: { row in
            let amount = Money(minor: row.int(3), try row.currency(2))
            return try reader.offender(.entry(row.int(0))) { _ in
                "entry \(row.int(0)): \(amount) on \(row.int(1)) belong to no channel"
            }
        }
        let margins = byChannel.sorted { $0.key < $1.key }.map { channel, sums in
            let amounts = sums.sorted { $0.key < $1.key }.map { Money(minor: $0.value, $0.key).description }
            return "\(reader.channels[channel]?.code.text ?? "channel \(channel)") \(amounts.joined(separator: ", "))"
        }
        return CloseFinding(
            value: wrong.first?.description ?? "0.00", isPassing: wrong.isEmpty && homeless.isEmpty,
            detail: "margins of the channels (4000 to 4099 less 5000 and 5010) less the same lines of the journal"
                + (margins.isEmpty ? "" : ": \(margins.joined(separator: "; "))"),
            offending: wrong.map {
                CloseOffender(.period(period), name: "\(period)", "the channels and the journal differ by \($0)")
            } + homeless,
            figure: try reader.movement(
                of: (4_000...4_099).map { Account($0) } + [.costOfGoodsSold, .costOfDropShip], in: period),
            accounts: [.productRevenue, .shippingRevenue, .discounts, .returnsAndAllowances, .costOfGoodsSold, .costOfDropShip],
            fix: "tally verify names the balances")
    }

    /// Debits are credits; the month's balances are what its journal makes; every account has its place on a statement.
    static func trialBalance(_ reader: Reader, _ period: Period) throws -> CloseFinding {
        let wrong = try reader.statements(
            "SELECT currency, sum(debit) - sum(credit) AS off FROM balance WHERE period <= ? GROUP BY currency HAVING off <> 0"
        ).all {
            $0.int(period.number)
        } _: {
            CloseOffender(
                .period(period), name: "\(period)", "debits less credits: \(Money(minor: $0.int(1), try $0.currency(0)))")
        }
        let strayed = try strayedMovements(reader, period)
        let chart = try reader.house().chart
        let rows = try RollForward(period).answer(from: reader)
        let unknown = Set(rows.filter { chart.name(of: Account($0.account)) == nil }.map(\.account)).sorted()
            .map { CloseOffender(.account(Account($0)), name: "\($0)", "account \($0) is not in the chart") }
        let offending = wrong + strayed + unknown
        return CloseFinding(
            value: offending.isEmpty ? "\(rows.count) accounts agree" : "\(offending.count) off", isPassing: offending.isEmpty,
            detail:
                "debits less credits by currency, and the month's movement of each account against its journal (tally list trial-balance)",
            offending: Array(offending.prefix(named)), figure: try reader.turnover(through: period), accounts: [],
            fix: "tally verify names the entries")
    }
}

extension CloseCheck {
    private static func isMarginAccount(_ account: Int) -> Bool {
        4_000...4_099 ~= account || account == 5_000 || account == 5_010
    }

    /// Accounts whose balance moved in the month by something else than its entries.
    private static func strayedMovements(_ reader: Reader, _ period: Period) throws -> [CloseOffender] {
        var off = try reader.journalSums(of: period).mapValues { -$0 }
        try reader.statements(
            "SELECT account, currency, sum(debit - credit) FROM balance WHERE period = ? GROUP BY account, currency"
        ).each {
            $0.int(period.number)
        } _: {
            off[.init(account: $0.int(0), currency: try $0.currency(1)), default: 0] += $0.int(2)
        }
        return try off.filter { $0.value != 0 }.sorted { ($0.key.account, $0.key.currency) < ($1.key.account, $1.key.currency) }
            .map { key, minor in
                try reader.offender(.account(Account(key.account))) {
                    "account \($0): its movement is off by \(Money(minor: minor, key.currency)) from the journal"
                }
            }
    }
}

extension Reader {
    /// What a month's entries moved these accounts by, as one number. Debits weigh more, so that entries which cancel each other
    /// out move it too.
    func movement(of accounts: [Account], in period: Period) throws -> Int {
        var figure = 0
        for account in accounts {
            figure +=
                try statements("SELECT ifnull(sum(debit) * 3 - sum(credit), 0) FROM balance WHERE account = ? AND period = ?")
                .first {
                    $0.int(account.number)
                    $0.int(period.number)
                } _: {
                    $0.int(0)
                } ?? 0
        }
        return figure
    }

    /// All debits up to and with a month.
    func turnover(through period: Period) throws -> Int {
        try statements("SELECT ifnull(sum(debit), 0) FROM balance WHERE period <= ?").first {
            $0.int(period.number)
        } _: {
            $0.int(0)
        } ?? 0
    }
}
