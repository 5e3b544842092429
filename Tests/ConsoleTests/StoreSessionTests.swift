import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// Whole days of an operator on a real store.
struct StoreSessionTests {
    private func session(_ shop: StoreShop, as name: String = "supervisor") -> Session {
        Session(shop.desk, columns: 120, rows: 40, as: name, at: shop.now)
    }

    private func confirm(_ session: Session) {
        session.wait(milliseconds: 400)
        session.key(.enter)
        session.hear()
    }

    @Test func `an order is allocated, released and shipped, and its journal shows what was posted`() throws {
        let shop = try StoreShop()
        let session = session(shop)
        session.type(":1052")
        session.key(.enter)
        session.type("a")
        #expect(session.lastLine.contains("OK units reserved for #1052"))
        session.type("r")
        confirm(session)
        #expect(session.lastLine.contains("OK #1052 released to the floor"))
        session.type("P")
        session.key(.enter)
        session.type("NK-1")
        session.key(.enter)
        #expect(session.text.contains("LAMP-01 x2  HAM -> customer"))
        #expect(session.text.contains("Dr 2200 Customer deposits"))
        confirm(session)
        #expect(try shop.order("1052").state == .shipped)
        session.type("]]")
        #expect(session.text.contains("Cr 4000 Product revenue"))
        session.type("w")
        #expect(session.text.contains("HAM") && session.text.contains("out: R-"))
    }

    @Test func `where keeps the rows for which a condition holds, and says what it cannot read`() throws {
        let shop = try StoreShop()
        defer { withExtendedLifetime(shop) {} }
        let session = session(shop)
        session.type(":where order.numb")
        session.key(.tab)
        session.type("== '#1052'")
        session.key(.enter)
        #expect(session.text.contains("where order.number == '#1052'"))
        #expect(session.text.contains("1-1/1 of"))
        session.type(":where order.total > money('1 GBP')")
        session.key(.enter)
        #expect(session.text.contains("rows have no answer"))
        session.type(":where order.totl > 1")
        session.key(.enter)
        #expect(session.lastLine.contains("there is no order.totl; did you mean order.total?"))
        session.type("\\")
        #expect(!session.text.contains("where order"))
    }

    @Test func `the last unit goes to one order, and the other says what it lacks`() throws {
        let shop = try StoreShop()
        let session = session(shop)
        session.type("*a")
        #expect(session.text.contains("Will change 3, skip 0"))
        confirm(session)
        #expect(try ["1051", "1052", "1053"].map { try shop.order($0).reservedUnits }.reduce(0, +) == 5)
        session.key(.function(5))
        #expect(session.text.contains("part alloc") || session.text.contains("backorder"))
        session.type("3")
        #expect(session.text.contains("stock_short"))
        session.type("t")
        #expect(session.lastLine.contains("is yours"))
        session.type(":exc 1")
        session.key(.enter)
        #expect(session.text.contains("Exceptions > exception 1"))
    }

    @Test func `a write-off is asked for, and another person approves it with its impact in sight`() throws {
        let shop = try StoreShop()
        let supervisor = session(shop)
        supervisor.type("1/LAMP")
        supervisor.key(.enter)
        supervisor.type("V2")
        supervisor.key(.enter, .enter)
        supervisor.type("damaged")
        supervisor.key(.enter)
        #expect(supervisor.text.contains("Asks:"))
        confirm(supervisor)
        #expect(supervisor.lastLine.contains("waits for approval 1"))
        supervisor.type("4a")
        #expect(supervisor.lastLine.contains("your own request"))
        supervisor.wait(milliseconds: 400)
        supervisor.type(":as clerk")
        supervisor.key(.enter)
        #expect(supervisor.text.contains("Dr 5050"))
        supervisor.type("a")
        supervisor.key(.enter)
        confirm(supervisor)
        #expect(supervisor.lastLine.contains("OK approval 1 approved and done"))
        #expect(supervisor.text.contains("approved") && !supervisor.text.contains("If approved"))
        let level = try shop.desk.answer(StockList(ListQuery(filter: ListFilter("sku:LAMP-01")))).rows.first {
            $0.locationCode == "HAM"
        }
        #expect(level?.onHand == 3)
    }

