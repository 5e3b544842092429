import Testing
import Vocabulary
import Workflow

@testable import Console

/// What a supervisor stumbled over who had never seen the console.
struct TrialTests {
    private func session(_ shop: StoreShop, columns: Int = 120, rows: Int = 40) -> Session {
        Session(shop.desk, columns: columns, rows: rows, as: "supervisor", at: shop.now)
    }

    @Test func `F5 on the card of a conflict shows what would be done, and does nothing`() throws {
        let shop = try StoreShop()
        let session = session(shop)
        session.type(":1052")
        session.key(.enter)
        session.type("Hstock")
        session.key(.enter)
        session.type("look at it")
        try shop.do("hold 1052 --kind address --reason first", as: "clerk")
        session.key(.enter)
        #expect(session.text.contains("F5 = read it again"), "\(session.text)")
        session.wait(milliseconds: 600)
        session.hear()
        session.key(.function(5))
        #expect(try shop.order("1052").holds == ["address"], "nothing was done yet")
        #expect(session.text.contains("nothing is changed yet") && session.text.contains("look at it"), "\(session.text)")
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(try shop.order("1052").holds == ["address", "stock"])
    }

    @Test func `an order for which nothing is free is shown to wait before it does`() throws {
        let shop = try StoreShop()
        try shop.do("allocate 1053")
        try shop.do("allocate 1052")
        let session = session(shop)
        session.type(":1051")
        session.key(.enter)
        session.type("ia")
        #expect(session.text.contains("Not done: nothing could be reserved for order #1051, which waits"), "\(session.text)")
        #expect(session.text.contains("backordered") && session.text.contains("Enter = do it"), "\(session.text)")
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(try shop.order("1051").state == .backordered)
        #expect(session.lastLine.contains("which waits"), "\(session.lastLine)")
        // Again it would change nothing.
        session.wait(milliseconds: 400)
        session.type("ia")
        #expect(session.text.contains("Refused: nothing could be reserved"), "\(session.text)")
    }

    @Test func `Tab in a filter ends names and values and lists what there is`() throws {
        let shop = try StoreShop()
        defer { withExtendedLifetime(shop) {} }
        let session = session(shop, columns: 80, rows: 24)
        session.type("/")
        #expect(session.lastLine.hasSuffix("Enter keeps  Esc drops"), "\(session.lastLine)")
        session.key(.tab)
        #expect(session.text.contains("fields: state channel location"), "\(session.text)")
        #expect(session.lastLine.hasSuffix("open"), "all of them can be read: \(session.lastLine)")
        session.type("st")
        session.key(.tab)
        #expect(session.text.contains("/ state:"), "\(session.text)")
        session.key(.tab)
        #expect(session.text.contains("state: captured held backordered"), "\(session.text)")
        #expect(session.lastLine.hasSuffix("delivered cancelled"), "\(session.lastLine)")
        session.type("capt")
        session.key(.tab)
        #expect(session.text.contains("state:captured") && session.text.contains("1-3/3"), "\(session.text)")
        session.key(.backspace)
        session.type("d,partly")
        session.key(.tab)
        #expect(session.text.contains("state:captured,partly_") && session.lastLine.contains("partly_allocated partly_shipped"))
        session.key(.escape)
        session.type("/customer:")
        session.key(.tab)
        #expect(session.lastLine.contains("customer: a value of your own"), "\(session.lastLine)")
    }

    @Test func `a filter that is dropped leaves the list where it was`() {
        let session = Session(columns: 80, rows: 24)
        for _ in 0..<12 { session.key(.down) }
        let (title, before) = (session.shownTitle, session.text)
        session.type("/zz")
        #expect(session.text != before)
        session.key(.escape)
        session.hear()
        #expect(session.shownTitle == title)
        #expect(session.text == before, "\(session.text)")
        // The control: one that is kept and cleared later begins at the top.
        session.type("/zz")
        session.key(.enter)
        session.type("\\")
        #expect(session.text != before)
    }

    @Test func `rows are found by the words that they show`() throws {
        let shop = try StoreShop()
        defer { withExtendedLifetime(shop) {} }
        try shop.do("hold 1051 --kind address --reason x")
        try shop.do("allocate 1053")
        try shop.do("allocate 1052")
        try shop.capture("#1060", units: 9, placed: shop.now.adding(days: -30))
        try shop.do("allocate 1060")
        func orders(_ words: String) throws -> [String] {
            try shop.desk.answer(OrderList(ListQuery(filter: ListFilter(words)), now: shop.now)).rows.map(\.number).sorted()
        }
        #expect(try orders("held") == ["#1051"] && orders("addr") == ["#1051"])
        #expect(try orders("alloc") == ["#1052", "#1053"])
        #expect(try orders("backorder") == ["#1060"] && orders("stock_short") == ["#1060"])
        #expect(try orders("late") == ["#1060"])
        #expect(try orders("!late !held") == ["#1052", "#1053"])
        #expect(try orders("al") == [], "two letters stand in most of them")
        let stock = try shop.desk.answer(StockList(ListQuery(filter: ListFilter("short")))).rows
        #expect(stock.map(\.code) == ["LAMP-01"])
        let inbox = try shop.desk.answer(ExceptionList(ListQuery(filter: ListFilter("open")))).rows
        #expect(!inbox.isEmpty)
    }
}
