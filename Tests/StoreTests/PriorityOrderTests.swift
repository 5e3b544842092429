import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct PriorityOrderTests {
    /// Twelve orders: open ones with points, without and below zero, and closed ones between their deadlines.
    private static func shop() throws -> TestStore {
        let store = try TestStore(
            replacing: "priority.yaml",
            with: """
                family: priority
                owner: "Operations"
                desk: supervisor
                review_by: 2027-03-31
                rules:
                  - {id: P-01, title: "Many units", when: 'order.units > 6', points: 30}
                  - {id: P-02, title: "Few units", when: 'order.units < 3', points: -10}
                """)
        try store.item("TEA")
        try store.open("TEA", 500)
        for number in 1...12 {
            try store.perform(
                CaptureOrder(
                    draft: TestStore.draft(
                        "#\(number)", [("TEA", number % 5 * 2 + 1, 1000)],
                        placedAt: store.now.adding(hours: -((number * 7) % 12) * 24),
                        customer: number % 3 == 0 ? "Jürgen Müller" : "Åsa Lund"), channel: ChannelID(1)))
        }
        for number in [2, 5, 7, 11] { try store.do("cancel #\(number)") }
        return store
    }

    /// Every order that a filter leaves, with what it is sorted by.
    private func all(_ filter: String, _ store: TestStore) throws -> [OrderRow] {
        try store.desk.answer(OrderList(ListQuery(filter: ListFilter(filter), limit: 1_000), now: store.now)).rows
    }

    private static let filters = [
        "", "open:yes", "open:no", "state:cancelled", "!state:cancelled", "muller", "!muller", "priority:>0", "priority:<1",
        "priority:0", "!priority:0", "priority:<0 muller", "number:7,8",
    ]

    @Test(arguments: filters) func `any window by priority is that part of all orders in the order of their points`(
        filter: String
    )
        throws
    {
        let store = try PriorityOrderTests.shop()
        let rows = try all(filter, store)
        for isDescending in [true, false] {
            let sorted = rows.sorted { a, b in
                if a.priority != b.priority { return isDescending == (a.priority > b.priority) }
                return (a.deadline, a.id) < (b.deadline, b.id)
            }.map(\.number)
            for (offset, limit) in [(0, 100), (0, 1), (0, 2), (1, 2), (2, 5), (4, 4), (11, 3), (40, 3)] {
                let page = try store.desk.answer(
                    OrderList(
                        ListQuery(
                            filter: ListFilter(filter), sort: "priority", isDescending: isDescending, offset: offset,
                            limit: limit), now: store.now))
                #expect(page.rows.map(\.number) == Array(sorted.dropFirst(offset).prefix(limit)), "\(offset) \(limit)")
                #expect(page.matching == sorted.count && page.total == 12)
            }
        }
    }

    @Test func `the shop of these tests has orders above, at and below zero, and closed ones`() throws {
        let rows = try all("", try PriorityOrderTests.shop())
        #expect(Set(rows.map { $0.priority.signum() }) == [-1, 0, 1])
        #expect(rows.contains { $0.priority == 0 && !$0.state.isClosed } && rows.contains { $0.state.isClosed })
    }

    @Test func `open orders are found by their own index, and closed ones are not read for their points`() throws {
        let store = try PriorityOrderTests.shop()
        for filter in ["", "state:held", "location:ham", "currency:EUR"] {
            let plan = try store.desk.connections.pool.read { db in
                let reader = try Reader(db, houses: store.desk.houses, words: OrderWords())
                let sql = OrderWindow.openSQL(try OrderFilter(ListFilter(filter), at: Instant(milliseconds: 0), reader))
                return try Prepared(db.sqliteConnection!, "EXPLAIN QUERY PLAN \(sql)").all { $0.text(3) }
            }
            #expect(plan.contains { $0.contains("USING INDEX orders_open") }, "\(filter): \(plan)")
        }
    }
}
