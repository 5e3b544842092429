import Canvas
import Panes
import Testing
import Vocabulary

@testable import Console

/// Screens as an operator sees them, in text and in roles.
struct GoldenTests {
    static let sizes = [(80, 24), (120, 40), (200, 60)]

    @Test(arguments: PaneCatalogue.all.map(\.id.word))
    func `each pane at each size`(pane: String) {
        for (columns, rows) in Self.sizes {
            let session = Session(columns: columns, rows: rows, as: pane == "approvals" ? "clerk" : "supervisor", pane: pane)
            session.key(.down)
            Golden.expect(session.screen, "\(pane)-\(columns)x\(rows)")
        }
    }

    @Test(arguments: PaneCatalogue.all.map(\.id.word))
    func `each page of an opened row`(pane: String) {
        let session = Session(columns: 100, rows: 30, as: "clerk", pane: pane)
        session.key(.down)
        if pane == "exceptions" { session.type("w]]") } else { session.key(.enter) }
        for page in session.model.openedPages {
            Golden.expect(session.screen, "\(pane)-page-\(page.lowercased())")
            session.key(.tab)
        }
    }

    @Test func `why, impact, help, menu, prompt, list, bulk, typed`() {
        let session = Session(columns: 100, rows: 30)
        session.key(.down)
        session.type("w")
        Golden.expect(session.screen, "why")
        session.key(.escape)
        session.type("x")
        Golden.expect(session.screen, "menu")
        session.key(.escape)
        session.type("?rele")
        Golden.expect(session.screen, "help")
        session.key(.escape)
        session.type("H")
        Golden.expect(session.screen, "prompt")
        session.key(.function(4))
        Golden.expect(session.screen, "list")
        session.key(.escape, .escape)
        session.type("   a")
        session.wait(milliseconds: 400)
        Golden.expect(session.screen, "bulk")
        session.key(.escape)
        session.type("UX")
        session.key(.enter)
        session.type("twice by mistake")
        session.key(.enter)
        session.wait(milliseconds: 400)
        Golden.expect(session.screen, "typed")
    }

    @Test func `greeting, what it asks, what it refuses, its progress, and windows that are too small`() {
        let session = Session(hasStore: false)
        Golden.expect(session.screen, "greeting")
        session.type("n")
        Golden.expect(session.screen, "greeting-shop")
        session.key(.enter)
        session.type("Europe/Atlantis")
        session.key(.enter)
        Golden.expect(session.screen, "greeting-refused")
        session.key(.escape)
        session.type("d")
        session.send(.storeProgress("Playing the sample weeks: 40%"))
        Golden.expect(session.screen, "greeting-progress")
        session.send(.resized(Size(rows: 10, columns: 40)))
        Golden.expect(session.screen, "too-small")
    }

    @Test func `rows that wait, went and changed`() {
        let desk = FakeDesk()
        let session = Session(desk)
        session.key(.down, .down, .down, .down)
        desk.change { state in
            state.orders.removeAll { $0.number.text == "#1002" }
            state.orders[4].holds = []
            state.orders[4].version += 1
            var early = FakeShop.order(77)
            early.deadline = FakeShop.now.adding(days: -2)
            state.orders.append(early)
        }
        session.hear()
        Golden.expect(session.screen, "waiting")
        session.key(.function(5))
        Golden.expect(session.screen, "merged")
    }

    @Test func `the words of a filter, of an empty list and of a slow store`() {
        let session = Session()
        session.type("/state:held colour:red")
        Golden.expect(session.screen, "filter")
        session.key(.enter)
        session.type("\\/nothing-like-it")
        session.key(.enter)
        Golden.expect(session.screen, "empty")
        session.holds = true
        session.type("\\")
        session.wait(milliseconds: 12_000)
        Golden.expect(session.screen, "slow")
    }

    @Test func `a log that ends ahead of the clock is a word in the first line, and its sentence stays for the log`() {
        for (columns, rows) in Self.sizes {
            let desk = FakeDesk()
            let session = Session(desk, columns: columns, rows: rows)
            #expect(session.text.contains("[LIVE]") && !session.text.contains("AHEAD"), "the control")
            desk.change { $0.logEnd = FakeShop.now.adding(hours: 24 * 9 + 1) }
            session.hear()
            session.wait(milliseconds: 60_000)
            session.hear()
            Golden.expect(session.screen, "ahead-\(columns)x\(rows)")
            session.key(.escape)
            #expect(session.text.contains(columns < 100 ? "[AHEAD]" : "[LOG 9d AHEAD]") && !session.text.contains("[LIVE]"))
            session.type(":log")
            session.key(.enter)
            #expect(session.text.contains("the log's end lies 9 days ahead of the clock"), "\(session.text)")
        }
    }

    @Test func `the pages about keys are fresh`() {
        let file = Golden.root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/keys.md")
        Golden.expect(KeyManual.text(), at: file)
    }
}
