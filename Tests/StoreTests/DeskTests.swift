import Testing
import Vocabulary

@testable import Store
@testable import Workflow

@Suite struct DeskTests {
    @Test func `an order goes from a draft to a shipped one, one transaction after another`() throws {
        let store = try TestStore()
        try store.item("TEA")
        try store.open("TEA", 10)
        #expect(try store.capture("#1", [("TEA", 3, 1190)]).outcome == .done)
        #expect(try store.do("allocate #1").outcome == .done)
        #expect(try store.do("release 1").outcome == .done)
        #expect(try store.do("ship web:#1 --tracking DE-1").outcome == .done)
        let page = try store.desk.answer(OrderList(ListQuery(), now: store.now))
        #expect(page.rows.map(\.state) == [.shipped])
        let stock = try store.desk.answer(StockList(ListQuery()))
        #expect(stock.rows.map(\.onHand) == [7])
        #expect(stock.rows.map(\.valueMinor) == [3500])
    }
}
