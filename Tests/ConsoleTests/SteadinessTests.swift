import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What the console does while answers are late, questions fail, and keys come faster than either.
struct SteadinessTests {
    private func hasLeft(_ session: Session) -> Bool {
        session.effects.contains { if case .quit = $0 { true } else { false } }
    }

    private func imports(_ session: Session) -> Int {
        session.effects.count { if case .importFile = $0 { true } else { false } }
    }

    private func promptTitle(_ session: Session) -> String? {
        if case .prompt(let prompt) = session.model.overlay { prompt.intention.title } else { nil }
    }

    private func enter(_ line: String, in session: Session) {
        session.type(line)
        session.key(.enter)
    }

    @Test(arguments: [("auditor", 0), ("clerk", 0), ("controller", 0), ("supervisor", 1), ("buyer", 1)])
    func `files are read for those who may bring them in, and for nobody else`(name: String, count: Int) {
        let session = Session(as: name)
        enter(":import orders.csv", in: session)
        #expect(imports(session) == count)
        #expect(session.lastLine.contains("\(name) may not import") == (count == 0))
    }

    @Test func `one file is read at a time`() {
        let session = Session()
        enter(":import orders.csv", in: session)
        session.key(.escape)
        for line in [":import more.csv", ":verify", ":backup copy.db"] {
            enter(line, in: session)
            #expect(session.lastLine.contains("wait until this is done: looking into orders.csv"), "\(line)")
        }
        #expect(imports(session) == 1)
        session.send(.imported(ImportNews(stage: .found([]), sentence: "orders.csv")))
        #expect(session.model.overlay == nil)
        enter(":import more.csv", in: session)
        #expect(imports(session) == 2)
    }

    @Test func `leaving while a file is read is warned of, whatever was typed before`() {
        let session = Session()
        enter(":import orders.csv", in: session)
        session.key(.escape, .control("c"))
        enter(":q", in: session)
        #expect(!hasLeft(session))
        #expect(session.lastLine.contains("something is still running"))
        enter(":q", in: session)
        #expect(hasLeft(session))
    }

    @Test(arguments: [":1007", "/number:#1007", "s1"])
    func `keys typed ahead are not about the row that was left`(choice: String) {
        let session = Session()
        session.key(.down)
        #expect(session.shownTitle == "#1002")
        session.holds = true
        session.type(choice)
        if choice != "s1" { session.key(.enter) }
        session.type("Hstock")
        session.key(.enter)
        #expect(session.model.overlay == nil && session.opened == nil)
        #expect(session.text.contains("still being read"))
        session.holds = false
        session.release()
        session.wait(milliseconds: 400)
        session.type("H")
        #expect(promptTitle(session) == (choice == "s1" ? "#1002" : "#1007"))
    }

    @Test func `nor is a key typed ahead of a place far off, or of all marks`() {
        let session = Session(FakeDesk(orders: 1200))
        session.holds = true
        session.key(.end)
        session.type("H")
        #expect(session.model.overlay == nil)
        session.holds = false
        session.release()
        session.wait(milliseconds: 400)
        session.type("H")
        #expect(promptTitle(session) == "#2199")
        session.key(.escape)
        session.holds = true
        session.type("*H")
        #expect(session.model.overlay == nil)
        session.holds = false
        session.release()
        session.wait(milliseconds: 400)
        session.type("H")
        #expect(promptTitle(session) == "1199 marked")
    }

    @Test func `a search that fails lets the keys act again`() {
        let desk = FakeDesk()
        let session = Session(desk)
        desk.state.withLock { $0.failure = "the disk is away" }
        enter(":1007", in: session)
        desk.state.withLock { $0.failure = nil }
        session.wait(milliseconds: 400)
        session.type("H")
        #expect(promptTitle(session) == "#1001")
    }

    @Test func `what was done of several before the store failed is said, and the rest stays marked`() {
        let desk = FakeDesk()
        let session = Session(desk)
        session.type("   Hstock")
        session.key(.enter)
        session.type("look")
        session.key(.enter)
        session.wait(milliseconds: 400)
        desk.state.withLock { $0.failsAfter = 2 }
        session.key(.enter)
        #expect(session.acts == ["hold #1001", "hold #1002"])
        let said = session.model.log.last?.toast
        #expect(said?.kind == .failed)
        #expect(said?.text.hasPrefix("hold: 2 of 3 done; then the rest was not tried: the store could not do it") == true)
        #expect(session.model.list.marks.values.map(\.row.title) == ["#1003"])
    }

