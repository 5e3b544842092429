import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What can be read to its end, and says what is true.
struct ReadableTests {
    @Test func `the log wraps what the last line cuts, and the last line says where the rest is`() {
        let session = Session()
        let sentence = (1...30).map { "word\($0)" }.joined(separator: " ")
        session.send(.imported(ImportNews(stage: .failed, sentence: sentence)))
        #expect(session.lastLine.contains(":log has it all") && !session.lastLine.contains("word30"))
        session.type(":log")
        session.key(.enter)
        #expect(session.text.contains("word1 ") && session.text.contains("word30"), "\(session.text)")
    }

    @Test func `of several that were refused, the log has each reason`() throws {
        let shop = try StoreShop()
        let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", at: shop.now)
        try shop.do("hold web:#1051 --kind stock")
        session.hear()
        session.key(.function(5))
        session.type("*r")
        session.wait(milliseconds: 400)
        session.type(":log")
        session.key(.enter)
        #expect(session.text.contains("none of 3 marked") || session.text.contains("left out"), "\(session.text)")
    }

    @Test func `a request that changed says so in the list, is found by it, and its card rejects with the key of reject`() throws
    {
        let shop = try ClerkShop()
        try shop.store.do("approve 7", as: "clerk2", at: shop.now.adding(seconds: 60))
        let clerk = shop.session(as: "clerk", pane: "approvals")
        #expect(clerk.text.contains("changed"), "\(clerk.text)")
        clerk.type("/state:changed")
        clerk.key(.enter)
        #expect(clerk.text.contains("1-1/1 of"), "\(clerk.text)")
        #expect(clerk.shownTitle == "approval 8")
        let rows = try shop.desk.answer(ApprovalList(ListQuery())).rows
        #expect(rows.filter(\.isChanged).map(\.approval.id.number) == [8])
        clerk.type("a")
        clerk.wait(milliseconds: 600)
        #expect(clerk.text.contains("r = reject it") && clerk.text.contains("F5 = read it again"), "\(clerk.text)")
        clerk.type("r")
        #expect(clerk.lastLine.contains("reject approval 8"), "\(clerk.lastLine)")
    }

    @Test func `a place that was not asked is not called out by anybody`() throws {
        let shop = try StoreShop()
        try shop.capture("#1060", units: 5)
        try shop.do("allocate web:#1051")
        try shop.do("allocate web:#1060")
        try shop.do("receive LAMP-01 1 --at HAM --cost 20.00", as: "buyer")
        try shop.do("receive LAMP-01 3 --at KOE --cost 20.00", as: "buyer")
        try shop.do("allocate web:#1060")
        let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", at: shop.now)
        session.type(":1060")
        session.key(.enter)
        session.type("w")
        #expect(!session.text.contains("out: operator"), "\(session.text)")
    }

    @Test func `a line that lacks units says where they are, opens its stock, and Esc brings the list's own filter back`() throws
    {
        let shop = try StoreShop()
        try shop.do("receive TEA-0001 1 --at HAM --cost 4.00", as: "buyer")
        try shop.capture("#1060", units: 9)
        try shop.do("allocate web:#1060")
        try shop.do("receive LAMP-01 77 --at 3PL --cost 20.00", as: "buyer")
        let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", at: shop.now)
        session.type("1/tea")
        session.key(.enter)
        session.type(":1060")
        session.key(.enter)
        #expect(session.text.contains("part") && session.text.contains("[77 at 3PL]"), "\(session.text)")
        session.key(.enter)
        #expect(session.text.contains("sku:LAMP-01") && session.text.contains("WANTED"), "\(session.text)")
        session.key(.escape)
        #expect(session.text.contains("Orders > #1060"))
        session.type("1")
        #expect(session.text.contains("tea") && !session.text.contains("sku:LAMP-01"), "\(session.text)")
        let short = try shop.desk.answer(StockList(ListQuery(filter: ListFilter("flag:short")))).rows
        #expect(short.map(\.locationCode).contains("3PL"))
    }
}

