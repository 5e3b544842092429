import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct StockDetailTests {
    /// Items at two places with units on the road, orders that want more than there is, and a SKU that turned out to be another.
    private static func shop() throws -> TestStore {
        let store = try TestStore()
        for code in ["TEA", "POT", "CUP"] { try store.item(code) }
        for (code, units, place) in [("TEA", 40, "HAM"), ("TEA", 3, "KOE"), ("POT", 2, "HAM"), ("CUP", 9, "KOE")] {
            try store.open(code, units, at: place)
        }
        try store.capture("#1", [("TEA", 30, 100), ("POT", 5, 100)])
        try store.capture("#2", [("TEAA", 20, 100), ("CUP", 1, 100)])
        #expect(try store.do("map sku TEAA --to TEA").outcome == .done)
        for line in [
            "allocate #1", "allocate #2", "transfer TEA 2 --from HAM --to KOE", "transfer CUP 3 --from KOE --to HAM",
        ] { try store.do(line) }
        return store
    }

    @Test func `one row of stock by itself is what the list says of it, and the others of its SKU stand beside it`() throws {
        let store = try StockDetailTests.shop()
        let rows = try store.desk.answer(StockList(ListQuery())).rows
        #expect(rows.count >= 5 && rows.contains { !$0.transfers.isEmpty } && rows.contains { $0.lacking > 0 })
        #expect(rows.first { $0.code == "TEA" && $0.locationCode == "HAM" }?.wanted ?? 0 > 0)
        for row in rows {
            let detail = try store.desk.answer(StockDetail(StockKey(row.sku, row.location)))
            #expect(detail.row == row, "\(row.code) at \(row.locationCode)")
            let others = rows.filter { $0.sku == row.sku && $0.location != row.location }.sorted { $0.location < $1.location }
            #expect(detail.elsewhere == others)
        }
    }

    private func plan(_ sql: String, _ store: TestStore) throws -> [String] {
        try store.desk.connections.pool.read { db in
            try Prepared(db.sqliteConnection!, "EXPLAIN QUERY PLAN \(sql)").all { $0.text(3) }
        }
    }

    @Test func `what orders want is looked up for each level, not read through for each`() throws {
        let store = try StockDetailTests.shop()
        let all = try plan("\(StockList.rows) SELECT count(*) FROM r WHERE flag = 'short'", store)
        #expect(all.contains { $0.hasPrefix("SEARCH w USING AUTOMATIC") } && !all.contains { $0.hasPrefix("SCAN w") }, "\(all)")
        let bare = StockList.rows.replacing("CAST(ifnull(i.mapped_to, l.sku) AS INTEGER)", with: "ifnull(i.mapped_to, l.sku)")
        #expect(try plan("\(bare) SELECT count(*) FROM r", store).contains { $0.hasPrefix("SCAN w") })
    }

    @Test func `one row of stock looks at its own orders and transfers, not at those of the whole shop`() throws {
        let store = try StockDetailTests.shop()
        func whole(_ plan: [String]) -> [String] {
            plan.filter { $0.hasPrefix("SCAN") && $0 != "SCAN CONSTANT ROW" }
        }
        let one = try plan("\(StockList.rowsOfOne) SELECT * FROM r", store)
        #expect(one.count > 5 && whole(one) == [], "\(one)")
        let roads = try plan(StockList.transfersSQL(ofOne: true), store)
        #expect(roads.count > 2 && whole(roads) == [], "\(roads)")
        #expect(try !whole(plan("\(StockList.rows) SELECT * FROM r", store)).isEmpty)
        #expect(try !whole(plan(StockList.transfersSQL(ofOne: false), store)).isEmpty)
    }
}
