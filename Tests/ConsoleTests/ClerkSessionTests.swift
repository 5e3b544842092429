import Panes
import Store
import Testing
import Vocabulary
import Workflow

@testable import Console

/// A finance clerk's day by keys, on a real store: requests decided, refunds asked for and paid out.
struct ClerkSessionTests {
    @Test func `seventeen requests are met by keys: fifteen are decided, one's own and what has changed are not`() throws {
        let shop = try ClerkShop()
        let clerk = shop.session(as: "clerk", pane: "approvals")
        #expect(shop.requests.count == 17)
        #expect(clerk.text.contains("[4 Approvals 17]"))
        for number in shop.requests.keys.sorted() {
            clerk.line("apr \(number)")
            #expect(clerk.text.contains("Evidence"), "\(number)")
            switch shop.requests[number]! {
            case .clean:
                // One key and Enter.
                clerk.type("a")
                clerk.confirm()
                #expect(clerk.lastLine.contains("OK approval \(number) approved and done"), "\(clerk.lastLine)")
            case .changes:
                #expect(clerk.text.contains("is no longer what was asked"), "\(clerk.text)")
                clerk.type("a")
                clerk.wait(milliseconds: 600)
                #expect(clerk.text.contains("CHANGED SINCE IT WAS ASKED"), "\(clerk.text)")
                #expect(clerk.text.contains("Nothing was done."))
                #expect(clerk.text.contains("promised back"))
                clerk.key(.escape)
                clerk.type("rask again with the rest that is left")
                clerk.key(.enter)
                clerk.confirm()
                #expect(clerk.lastLine.contains("OK approval \(number) rejected"), "\(clerk.lastLine)")
            case .doubtful:
                #expect(clerk.text.contains("Look !"))
                clerk.type("a")
                #expect(clerk.lastLine.contains("why it is right"), "\(clerk.lastLine)")
                clerk.type("short")
                clerk.key(.enter)
                #expect(clerk.lastLine.contains("at least 10 letters"))
                clerk.type(", the carrier admits both")
                clerk.key(.enter)
                clerk.confirm()
                #expect(clerk.text.contains("Enter is off until it is typed"), "\(clerk.text)")
                clerk.type("98.00")
                clerk.key(.enter)
                #expect(clerk.lastLine.contains("OK approval \(number) approved and done"), "\(clerk.lastLine)")
            case .own:
                clerk.type("a")
                #expect(clerk.lastLine.contains("is your own request: another person has to decide"))
                clerk.wait(milliseconds: 400)
                clerk.type("r")
                #expect(clerk.lastLine.contains("is your own request"))
            }
            clerk.key(.escape)
        }
        let left = try shop.desk.answer(ApprovalList(ListQuery())).rows
        #expect(left.map(\.requestedBy) == ["clerk"])
        clerk.type("4")
        clerk.key(.function(5))
        #expect(clerk.text.contains("own"))
        clerk.type("X")
        clerk.confirm()
        #expect(clerk.lastLine.contains("withdrawn"), "\(clerk.lastLine)")
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `two clerks on one request: the second is told who was faster, with or without having heard of it`() throws {
        let shop = try ClerkShop()
        for hears in [true, false] {
            let number = hears ? 1 : 2
            let (one, two) = (shop.session(as: "clerk", pane: "approvals"), shop.session(as: "clerk2", pane: "approvals"))
            for session in [one, two] {
                session.line("apr \(number)")
                session.type("a")
                session.wait(milliseconds: 400)
            }
            one.key(.enter)
            #expect(one.lastLine.contains("OK approval \(number) approved"), "\(one.lastLine)")
            if hears { two.hear() } else { two.key(.enter) }
            #expect(two.text.contains("CHANGED SINCE YOU SAW IT"), "\(two.text)")
            #expect(two.text.contains("approved by clerk") && two.text.contains("Nothing was done."), "\(two.text)")
            // What was typed before it could be read is not for the card.
            two.key(.enter)
            two.type("r")
            #expect(two.text.contains("CHANGED SINCE YOU SAW IT"))
            two.wait(milliseconds: 600)
            two.type("r")
            #expect(two.lastLine.contains("is approved already"), "\(two.lastLine)")
        }
        let grants = try shop.desk.answer(OrderDetail(shop.store.order("2001").id, now: shop.now)).order.back.grants
        #expect(grants.count == 1)
    }

    @Test func `marked requests are approved together, and one with doubts is left out`() throws {
        let shop = try ClerkShop()
        let clerk = shop.session(as: "clerk", pane: "approvals")
        for number in [1, 3, 10] {
            clerk.line("apr \(number)")
            clerk.key(.escape)
        }
        clerk.type("4/id:1,3,10")
        clerk.key(.enter)
        clerk.type("*")
        clerk.wait(milliseconds: 400)
        clerk.type("a")
        #expect(clerk.text.contains("Will change 2, skip 1"), "\(clerk.text)")
        #expect(clerk.text.contains("approval 10 has doubts: decide it by itself"), "\(clerk.text)")
        #expect(clerk.text.contains("Cr 2240"), "\(clerk.text)")
        clerk.confirm()
        #expect(clerk.lastLine.contains("2 of 3 done"), "\(clerk.lastLine)")
        #expect(
            try shop.desk.answer(ApprovalList(ListQuery(filter: ListFilter("id:1,3,10")))).rows.map(\.approval.id.number) == [10])
    }

