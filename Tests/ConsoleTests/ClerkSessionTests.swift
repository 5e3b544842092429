import Panes
import Store
import Testing
import Vocabulary
import Workflow

@testable import Console

/// A finance clerk's day by keys, on a real store: requests decided, a month closed.
struct ClerkSessionTests {
    static func confirm(_ session: Session) {
        session.wait(milliseconds: 400)
        session.key(.enter)
        session.hear()
        session.wait(milliseconds: 400)
    }

    static func line(_ session: Session, _ text: String) {
        session.wait(milliseconds: 400)
        session.type(":" + text)
        session.key(.enter)
        session.wait(milliseconds: 400)
    }

    /// Opens a step of the close as somebody.
    static func step(_ session: Session, _ number: Int, as name: String) {
        line(session, "as \(name)")
        session.type("5")
        line(session, "cls \(number)")
    }

    @Test func `seventeen requests are met by keys: fifteen are decided, one's own and what has changed are not`() throws {
        let shop = try ClerkShop()
        let clerk = shop.session(as: "clerk", pane: "approvals")
        #expect(shop.requests.count == 17)
        #expect(clerk.text.contains("[4 Approvals 17]"))
        for number in shop.requests.keys.sorted() {
            Self.line(clerk, "apr \(number)")
            #expect(clerk.text.contains("Evidence"), "\(number)")
            switch shop.requests[number]! {
            case .clean:
                // One key and Enter.
                clerk.type("a")
                Self.confirm(clerk)
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
                Self.confirm(clerk)
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
                Self.confirm(clerk)
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
        Self.confirm(clerk)
        #expect(clerk.lastLine.contains("withdrawn"), "\(clerk.lastLine)")
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `two clerks on one request: the second is told who was faster, with or without having heard of it`() throws {
        let shop = try ClerkShop()
        for hears in [true, false] {
            let number = hears ? 1 : 2
            let (one, two) = (shop.session(as: "clerk", pane: "approvals"), shop.session(as: "clerk2", pane: "approvals"))
            for session in [one, two] {
                Self.line(session, "apr \(number)")
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
            Self.line(clerk, "apr \(number)")
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
        Self.confirm(clerk)
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
        Self.confirm(session)
        #expect(
            session.lastLine.contains("OK your yes to approval 1 is kept: a controller has to say yes too"), "\(session.lastLine)"
        )
        session.type("a")
        #expect(session.lastLine.contains("NO "), "\(session.lastLine)")
        Self.line(session, "as controller")
        #expect(session.text.contains("so far clerk"), "\(session.text)")
        session.type("a")
        Self.confirm(session)
        #expect(session.lastLine.contains("OK approval 1 approved and done"), "\(session.lastLine)")
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `an exception about an order leads to its refund`() throws {
        let shop = try ClerkShop()
        let session = shop.session(as: "supervisor")
        Self.line(session, "raise 2012 --kind customer --reason 'wants money back'")
        Self.line(session, "raise LAMP-01 --kind damaged --reason 'rattles'")
        session.type("3")
        Self.line(session, "exc 1")
        session.type("d")
        #expect(
            session.text.contains("REFUND #") && session.text.contains("may still go back 49.00 EUR"), "\(session.text)"
        )
        session.type("1:1")
        session.key(.enter, .enter, .enter)
        session.type("as promised by telephone")
        session.key(.enter)
        Self.confirm(session)
        #expect(
            try shop.desk.answer(ApprovalList(ListQuery(filter: ListFilter("subject:#2012")))).rows.count == 1, "\(session.text)")
        session.key(.escape)
        Self.line(session, "exc 2")
        session.type("d")
        #expect(session.lastLine.contains("is not about an order"), "\(session.lastLine)")
    }

    @Test func `an order that changes under an open sheet is shown as it was and as it is`() throws {
        let shop = try ClerkShop()
        let session = shop.session(as: "supervisor")
        Self.line(session, "1051")
        session.type("X")
        session.type("asked for by telephone")
        session.key(.enter)
        session.wait(milliseconds: 400)
        try shop.store.do("hold 1051 --kind stock", as: "supervisor", at: shop.now.adding(seconds: 20))
        session.hear()
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
        Self.line(session, "2012")
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
        Self.confirm(session)
        #expect(session.lastLine.contains("refund of #2012 waits for approval 19"), "\(session.lastLine)")
        session.type("O")
        #expect(session.lastLine.contains("may not say that a refund was paid out"), "\(session.lastLine)")
        Self.line(session, "as clerk")
        Self.line(session, "apr 19")
        session.type("a")
        Self.confirm(session)
        Self.line(session, "2012")
        session.type("O")
        #expect(session.text.contains("approved, not paid out yet"), "\(session.text)")
        session.type("pp-2012")
        session.key(.enter)
        #expect(session.text.contains("Dr 2240") && session.text.contains("Cr 1050"), "\(session.text)")
        Self.confirm(session)
        #expect(session.lastLine.contains("OK refund of #2012 paid out"), "\(session.lastLine)")
        session.type("O")
        #expect(session.lastLine.contains("no approved refund of #2012 waits for its money"))
        Self.line(session, "as supervisor")
        session.type("b")
        #expect(session.text.contains("1:1"), "what is expected stands there already")
        session.key(.enter)
        session.key(.enter)
        session.type("box is open")
        session.key(.enter)
        #expect(session.text.contains("customer -> HAM"), "\(session.text)")
        Self.confirm(session)
        #expect(session.lastLine.contains("OK goods of #2012 taken back"), "\(session.lastLine)")
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    @Test func `last month is worked to green, signed by two, locked, and a late parcel lands in the open month`() throws {
        let shop = try ClerkShop(open: ["TEA-0001": "paid 98, invoiced 89"])
        let session = shop.session(as: "clerk", pane: "close")
        #expect(session.text.contains("2026-11 OPEN") && !session.text.contains("LOCKED"))
        // Red: an exception of the month is open; what was asked for since is none of its business. From the step to the row, from
        // the row to the exception, and back.
        Self.step(session, 1, as: "supervisor")
        session.type("P")
        Self.confirm(session)
        Self.step(session, 4, as: "supervisor")
        session.type("P")
        #expect(session.lastLine.contains("its check does not pass: 1 exception"), "\(session.lastLine)")
        Self.decideAll(shop)
        try shop.store.do("approve 18", as: "clerk2")
        session.hear()
        Self.line(session, "as clerk2")
        session.type("5")
        Self.line(session, "cls 4")
        session.key(.enter)
        #expect(session.text.contains("1 in the way"), "\(session.text)")
        session.key(.enter)
        session.hear()
        #expect(session.text.contains("Exceptions > exception") && session.text.contains("invoiced 89"), "\(session.text)")
        Self.line(session, "as supervisor")
        session.type("c")
        session.type("invoice sent again")
        session.key(.enter)
        Self.confirm(session)
        #expect(session.lastLine.contains("OK exception"), "\(session.text)")
        session.key(.escape, .escape)
        Self.sign(
            session,
            [
                (4, "supervisor"), (2, "supervisor"), (3, "buyer"), (8, "supervisor"), (9, "supervisor"), (10, "supervisor"),
                (11, "clerk"),
            ])
        Self.step(session, 12, as: "clerk")
        session.type("a")
        #expect(session.lastLine.contains("step 12 is not prepared yet (P)"))
        session.wait(milliseconds: 400)
        session.type("P")
        Self.confirm(session)
        session.type("a")
        #expect(session.lastLine.contains("prepared by you: another person has to approve it"), "\(session.lastLine)")
        Self.redo(session, shop)
        Self.sign(session, [(5, "clerk"), (6, "clerk"), (7, "clerk")])
        Self.signTheRest(session, shop)
        Self.lock(session)
        Self.late(session)
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    /// A parcel of last month leaves after a signature: the step is to be done again, and names the posting.
    private static func redo(_ session: Session, _ shop: ClerkShop) {
        line(session, "as supervisor")
        line(session, "ship web:#2013 --day 2026-10-30")
        confirm(session)
        #expect(session.lastLine.contains("shipped"), "\(session.lastLine)")
        session.type("5")
        line(session, "cls 12")
        session.key(.function(5))
        #expect(session.text.contains("redo") && session.text.contains("moved it"), "\(session.text)")
        session.key(.enter)
        session.key(.enter)
        #expect(session.text.contains("Orders > #2013 > Journal"), "\(session.text)")
        #expect(session.lastLine.contains("event "), "\(session.lastLine)")
        session.key(.escape, .escape)
        sign(session, [(12, "clerk"), (12, "clerk2"), (13, "clerk")])
        #expect(session.text.contains("inventory shut"), "\(session.text)")
    }

    private static func decideAll(_ shop: ClerkShop) {
        for (number, kind) in shop.requests where kind != .own {
            let line = kind == .changes ? "reject \(number) --reason no" : "approve \(number)"
            _ = try? shop.store.do(line, as: "clerk2")
        }
    }

    static func sign(_ session: Session, _ steps: [(Int, String)]) {
        for (number, name) in steps {
            step(session, number, as: name)
            let isSecond = session.text.contains("a second person is wanted")
            session.type(isSecond ? "a" : "P")
            if session.lastLine.contains("what is known about it") {
                session.type("looked at, and all of it is known")
                session.key(.enter)
            }
            confirm(session)
            #expect(session.lastLine.contains("OK step \(number)"), "step \(number) by \(name): \(session.text)")
        }
    }

    /// Whatever is still to be signed before the lock, by its owner, and where two are wanted by the controller besides.
    private static func signTheRest(_ session: Session, _ shop: ClerkShop) {
        let owners: [Workflow.Role: String] = [
            .supervisor: "supervisor", .buyer: "buyer", .financeClerk: "clerk", .controller: "controller",
        ]
        let rows = (try? shop.desk.answer(CloseList(Period("2026-10")!))) ?? []
        for row in rows where row.step.number < 41 && row.step.notApplicable.isEmpty && row.state != .signed {
            if row.step.number == 40 { try? shop.store.backup() }
            sign(
                session,
                [(row.step.number, owners[row.step.owner]!)] + (row.step.needsTwoPeople ? [(row.step.number, "controller")] : []))
        }
    }

    private static func lock(_ session: Session) {
        step(session, 41, as: "controller")
        sign(session, [(41, "clerk")])
        session.type("L")
        #expect(session.lastLine.contains("may not lock 2026-10: that needs a controller"), "\(session.lastLine)")
        step(session, 41, as: "controller")
        session.type("L")
        confirm(session)
        #expect(session.text.contains("Type LOCK 2026-10 to confirm"), "\(session.text)")
        session.type("lock 2026-10")
        session.key(.enter)
        #expect(session.text.contains("Enter is off until it is typed"))
        session.key(.control("u"))
        session.type("LOCK 2026-10")
        session.key(.enter)
        session.hear()
        #expect(session.lastLine.contains("2026-10 is locked"), "\(session.lastLine)")
        #expect(session.text.contains("2026-10 LOCKED, 2026-11 OPEN"), "\(session.text)")
    }

    private static func late(_ session: Session) {
        line(session, "as supervisor")
        line(session, "ship web:#2014 --day 2026-10-30")
        confirm(session)
        line(session, "2014")
        session.type("]]")
        #expect(
            session.text.contains("2026-11-01, event") && session.text.contains("for 2026-10-30, which is locked"),
            "\(session.text)")
        step(session, 41, as: "clerk")
        session.type("O")
        session.type("the auditor wants one more parcel")
        session.key(.enter, .enter)
        session.wait(milliseconds: 400)
        session.type("2026-10")
        session.key(.enter)
        session.hear()
        #expect(session.lastLine.contains("reopening of 2026-10 waits for approval"), "\(session.lastLine)")
        line(session, "as controller")
        session.type("4")
        session.hear()
        session.wait(milliseconds: 400)
        #expect(session.text.contains("reopen"), "\(session.text)")
        session.type("a")
        session.wait(milliseconds: 400)
        #expect(session.text.contains("Type 2026-10 to confirm"), "\(session.text)")
        session.type("2026-10")
        session.key(.enter)
        session.hear()
        #expect(session.lastLine.contains("approved and done"), "\(session.lastLine)")
        #expect(session.text.contains("REOPENED"), "\(session.text)")
    }
}
