import Panes
import Store
import Testing
import Vocabulary
import Workflow

@testable import Console

/// A month closed by keys, on a real store: from red to green, signed by two, locked, reopened.
struct ClerkCloseTests {
    @Test func `last month is worked to green, signed by two, locked, and a late parcel lands in the open month`() throws {
        let shop = try ClerkShop(open: ["TEA-0001": "paid 98, invoiced 89"])
        let session = shop.session(as: "clerk", pane: "close")
        #expect(session.text.contains("2026-11 OPEN") && !session.text.contains("LOCKED"))
        // Red: an exception of the month is open; what was asked for since is none of its business. From the step to the row, from
        // the row to the exception, and back.
        session.step(1, as: "supervisor")
        session.type("P")
        session.confirm()
        session.step(4, as: "supervisor")
        session.type("P")
        #expect(session.lastLine.contains("its check does not pass: 1 exception"), "\(session.lastLine)")
        Self.decideAll(shop)
        try shop.store.do("approve 18", as: "clerk2")
        session.hear()
        session.line("as clerk2")
        session.type("5")
        session.line("cls 4")
        session.key(.enter)
        #expect(session.text.contains("1 in the way"), "\(session.text)")
        session.key(.enter)
        session.hear()
        #expect(session.text.contains("Exceptions > exception") && session.text.contains("invoiced 89"), "\(session.text)")
        session.line("as supervisor")
        session.type("c")
        session.type("invoice sent again")
        session.key(.enter)
        session.confirm()
        #expect(session.lastLine.contains("OK exception"), "\(session.text)")
        session.key(.escape, .escape)
        session.sign(
            [
                (4, "supervisor"), (2, "supervisor"), (3, "buyer"), (8, "supervisor"), (9, "supervisor"), (10, "supervisor"),
                (11, "clerk"),
            ])
        session.step(12, as: "clerk")
        session.type("a")
        #expect(session.lastLine.contains("step 12 is not prepared yet (P)"))
        session.wait(milliseconds: 400)
        session.type("P")
        session.confirm()
        session.type("a")
        #expect(session.lastLine.contains("prepared by you: another person has to approve it"), "\(session.lastLine)")
        Self.redo(session, shop)
        session.sign([(5, "clerk"), (6, "clerk"), (7, "clerk")])
        Self.signTheRest(session, shop)
        Self.lock(session)
        Self.late(session)
        #expect(try shop.desk.verify().filter { !$0.ok } == [])
    }

    /// A parcel of last month leaves after a signature: the step is to be done again, and names the posting.
    private static func redo(_ session: Session, _ shop: ClerkShop) {
        session.line("as supervisor")
        session.line("ship web:#2013 --day 2026-10-30")
        session.confirm()
        #expect(session.lastLine.contains("shipped"), "\(session.lastLine)")
        session.type("5")
        session.line("cls 12")
        session.key(.function(5))
        #expect(session.text.contains("redo") && session.text.contains("moved it"), "\(session.text)")
        session.key(.enter)
        session.key(.enter)
        #expect(session.text.contains("Orders > #2013 > Journal"), "\(session.text)")
        #expect(session.lastLine.contains("event "), "\(session.lastLine)")
        session.key(.escape, .escape)
        session.sign([(12, "clerk"), (12, "clerk2"), (13, "clerk")])
        #expect(session.text.contains("inventory shut"), "\(session.text)")
    }

    private static func decideAll(_ shop: ClerkShop) {
        for (number, kind) in shop.requests where kind != .own {
            let line = kind == .changes ? "reject \(number) --reason no" : "approve \(number)"
            _ = try? shop.store.do(line, as: "clerk2")
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
            session.sign(
                [(row.step.number, owners[row.step.owner]!)] + (row.step.needsTwoPeople ? [(row.step.number, "controller")] : []))
        }
    }

    private static func lock(_ session: Session) {
        session.step(41, as: "controller")
        session.sign([(41, "clerk")])
        session.type("L")
        #expect(session.lastLine.contains("may not lock 2026-10: that needs a controller"), "\(session.lastLine)")
        session.step(41, as: "controller")
        session.type("L")
        session.confirm()
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
        session.line("as supervisor")
        session.line("ship web:#2014 --day 2026-10-30")
        session.confirm()
        session.line("2014")
        session.type("]]")
        #expect(
            session.text.contains("2026-11-01, event") && session.text.contains("for 2026-10-30, which is locked"),
            "\(session.text)")
        session.step(41, as: "clerk")
        session.type("O")
        session.type("the auditor wants one more parcel")
        session.key(.enter, .enter)
        session.wait(milliseconds: 400)
        session.type("2026-10")
        session.key(.enter)
        session.hear()
        #expect(session.lastLine.contains("reopening of 2026-10 waits for approval"), "\(session.lastLine)")
        session.line("as controller")
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