    @Test func `a request that wants two yeses keeps the first, and says who is wanted next`() throws {
        let shop = try StoreShop(
            approvals: """
                family: approvals
                owner: "Finance"
                review_by: 2027-03-31
                rules:
                  - id: A-write_off
                    title: "Two for every write-off"
                    when: request.kind == "write_off"
                    steps: [{role: finance_clerk, count: 1, within: 24h}, {role: controller, count: 1, within: 24h}]
                """)
        try shop.do("writeoff LAMP-01 1 --at HAM --reason 'fell from the rack'")
        let session = Session(shop.desk, columns: 100, rows: 30, as: "clerk", pane: "approvals", at: shop.now)
        #expect(session.text.contains("0 of 1 finance clerk, then 0 of 1 controller"), "\(session.text)")
        #expect(session.text.contains("your yes is kept"), "\(session.text)")
        session.type("a")
        session.confirm()
        #expect(
            session.lastLine.contains("OK your yes to approval 1 is kept: a controller has to say yes too"), "\(session.lastLine)"
        )
        session.type("a")
        #expect(session.lastLine.contains("NO "), "\(session.lastLine)")
        session.line("as controller")
        #expect(session.text.contains("so far clerk"), "\(session.text)")
        session.type("a")
        session.confirm()
        #expect(session.lastLine.contains("OK approval 1 approved and done"), "\(session.lastLine)")
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `an exception about an order leads to its refund`() throws {
        let shop = try ClerkShop()
        let session = shop.session(as: "supervisor")
        session.line("raise 2012 --kind customer --reason 'wants money back'")
        session.line("raise LAMP-01 --kind damaged --reason 'rattles'")
        session.type("3")
        session.line("exc 1")
        session.type("d")
        #expect(
            session.text.contains("REFUND #") && session.text.contains("may still go back 49.00 EUR"), "\(session.text)"
        )
        session.type("1:1")
        session.key(.enter, .enter, .enter)
        session.type("as promised by telephone")
        session.key(.enter)
        session.confirm()
        #expect(
            try shop.desk.answer(ApprovalList(ListQuery(filter: ListFilter("subject:#2012")))).rows.count == 1, "\(session.text)")
        session.key(.escape)
        session.line("exc 2")
        session.type("d")
        #expect(session.lastLine.contains("is not about an order"), "\(session.lastLine)")
    }

    @Test func `an order that changes under an open sheet is shown as it was and as it is`() throws {
        let shop = try ClerkShop()
        let session = shop.session(as: "supervisor")
        try session.cancelsWhatIsHeldMeanwhile(shop)
        #expect(session.text.contains("CHANGED SINCE YOU SAW IT   #1051"), "\(session.text)")
        #expect(session.text.contains("* held") && session.text.contains("supervisor, 10:00+1: held, stock"), "\(session.text)")
        session.wait(milliseconds: 600)
        session.type("r")
        session.wait(milliseconds: 400)
        #expect(session.text.contains("CANCEL #1051"), "what was typed is kept: \(session.text)")
        session.key(.escape)
        #expect(try shop.store.order("1051").state == .held)
    }

    @Test func `a request that nobody answered in time says so, and is asked again`() throws {
        let shop = try ClerkShop()
        let session = shop.session(as: "clerk", pane: "approvals")
        session.send(.tick(shop.now.adding(hours: 40)))
        session.hear()
        session.key(.function(5))
        #expect(session.text.contains("expired"), "\(session.text)")
        session.type("a")
        #expect(session.lastLine.contains("it has to be asked again"), "\(session.lastLine)")
    }

    @Test func `a refund is asked for by a form that knows what may go back, and paid out with its reference`() throws {
        let shop = try ClerkShop()
        let session = shop.session(as: "supervisor")
        session.line("2012")
        session.type("d")
        #expect(session.text.contains("REFUND #2012: nothing is changed yet"))
        #expect(session.text.contains("may still go back"))
        session.type("1:9")
        session.key(.enter)
        #expect(session.lastLine.contains("line 1: 1 left and not refunded"), "\(session.lastLine)")
        session.key(.control("u"))
        session.type("1:1")
        session.key(.enter)
        #expect(session.text.contains("49.00 EUR at most"), "\(session.text)")
        session.key(.control("u"))
        session.type("49.01")
        session.key(.enter)
        #expect(session.lastLine.contains("at most 49.00 EUR may go back for this"))
        session.key(.control("u"))
        session.type("49")
        session.key(.enter, .enter)
        session.type("lamp was dented")
        session.key(.enter)
        #expect(session.text.contains("another person has to approve it first"), "\(session.text)")
        #expect(session.text.contains("When it is approved, 49.00 EUR"))
        #expect(session.text.contains("Cr 2240"))
        session.confirm()
        #expect(session.lastLine.contains("refund of #2012 waits for approval 19"), "\(session.lastLine)")
        session.type("O")
        #expect(session.lastLine.contains("may not say that a refund was paid out"), "\(session.lastLine)")
        session.line("as clerk")
        session.line("apr 19")
        session.type("a")
        session.confirm()
        session.line("2012")
        session.type("O")
        #expect(session.text.contains("approved, not paid out yet"), "\(session.text)")
        session.type("pp-2012")
        session.key(.enter)
        #expect(session.text.contains("Dr 2240") && session.text.contains("Cr 1050"), "\(session.text)")
        session.confirm()
        #expect(session.lastLine.contains("OK refund of #2012 paid out"), "\(session.lastLine)")
        session.type("O")
        #expect(session.lastLine.contains("no approved refund of #2012 waits for its money"))
        session.line("as supervisor")
        session.type("b")
        #expect(session.text.contains("1:1"), "what is expected stands there already")
        session.key(.enter)
        session.key(.enter)
        session.type("box is open")
        session.key(.enter)
        #expect(session.text.contains("customer -> HAM"), "\(session.text)")
        session.confirm()
        #expect(session.lastLine.contains("OK goods of #2012 taken back"), "\(session.lastLine)")
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }
}
