import Ledger
import Vocabulary
import Workflow

extension TrialBalance: Answering {
    func answer(from reader: Reader) throws -> [BalanceRow] {
        let chart = try reader.house().chart
        return try reader.statements(
            """
            SELECT account, currency, sum(debit), sum(credit) FROM balance WHERE period <= ?
            GROUP BY account, currency ORDER BY account, currency
            """
        ).all {
            $0.int(through?.number ?? Int(Int32.max))
        } _: {
            BalanceRow(
                account: $0.int(0), name: chart.name(of: Account($0.int(0))) ?? "", currency: try $0.currency(1),
                debitMinor: $0.int(2), creditMinor: $0.int(3))
        }
    }
}

extension RollForward: Answering {
    func answer(from reader: Reader) throws -> [RollForwardRow] {
        let chart = try reader.house().chart
        return try reader.statements(
            """
            SELECT account, currency, sum(iif(period < ?1, debit - credit, 0)), sum(iif(period = ?1, debit, 0)),
                sum(iif(period = ?1, credit, 0)) FROM balance WHERE period <= ?1
            GROUP BY account, currency ORDER BY account, currency
            """
        ).all {
            $0.int(period.number)
        } _: {
            RollForwardRow(
                account: $0.int(0), name: chart.name(of: Account($0.int(0))) ?? "", currency: try $0.currency(1),
                openingMinor: $0.int(2), debitMinor: $0.int(3), creditMinor: $0.int(4))
        }
    }
}

extension Names: Answering {
    func answer(from reader: Reader) throws -> Answer {
        var named: [SKUID: Item] = [:]
        for id in items where named[id] == nil { named[id] = try reader.shelf.item(id) }
        let house = try reader.house()
        return Answer(
            items: named, locations: reader.locations, channels: reader.channels, chart: house.chart,
            ruleTitles: house.policy?.ruleTitles ?? [:])
    }
}
