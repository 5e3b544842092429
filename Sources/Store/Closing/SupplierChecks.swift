import Ledger
import Vocabulary
import Workflow

extension CloseCheck {
    /// Account 2100 is what came in from suppliers: no invoice takes anything off it yet.
    static func receivedNotInvoiced(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        try list(
            .receivedNotInvoiced, StockRevaluationPart.received, reader, scope,
            sums: "SELECT sku, sum(cost_minor) FROM stock_movement WHERE from_place = -2 GROUP BY +sku",
            days: "SELECT count(*), sum(day < ?) FROM stock_movement WHERE from_place = -2 AND cost_minor > 0 AND day <= ?",
            row: "delivery", rows: "deliveries", detail: "account 2100 less the deliveries that are not invoiced, by SKU")
    }

    /// Account 2120 is what vendors have shipped to customers: no bill takes anything off it yet.
    static func dropShipAccrued(_ reader: Reader, _ scope: CloseScope) throws -> CloseFinding {
        try list(
            .dropShipAccrual, StockRevaluationPart.dropShipped, reader, scope,
            sums: """
                SELECT m.sku, sum(m.cost_minor) FROM stock_movement m JOIN location l ON l.id = m.from_place >> 3
                WHERE m.to_place = -3 AND l.kind = 'vendor' GROUP BY +m.sku
                """,
            days: """
                SELECT count(*), sum(m.day < ?) FROM stock_movement m JOIN location l ON l.id = m.from_place >> 3
                WHERE m.to_place = -3 AND l.kind = 'vendor' AND m.cost_minor > 0 AND m.day <= ?
                """,
            row: "parcel", rows: "parcels", detail: "account 2120 less what vendors have shipped and not billed")
    }

    /// A liability against the list of what it stands for; what is old on the list wants a word from whoever signs.
    private static func list(
        _ account: Account, _ part: StockRevaluationPart, _ reader: Reader, _ scope: CloseScope, sums: String, days: String,
        row: String, rows: String, detail: String
    ) throws -> CloseFinding {
        let (period, ageDays) = (scope.period, scope.limits.days)
        guard let shop = try reader.shelf.shop() else {
            return CloseFinding(value: "", isPassing: false, detail: "the store has no shop yet")
        }
        var listed: [SKUID: Int] = [:]
        try reader.prepared(sums).each { listed[$0.id(0), default: 0] += $0.int(1) }
        for revaluation in try reader.revaluations() { listed[revaluation.sku, default: 0] += part.minor(of: revaluation) }
        let booked = -(try reader.balance(of: account)[shop.currency] ?? 0)
        let difference = booked - listed.values.reduce(0, +)
        func money(_ minor: Int) -> Money { Money(minor: minor, shop.currency) }
        let counted =
            try reader.prepared(days).first {
                $0.int(period.last.adding(days: -ageDays).number)
                $0.int(period.last.number)
            } _: {
                ($0.int(0), $0.int(1))
            } ?? (0, 0)
        var offending: [CloseOffender] = []
        if difference != 0 {
            offending.append(
                try reader.offender(.account(account)) {
                    "\($0) holds \(money(booked)), the list makes \(money(booked - difference))"
                })
        }
        let old = counted.1 == 0 ? "" : ", \(counted.1) older than \(ageDays) days"
        return CloseFinding(
            value: money(difference).description + (counted.1 == 0 ? "" : ", \(counted.1) old"), isPassing: difference == 0,
            detail:
                "\(detail): \(counted.0) \(counted.0 == 1 ? row : rows)\(old) at the month's end; bills are not entered here yet, so that nothing leaves the list",
            offending: offending, figure: try reader.figure(of: [account], through: period), accounts: [account],
            fix: difference == 0
                ? "say what is done about the old ones: sign STEP --reason TEXT" : "tally verify names the movements",
            needsNote: difference == 0 && counted.1 > 0)
    }
}

/// Which part of a revaluation an account holds.
enum StockRevaluationPart {
    case received, dropShipped

    func minor(of revaluation: StockRevaluation) -> Int {
        switch self {
        case .received: revaluation.receivedMinor
        case .dropShipped: revaluation.dropShippedMinor
        }
    }
}

extension Reader {
    /// Every time that units without a cost were given one.
    func revaluations() throws -> [StockRevaluation] {
        try statements(
            "SELECT sequence, type, payload FROM event WHERE subject BETWEEN 2 << 56 AND (3 << 56) - 1 AND type = 203 ORDER BY sequence"
        ).all { row -> StockRevaluation? in
            let event = try EventCodec.decode(type: row.int(1), payload: row.bytes(2), sequence: row.int(0))
            if case .stock(.revalued(let revaluation)) = event { return revaluation }
            return nil
        }.compactMap { $0 }
    }
}