/// What is asked on the command line of the console, and shown in a window.
struct AskedTests {
    @Test func `the trial balance is a page with totals, for all or up to a month`() throws {
        let shop = try StoreShop()
        let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", at: shop.now)
        session.type(":report trial-balance")
        session.key(.enter)
        #expect(
            session.text.contains("Total, both sides agree") && session.text.contains("Inventory sellable"), "\(session.text)")
        session.key(.escape)
        session.type(":report trial-balance 2026-09")
        session.key(.enter)
        #expect(session.text.contains("Nothing is posted up to the end of 2026-09 yet."), "\(session.text)")
        session.key(.escape)
        session.type(":report balance")
        session.key(.enter)
        #expect(session.lastLine.contains("it is: report trial-balance [PERIOD]"))
    }

    @Test func `verify and backup are asked for here, and what verify found can be read`() {
        let session = Session()
        session.type(":verify")
        session.key(.enter)
        #expect(session.effects.contains { if case .verify = $0 { true } else { false } })
        #expect(session.text.contains("~ verifying"))
        session.send(.imported(ImportNews(stage: .done, sentence: "the store verifies: 31 checks passed")))
        session.send(.told(title: "Verify", [TextLine(" ok    chain")]))
        #expect(session.text.contains("ok    chain") && session.lastLine.contains("31 checks passed"))
        session.key(.escape)
        session.type(":backup /tmp/x.db")
        session.key(.enter)
        #expect(session.effects.contains { if case .backUp("/tmp/x.db") = $0 { true } else { false } })
        session.type(":backup")
        session.key(.enter)
        #expect(session.lastLine.contains("it is: backup FILE"))
    }

    @Test func `what opens while something else is asked waits for nobody`() {
        let session = Session()
        session.type("H")
        session.send(.told(title: "Verify", [TextLine(" ok    chain")]))
        #expect(!session.text.contains("ok    chain"))
    }

    @Test func `help finds what other panes do, and a note goes with the next key`() {
        let session = Session()
        session.type("?transf")
        #expect(session.text.contains("in Stock: Send units"), "\(session.text)")
        session.key(.escape)
        session.key(.escape)
        #expect(session.lastLine.contains("this is the top"))
        session.type("3")
        #expect(!session.lastLine.contains("this is the top"))
    }

    @Test func `Tab says what there is where several are possible, and a condition names what it may ask`() {
        let session = Session()
        session.type(":set theme ")
        session.key(.tab)
        #expect(session.text.contains("dark  light  mono"), "\(session.text)")
        session.key(.escape)
        session.type(":where zzzzzz")
        session.key(.enter)
        session.type(":log")
        session.key(.enter)
        #expect(session.text.contains("order.state"), "\(session.text)")
    }

    @Test func `the amounts of marked requests are seen before they are approved, in the order of the list`() throws {
        let shop = try ClerkShop()
        let clerk = shop.session(as: "clerk", columns: 80, rows: 24, pane: "approvals")
        clerk.type("/id:1,2,3")
        clerk.key(.enter)
        clerk.type("*")
        clerk.wait(milliseconds: 400)
        clerk.type("a")
        clerk.wait(milliseconds: 400)
        let lines = clerk.screen.text().filter { $0.contains("approval ") && $0.contains("EUR") }
        #expect(lines.count >= 3 && lines[0].contains("49.00 EUR") && lines[0].contains("#2001"), "\(clerk.text)")
        let whole = clerk.text
        let (debit, credit) = (whole.range(of: " Dr "), whole.range(of: " Cr "))
        if let debit, let credit { #expect(debit.lowerBound < credit.lowerBound) }
    }

    @Test func `the close opens on the first step that is in the way`() throws {
        let shop = try ClerkShop()
        let session = shop.session(as: "supervisor", pane: "close")
        let row = try #require(session.model.focus as? CloseRow)
        #expect(row.isPassing == false)
    }
}