    @Test func `what is on the road can be seen, arrives by a key, and what never will is written off by another person`() throws
    {
        let shop = try StoreShop()
        try shop.do("transfer TEA-0001 6 --from HAM --to KOE")
        let supervisor = session(shop)
        supervisor.type("1/transit:>0")
        supervisor.key(.enter)
        #expect(supervisor.text.contains("1-1/1 of"))
        #expect(supervisor.text.contains("On the road to KOE") && supervisor.text.contains("transfer 1"))
        #expect(supervisor.text.contains("from HAM"))
        // The preview first: i and the action's key; it writes nothing.
        supervisor.type("ia4")
        supervisor.key(.enter)
        #expect(supervisor.text.contains("TEA-0001 x4  KOE in_transit -> KOE"), "\(supervisor.text)")
        supervisor.wait(milliseconds: 400)
        supervisor.key(.escape)
        #expect(try shop.onRoad == 6)
        supervisor.type("a4")
        supervisor.key(.enter)
        confirm(supervisor)
        #expect(try shop.onRoad == 2)
        supervisor.type("X")
        supervisor.key(.enter)
        supervisor.type("the van burnt")
        supervisor.key(.enter)
        confirm(supervisor)
        #expect(supervisor.lastLine.contains("waits for approval 1"), "\(supervisor.lastLine)")
        #expect(try shop.onRoad == 2)
        try shop.do("approve 1", as: "clerk")
        #expect(try shop.onRoad == 0)
        supervisor.key(.function(5))
        supervisor.type("\\/sku:LAMP-01")
        supervisor.key(.enter)
        supervisor.wait(milliseconds: 400)
        supervisor.type("a")
        #expect(supervisor.lastLine.contains("nothing is on the road to LAMP-01 at HAM"))
        supervisor.type("X")
        #expect(supervisor.lastLine.contains("nothing is on the road to LAMP-01 at HAM"))
    }

    @Test func `of several transfers one is chosen, and no other number is taken`() throws {
        let shop = try StoreShop()
        for units in [2, 3] { try shop.do("transfer TEA-0001 \(units) --from HAM --to KOE") }
        let supervisor = session(shop)
        supervisor.type("1/location:KOE")
        supervisor.key(.enter)
        supervisor.type("a")
        #expect(supervisor.text.contains("transfer"))
        supervisor.key(.backspace)
        supervisor.type("9")
        supervisor.key(.enter)
        #expect(supervisor.text.contains("no transfer 9 is on the road to TEA-0001 at KOE"), "\(supervisor.text)")
        supervisor.key(.backspace)
        supervisor.type("2")
        supervisor.key(.enter, .enter)
        confirm(supervisor)
        #expect(try shop.onRoad == 2)
    }

    @Test func `what another operator does appears without moving the cursor`() throws {
        let shop = try StoreShop()
        let (one, other) = (session(shop), session(shop))
        one.key(.down)
        let shown = one.shownTitle
        other.type(":hold 1051 --kind stock")
        other.key(.enter)
        try shop.capture("#1049", units: 1)
        one.hear()
        one.send(.changed(generation: 999))
        #expect(one.shownTitle == shown)
        #expect(one.text.contains("1 new"))
        one.key(.function(5))
        #expect(one.shownTitle == shown)
        #expect(one.text.contains("held"))
    }

    @Test func `an exception that is taken says whose it is everywhere`() throws {
        let shop = try StoreShop()
        let session = session(shop)
        session.type(":raise 1051 --kind other --reason look")
        session.key(.enter)
        #expect(session.lastLine.contains("OK exception 1 raised"))
        session.type("3t")
        #expect(session.lastLine.contains("OK exception 1 is yours"))
        #expect(session.text.contains("owned") && !session.text.contains("nobody yet"))
        session.wait(milliseconds: 400)
        session.type("t")
        #expect(session.lastLine.contains("OK exception 1 given back"))
        #expect(session.text.contains("nobody yet"))
    }

    @Test func `an item without stock, and a code that nobody knows`() throws {
        let shop = try StoreShop()
        try shop.perform(
            RegisterItem(
                draft: ItemDraft(
                    sku: "BARE-01", name: "Bare", cost: "1.00", price: nil, weightGrams: nil, barcode: "", vendor: "", line: 2)))
        let session = session(shop)
        session.type(":sku BARE-01")
        session.key(.enter)
        #expect(session.lastLine.contains("NO BARE-01 is known, but there is none of it anywhere"))
        session.type(":sku BARE-02")
        session.key(.enter)
        #expect(session.lastLine.contains("NO there is no SKU BARE-02"))
    }

    @Test func `every pane answers from a real store`() throws {
        let shop = try StoreShop()
        let session = session(shop)
        for key in "123456" {
            session.type(String(key))
            #expect(!session.text.contains("LOADING"), "\(key)")
            #expect(!session.text.contains("NOT READ"), "\(key)")
        }
    }
}