    @Test func `Space goes on over the end of what has been read`() {
        let session = Session(FakeDesk(orders: 1200))
        for _ in 0..<298 { session.key(.down) }
        session.type("    ")
        #expect(session.model.list.marks.count == 4)
        #expect(session.shownTitle == "#1303")
    }

    @Test func `Space does not take back a mark while the next row is on its way`() {
        let session = Session(FakeDesk(orders: 1200))
        for _ in 0..<299 { session.key(.down) }
        session.holds = true
        session.type("  ")
        #expect(session.model.list.marks.count == 1)
    }

    @Test func `a range reaches beyond what has been read, with others at work`() {
        let desk = FakeDesk(orders: 1200)
        let session = Session(desk)
        session.key(.down)
        session.type("v")
        session.key(.end)
        desk.change { $0.orders.remove(at: 0) }
        session.hear()
        session.type("v")
        #expect(session.model.list.marks.count == 1198)
        #expect(session.model.list.rangeStart == nil)
    }

    @Test func `a range that is too long marks nothing, says so and ends`() {
        let session = Session(FakeDesk(orders: 2500))
        session.type("v")
        session.key(.end)
        session.type("v")
        #expect(session.lastLine.contains("2,499 rows are more than the 2,000 that can be marked"))
        #expect(session.model.list.marks.isEmpty && session.model.list.rangeStart == nil)
    }

    @Test func `what could not be read is said to be unread, and is asked again`() {
        let desk = FakeDesk()
        let session = Session(desk, columns: 120)
        desk.change { $0.failure = "the disk is away" }
        session.hear()
        #expect(session.text.contains("[LIVE]") && session.text.contains("NOT READ"))
        let said = session.model.log.count
        #expect(session.model.nextWake <= session.model.now.adding(seconds: 5))
        session.wait(milliseconds: 5000)
        #expect(session.text.contains("NOT READ"))
        #expect(session.model.log.count == said)
        desk.state.withLock { state in
            state.failure = nil
            state.orders.removeAll { $0.number.text == "#1003" }
        }
        session.wait(milliseconds: 5000)
        #expect(!session.text.contains("NOT READ"))
        #expect(session.text.contains("1 gone"))
    }

    @Test func `a detail that could not be read is asked again`() {
        let desk = FakeDesk()
        let session = Session(desk, columns: 120)
        session.key(.down, .down)
        desk.state.withLock { $0.failure = "the disk is away" }
        session.key(.up)
        #expect(session.model.list.detail?.key != session.model.list.cursor)
        desk.state.withLock { $0.failure = nil }
        session.wait(milliseconds: 5000)
        #expect(session.model.list.detail?.key == session.model.list.cursor)
    }

    @Test func `a value that was counted narrows the filter it was counted over, blanks and all`() throws {
        let session = Session()
        enter("/channel:web", in: session)
        session.type("F")
        guard case .picker(let columns) = session.model.overlay else { throw FakeDesk.Broken(description: "no columns") }
        session.type(try #require(columns.lines.first { $0.choice == .value("customer") }).key)
        guard case .picker(let values) = session.model.overlay else { throw FakeDesk.Broken(description: "no counts") }
        let place = try #require(values.lines.firstIndex { $0.label.contains(" ") })
        for _ in 0..<place { session.key(.down) }
        session.key(.enter)
        let name = values.lines[place].label
        #expect(session.model.list.filter == "channel:web customer:\"\(name)\"")
        #expect(session.model.list.matching == Int(values.lines[place].key))
    }

    @Test func `a clock that is put back does not make the screen look fresh, nor hold keys back`() {
        let session = Session(pane: "exceptions")
        session.wait(milliseconds: -3_600_000)
        session.wait(milliseconds: 45_000)
        #expect(session.text.contains("[STALE 45s]"))
    }
}
