import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct FindingTests {
    /// One name as four people type it: plain, with its accent, in capitals, and with the accent as a letter of its own.
    static let spellings = ["luders", "lüders", "LÜDERS", "lu\u{308}ders"]

    /// #1 of Anna Lüders and #2 of Åsa Lund, both short of an item that nobody has; a place that nobody knew, and a request.
    private static func shop() throws -> TestStore {
        let store = try TestStore()
        try store.item("POT")
        try store.item("LÜD-1")
        for (number, customer) in [("#1", "Anna Lüders"), ("#2", "Åsa Lund")] {
            try store.perform(
                CaptureOrder(
                    draft: TestStore.draft(number, [("POT", 2, 1000)], placedAt: store.now, customer: customer),
                    channel: ChannelID(1)))
            try store.do("allocate \(number)")
        }
        return store
    }

    private func inbox(_ filter: String, _ store: TestStore) throws -> [String] {
        let page = try store.desk.answer(ExceptionList(ListQuery(filter: ListFilter(filter))))
        #expect(page.matching == page.rows.count)
        return page.rows.map(\.subject)
    }

    @Test(arguments: spellings)
    func `the inbox finds a customer by the same words as the orders, whatever their accents`(word: String) throws {
        let store = try FindingTests.shop()
        #expect(
            try store.desk.answer(OrderList(ListQuery(filter: ListFilter(word)), now: store.now)).rows.map(\.number) == ["#1"])
        #expect(try inbox(word, store) == ["#1"])
        #expect(try inbox("!\(word)", store) == ["#2"])
        #expect(try inbox("\(word) lund", store) == [])
    }

    @Test(arguments: spellings)
    func `the inbox finds what a sentence says, whatever its accents`(word: String) throws {
        let store = try FindingTests.shop()
        try store.open("POT", 3, at: "Lager Lüders")
        #expect(try inbox("lager \(word)", store) == ["LAGERL"])
        try store.open("LÜD-1", 3)
        #expect(try store.perform(ReadStockRow(draft: FindingTests.counted("LÜD-1", 5))).outcome == .done)
        #expect(try inbox("\(word.prefix(word.count - 3))-1", store) == ["LÜD-1 at HAM"])
        #expect(try inbox("subject:\(word.prefix(word.count - 3))-1", store) == ["LÜD-1 at HAM"])
        let stock = ListQuery(filter: ListFilter("sku:\(word.prefix(word.count - 3))-1"))
        #expect(try store.desk.answer(StockList(stock)).rows.map(\.code) == ["LÜD-1"])
    }

    @Test(arguments: spellings)
    func `requests are found by their reason and their order, whatever the accents`(word: String) throws {
        let store = try FindingTests.shop()
        try store.item("VASE", cost: "900.00")
        try store.open("VASE", 20)
        for reason in ["Frau Lüders counted", "broken"] {
            let adjust = AdjustStock(sku: "VASE", quantity: -2, location: "HAM", reason: reason)
            #expect(try store.perform(adjust, as: "clerk").outcome == .asked)
        }
        let page = try store.desk.answer(ApprovalList(ListQuery(filter: ListFilter(word))))
        #expect(page.rows.map(\.approval.reason) == ["Frau Lüders counted"])
        #expect(try store.desk.answer(ApprovalList(ListQuery(filter: ListFilter("!\(word)")))).rows.count == 1)
        #expect(try store.desk.answer(ApprovalList(ListQuery(filter: ListFilter("adjust")))).rows.count == 2)
    }

    @Test func `an order is found by its number in the inbox, and an item by its SKU`() throws {
        let store = try FindingTests.shop()
        #expect(try inbox("subject:1", store) == ["#1"])
        #expect(try inbox("subject:#2", store) == ["#2"])
        #expect(try inbox("subject:3", store) == [])
        #expect(try inbox("#1", store) == ["#1"])
    }

    @Test func `orders are found by the kind of a hold, whatever its accents`() throws {
        let store = try FindingTests.shop()
        #expect(
            try store.perform(HoldOrder(order: OrderReference("#2"), kind: "Prüfung", reason: "odd"), as: "supervisor").outcome
                == .done)
        for word in ["prufung", "PRÜFUNG", "pruf"] {
            let page = try store.desk.answer(OrderList(ListQuery(filter: ListFilter(word)), now: store.now))
            #expect(page.rows.map(\.number) == ["#2"], "\(word)")
        }
    }

    /// What SQLite does for a condition on the inbox.
    private func plan(_ condition: Condition, _ store: TestStore) throws -> [String] {
        try store.desk.connections.pool.read { db in
            try Prepared(
                db.sqliteConnection!,
                "EXPLAIN QUERY PLAN SELECT e.id FROM exception_case e WHERE e.is_open = 1 AND (\(condition.sql))"
            ).all { $0.text(3) }
        }
    }

    @Test func `the inbox looks at the orders and items of its own rows, not at all there are`() throws {
        let store = try FindingTests.shop()
        for condition in [Condition.subject("e.subject", holding: "luders"), .subject("e.subject", named: ["#1"])] {
            let plan = try plan(condition, store)
            #expect(plan.count > 2 && !plan.contains { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN e") }, "\(plan)")
        }
        let everyOrder = Condition("e.subject IN (SELECT 1 << 56 | order_id FROM order_words WHERE instr(folded, 'luders') > 0)")
        #expect(try plan(everyOrder, store).contains { $0.hasPrefix("SCAN order_words") })
    }

    private static func counted(_ sku: String, _ units: Int) -> StockDraft {
        StockDraft(
            sku: sku, title: "", location: "HAM", onHand: units, quarantine: 0, damaged: 0, oversold: 0, source: 4_711, line: 2)
    }
}
