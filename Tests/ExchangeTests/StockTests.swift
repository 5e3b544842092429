import Testing
import Vocabulary
import Workflow

@testable import Exchange

struct StockTests {
    private static let rows =
        "Handle,Title,SKU,COO,Location,Unavailable (not editable),Committed (not editable),Available (not editable),"
        + "On hand (current),On hand (new)\n"

    private func row(_ figures: String, sku: String = "A") throws -> Readings {
        try Readings("\(StockTests.rows)h,T,\(sku),DE,Main,\(figures)\n")
    }

    @Test func `what is unavailable waits in quarantine, and what is promised beyond is oversold`() throws {
        let draft = try row("1,5,-2,4,").stock[0]
        #expect(draft.onHand == 4)
        #expect(draft.quarantine == 1)
        #expect(draft.oversold == 2)
    }

    @Test func `a new figure counts before the current one`() throws {
        let draft = try row("1,5,-2,4,9").stock[0]
        #expect(draft.onHand == 9)
        #expect(draft.oversold == 0)
        #expect(try row("0,0,7,7,0").stock[0].onHand == 0)
        let started = try row("not stocked,not stocked,not stocked,not stocked,3").stock
        #expect(started.map(\.onHand) == [3])
    }

    @Test func `not stocked makes no draft`() throws {
        let found = try row("not stocked,not stocked,not stocked,not stocked,")
        #expect(found.drafts == [])
        #expect(found.rejections == [])
    }

    @Test func `figures that cannot be are refused`() throws {
        #expect(try row("0,2,-5,-3,").reasons[0].contains("is negative (-3)"))
        #expect(try row("0,2,5,8,").reasons[0].contains("is 8, but available 5, committed 2 and unavailable 0 make 7"))
        #expect(try row("5,0,0,5,2").reasons[0].contains("is 5, of 2 on hand"))
        #expect(try row("0,0,x,5,").reasons[0].contains("no whole number"))
        #expect(try row("0,0,5,5,", sku: "").reasons == ["`SKU` is blank, so the stock belongs to nothing"])
    }

    @Test func `a negative cell rejects the whole record of the older shape`() throws {
        let found = try Readings("Handle,SKU,COO,\"Kö, 12\",West\nh,A,DE,1,-2\nh,B,DE,3,not stocked\nh,C,DE,,4\n")
        #expect(found.reasons == ["`West` is negative (-2)"])
        #expect(found.stock.map(\.sku) == ["B", "C"])
        #expect(found.stock.map(\.location) == ["Kö, 12", "West"])
    }

    @Test func `a location has one column`() {
        #expect(throws: Defect.self) { _ = try Readings("Handle,SKU,COO,West,West\nh,A,DE,1,2\n") }
    }

    @Test func `a rejects file of stock has no location called as its reasons`() throws {
        #expect(try Readings("Handle,SKU,COO,West,Reject reason\nh,A,DE,1,x\n").stock.map(\.location) == ["West"])
    }

    @Test func `the same place twice counts once when it says the same, and is refused when it does not`() throws {
        let found = try Readings("sku,location,on_hand\nA,W,1\nA,W,1\nA,W,2\nB,W,2\n")
        #expect(found.stock.map(\.onHand) == [1, 2])
        #expect(found.reasons == ["A at W stands on line 2 already and says something else there"])
        #expect(found.rejections.map(\.line) == [4])
    }

    @Test func `our own stock file has states of units`() throws {
        let found = try Readings("Damaged,SKU,on_hand,location,quarantine\n1,007,5,MAIN,2\n,B,3,MAIN,\n4,C,5,MAIN,2\n,D,,MAIN,\n")
        #expect(found.format == "tallyman-stock")
        #expect(found.stock.map(\.sku) == ["007", "B"])
        #expect(found.stock[0].quarantine == 2)
        #expect(found.stock[0].damaged == 1)
        #expect(found.stock[0].onHand == 5)
        #expect(found.reasons == ["`on_hand` is 5, but quarantine and damaged alone are 6", "`on_hand` is blank"])
    }

    @Test func `the fingerprint of stock is that of its figures`() throws {
        let one = try Readings("sku,location,on_hand\nA,W,1\n").stock[0]
        let other = try Readings("location,damaged,on_hand,sku\r\nW,,1,A\r\n").stock[0]
        #expect(one.source == other.source)
        let told = try Readings("location,damaged,on_hand,sku\r\nW,0,1,A\r\n").stock[0]
        #expect(one.source != told.source, "it says that none is damaged")
        let more = try Readings("sku,location,on_hand\nA,W,2\n").stock[0]
        #expect(one.source != more.source)
    }
}
