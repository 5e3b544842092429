import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// The clerk's screens on a real store, each at three sizes.
struct ClerkGoldenTests {
    /// Keeps the screen at every size, and leaves the session at the size it had.
    private func keep(_ session: Session, _ name: String) {
        let size = session.model.size
        for (columns, rows) in GoldenTests.sizes {
            session.send(.resized(Size(rows: rows, columns: columns)))
            Golden.expect(session.screen, "clerk-\(name)-\(columns)x\(rows)")
        }
        session.send(.resized(size))
    }

    @Test func `requests with their evidence, a doubtful one, and the card of what has changed`() throws {
        let shop = try ClerkShop()
        let clerk = shop.session(as: "clerk", pane: "approvals")
        clerk.key(.down)
        keep(clerk, "approvals")
        clerk.type("a")
        clerk.wait(milliseconds: 400)
        keep(clerk, "approve")
        clerk.key(.escape)
        clerk.line("apr 10")
        keep(clerk, "doubtful")
        clerk.key(.escape)
        // While the sheet of one request is open, the other about the same order is approved.
        clerk.line("apr 8")
        clerk.type("asecond thoughts are fine here")
        clerk.key(.enter)
        try shop.store.do("approve 7 --reason 'small enough'", as: "clerk2", at: shop.now.adding(seconds: 90))
        clerk.hear()
        clerk.wait(milliseconds: 600)
        keep(clerk, "conflict")
        clerk.key(.function(5))
        #expect(clerk.text.contains("CHANGED SINCE IT WAS ASKED"), "it cannot be done any more, however often it is read")
    }

    @Test func `the form of a refund, and its impact`() throws {
        let shop = try ClerkShop()
        let session = shop.session(as: "supervisor")
        session.line("web:#2003")
        session.type("d1:1")
        session.key(.enter)
        session.key(.control("u"))
        session.type("yes")
        session.key(.enter)
        keep(session, "refund-form")
        session.key(.enter, .enter)
        session.type("came three weeks late")
        session.key(.enter)
        session.wait(milliseconds: 400)
        keep(session, "refund-impact")
    }

    @Test func `the checklist, the rows in the way, the phrase of the lock, and the locked month`() throws {
        let shop = try ClerkShop(open: ["TEA-0001": "paid 98, invoiced 89", "LAMP-01": "4.90 of freight missing"])
        let session = shop.session(as: "supervisor", pane: "close")
        for step in [1, 2] { try shop.store.do("sign \(step)", as: "supervisor") }
        try shop.store.do("sign 3", as: "buyer")
        for (step, name) in [(8, "supervisor"), (9, "supervisor"), (5, "clerk"), (11, "clerk"), (12, "clerk")] {
            try shop.store.do("sign \(step)", as: name)
        }
        session.hear()
        session.key(.function(5))
        session.line("cls 12")
        keep(session, "close")
        session.line("cls 4")
        session.key(.enter, .down, .down)
        keep(session, "rows")
        session.key(.escape)
        try Self.work(shop)
        session.hear()
        session.step(41, as: "controller")
        session.type("L")
        session.wait(milliseconds: 400)
        session.type("LOCK 2026")
        keep(session, "lock")
        session.type("-10")
        session.key(.enter)
        session.hear()
        keep(session, "locked")
    }

    /// Every request decided, every step signed but the lock.
    private static func work(_ shop: ClerkShop) throws {
        for number in shop.requests.keys.sorted() {
            try shop.store.do("reject \(number) --reason 'not today'", as: number == 18 ? "clerk2" : "clerk")
        }
        for row in try shop.desk.answer(ExceptionList(ListQuery())).rows where row.exception.kind == "amounts_differ" {
            try shop.store.do("resolve \(row.exception.id) --reason settled")
        }
        let owners: [Workflow.Role: String] = [
            .supervisor: "supervisor", .buyer: "buyer", .financeClerk: "clerk", .controller: "controller",
        ]
        for step in try shop.desk.answer(CloseList(Period("2026-10")!))
        where step.step.notApplicable.isEmpty && step.step.number < 42 {
            let row = try shop.desk.answer(CloseList(step.period)).first { $0.step.number == step.step.number }!
            if row.step.number == 40 { try shop.store.backup() }
            let note = row.needsNote ? " --reason known" : ""
            if row.state == .ready || row.state == .redo {
                try shop.store.do("sign \(row.step.number)\(note)", as: owners[row.step.owner]!)
            }
            guard row.step.needsTwoPeople, row.state != .signed, row.step.number < 41 else { continue }
            try shop.store.do("sign \(row.step.number)\(note)", as: "controller")
        }
    }
}
