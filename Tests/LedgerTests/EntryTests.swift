import Testing
import Vocabulary

@testable import Ledger

@Suite struct EntryTests {
    static let day = Day("2026-11-23")!

    @Test func `an entry that balances in each currency is made, and its lines keep where they belong`() throws {
        var draft = EntryDraft(.gbp)
        draft.order = OrderID(7)
        draft.debit(.customerDeposits, 1_200)
        draft.credit(.productRevenue, 1_000)
        draft.credit(.salesTax, 200)
        draft.location = LocationID(1)
        draft.debit(.costOfGoodsSold, 500, in: .eur)
        draft.credit(.inventory, 500, in: .eur, at: LocationID(2))
        let entry = try #require(draft.entry(on: EntryTests.day))
        #expect(entry.lines.map(\.minor) == [1_200, -1_000, -200, 500, -500])
        #expect(entry.lines.map(\.debitMinor) == [1_200, 0, 0, 500, 0])
        #expect(entry.lines.map(\.creditMinor) == [0, 1_000, 200, 0, 500])
        #expect(entry.lines.map(\.order) == Array(repeating: OrderID(7), count: 5))
        #expect(entry.lines.map(\.location) == [nil, nil, nil, LocationID(1), LocationID(2)])
        #expect(entry.day == EntryTests.day)
    }

    @Test func `amounts of zero are left out, and nothing is no entry`() {
        var draft = EntryDraft(.eur)
        draft.debit(.inventory, 0)
        draft.credit(.openingBalance, 0)
        #expect(draft.entry(on: EntryTests.day) == nil)
    }

    @Test func `a negative debit is a credit`() throws {
        var draft = EntryDraft(.eur)
        draft.debit(.rounding, -3)
        draft.credit(.suspense, -3)
        let entry = try #require(draft.entry(on: EntryTests.day))
        #expect(entry.lines.map(\.creditMinor) == [3, 0])
        #expect(entry.lines.map(\.debitMinor) == [0, 3])
    }

    @Test func `an entry that does not balance cannot be made`() async {
        await #expect(processExitsWith: .failure) {
            var draft = EntryDraft(.eur)
            draft.debit(.inventory, 100)
            draft.credit(.openingBalance, 99)
            _ = draft.entry(on: Day("2026-11-23")!)
        }
    }

    @Test func `two currencies do not balance each other`() async {
        await #expect(processExitsWith: .failure) {
            var draft = EntryDraft(.eur)
            draft.debit(.inventory, 100)
            draft.credit(.openingBalance, 100, in: .usd)
            _ = draft.entry(on: Day("2026-11-23")!)
        }
    }

    @Test func `the chart names its accounts in their order`() {
        let chart = Chart([
            .init(account: .salesTax, name: "Tax", kind: .liability), .init(account: .bank, name: "Bank", kind: .asset),
        ])
        #expect(chart.lines.map(\.account) == [.bank, .salesTax])
        #expect(chart.name(of: .bank) == "Bank")
        #expect(chart.name(of: .rounding) == nil)
        #expect(Set(Chart.required).count == Chart.required.count)
    }
}
