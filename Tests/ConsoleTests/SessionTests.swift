import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What an operator does with keys, and what comes of it.
struct SessionTests {
    private func acts(_ session: Session) -> [String] {
        (session.desk as! FakeDesk).acts.filter { !$0.isPreview }.map { "\($0.command) \($0.subject)" }
    }

    @Test func `a reversible action is done at once and says how it is undone`() {
        let session = Session()
        session.key(.down)
        session.type("H")
        session.type("stock")
        session.key(.enter)
        session.type("is it there")
        session.key(.enter)
        #expect(acts(session) == ["hold #1002"])
        #expect(session.lastLine.contains("OK hold placed on #1002 (u takes it back)"))
        session.type("u")
        #expect(acts(session) == ["hold #1002", "lift #1002"])
        session.type("u")
        #expect(session.lastLine.contains("nothing to take back"))
    }

    @Test func `a confirmed action shows its impact, and its own key does not confirm it`() {
        let session = Session()
        session.key(.down)
        session.type("rrrr")
        #expect(acts(session) == [])
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(acts(session) == ["release #1002"])
    }

    @Test func `Enter that is held down does not confirm what has just been opened`() {
        let session = Session()
        session.key(.down)
        session.type("r")
        session.key(.enter, .enter, .enter)
        #expect(acts(session) == [])
        session.wait(milliseconds: 299)
        session.key(.enter)
        #expect(acts(session) == [])
        session.wait(milliseconds: 1)
        session.key(.enter)
        #expect(acts(session) == ["release #1002"])
    }

    @Test func `keys typed while an impact is worked out do not confirm it`() {
        let session = Session()
        session.key(.down)
        session.holds = true
        session.type("r")
        session.key(.enter)
        session.wait(milliseconds: 5000)
        session.key(.enter)
        session.holds = false
        session.release()
        session.key(.enter)
        #expect(acts(session) == [])
        session.key(.escape)
        #expect(session.lastLine.contains("nothing was done"))
    }

    @Test func `Esc that a letter follows at once leaves a sheet too`() {
        let session = Session()
        session.key(.down)
        session.type("r")
        session.wait(milliseconds: 400)
        session.key(.alt("j"), .enter)
        #expect(acts(session) == [])
        #expect(session.shownTitle == "#1003")
    }

    @Test func `what cannot be undone needs the number typed`() {
        let session = Session()
        session.key(.down)
        session.type("Xthe customer wrote")
        session.key(.enter)
        session.wait(milliseconds: 400)
        session.key(.enter)
        session.type("1003")
        session.key(.enter)
        #expect(acts(session) == [])
        #expect(session.text.contains("Cr 2240 Refunds payable"))
        session.key(.control("u"))
        session.type("1002")
        session.key(.enter)
        #expect(acts(session) == ["cancel #1002"])
    }

    @Test func `an action that is off says why`() {
        let session = Session()
        session.type("r")
        #expect(session.lastLine.contains("#1001 is on address hold: lift it first"))
        session.wait(milliseconds: 400)
        session.type("x")
        #expect(session.text.contains("off: #1001 is on address hold"))
        session.type("r")
        #expect(session.lastLine.contains("lift it first"))
        #expect(acts(session) == [])
    }

    @Test func `nobody approves their own, and nothing is approved unseen`() {
        let clerk = Session(as: "clerk", pane: "approvals")
        clerk.key(.down)
        clerk.type("a")
        #expect(clerk.lastLine.contains("is your own request"))
        clerk.holds = true
        clerk.key(.down)
        clerk.type("a")
        #expect(clerk.lastLine.contains("still being worked out"))
        clerk.holds = false
        clerk.release()
        clerk.wait(milliseconds: 400)
        #expect(clerk.text.contains("Dr 5050 Write-off"))
        clerk.type("a")
        clerk.key(.enter)
        clerk.wait(milliseconds: 400)
        clerk.key(.enter)
        #expect(acts(clerk).contains("approve 3"))
    }

    @Test func `a role that may not do it is told which may`() {
        let session = Session(as: "auditor")
        session.key(.down)
        session.type("r")
        #expect(session.lastLine.contains("auditor may not release: that needs a supervisor"))
    }

    @Test func `marks are acted on together, and what is left out says why`() {
        let session = Session()
        session.type("    ")
        session.type("r")
        #expect(session.text.contains("Will change 1, skip 3"))
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(acts(session) == ["release #1002"])
    }

    @Test func `marks that the filter hides are left out`() {
        let session = Session()
        session.key(.down)
        session.type(" ")
        session.type("/state:released")
        session.key(.enter)
        session.type(" ")
        session.type("P")
        session.key(.enter, .enter)
        #expect(session.text.contains("marks that the filter hides are NOT included: 1"))
    }

    @Test func `what the preview leaves out is not tried, and is said once`() {
        let session = Session()
        session.key(.down)
        session.type("   r")
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(acts(session) == ["release #1002"])
        #expect(session.lastLine.contains("OK release: 1 of 3 done, 2 left out: "))
        #expect(!session.text.contains("marked"))
    }

    @Test func `a row that one's own action takes off the list goes, and the next one is on its line`() {
        let desk = FakeDesk()
        let session = Session(desk)
        session.type("/state:held")
        session.key(.enter)
        session.key(.down)
        let line = session.screen.cursor
        #expect(session.shownTitle == "#1006")
        session.type("L")
        session.key(.enter, .enter)
        #expect(session.shownTitle == "#1011")
        #expect(session.screen.cursor == line)
        #expect(session.text.contains("/7 of 39"))
        #expect(session.lastLine.hasSuffix("OK hold lifted from #1006"))
        #expect(!session.text.contains("gone"))
        session.type("L")
        #expect(session.lastLine.contains("the cursor has gone on to #1011"))
        session.wait(milliseconds: 400)
        session.type("L")
        #expect(session.lastLine.contains("lift #1011"))
    }

    @Test func `the last row of a list goes too`() {
        let desk = FakeDesk()
        let session = Session(desk)
        session.type("/number:#1001")
        session.key(.enter)
        session.type("/ state:held")
        session.key(.enter)
        session.type("L")
        session.key(.enter, .enter)
        #expect(session.shownTitle == nil)
        #expect(session.text.contains("Nothing matches"))
    }

    @Test func `rows that others take away stay until F5, then the cursor goes on to the next`() {
        let desk = FakeDesk()
        let session = Session(desk)
        session.key(.down)
        desk.change { $0.orders.removeAll { $0.number.text == "#1002" } }
        session.hear()
        #expect(session.shownTitle == "#1002")
        #expect(session.text.contains("1 gone"))
        session.key(.function(5))
        #expect(session.shownTitle == "#1003")
        #expect(!session.text.contains("gone"))
    }

    @Test func `what was typed ahead for a prompt that did not open runs nothing`() {
        let session = Session()
        session.type("rX*9")
        session.key(.enter)
        #expect(session.lastLine.contains("#1001 is on address hold: lift it first"))
        #expect(session.model.overlay == nil)
        #expect(session.opened == nil && !session.text.contains("marked"))
        session.wait(milliseconds: 400)
        session.type("j")
        #expect(session.shownTitle == "#1002")
    }

    @Test func `lifting is not taken back, since the hold's own rule and time would be lost`() {
        let session = Session()
        session.type("L")
        session.key(.enter, .enter)
        #expect(acts(session) == ["lift #1001"])
        #expect(session.lastLine.hasSuffix("OK hold lifted from #1001"))
        session.type("u")
        #expect(session.lastLine.contains("nothing to take back"))
    }

    @Test func `a controller decides what asks any role, and the sheet says who asks and why`() {
        let session = Session(as: "controller", pane: "approvals")
        #expect(!session.text.contains("cannot"))
        session.type("a")
        session.key(.enter)
        #expect(session.text.contains("APPROVE approval 1"))
        #expect(session.text.contains("buyer") && session.text.contains("three fell from the shelf"))
        #expect(session.text.contains("A-02 of policy 3: a finance clerk decides"))
        #expect(session.text.contains("Before"))
    }

    @Test func `a word that no filter knows is said with the one that was meant`() {
        let session = Session()
        session.type("/state:hled")
        #expect(session.lastLine.contains("there is no state hled: did you mean held?"))
        session.key(.enter)
        #expect(session.text.contains("there is no state hled: did you mean held?"))
        session.type("/")
        session.key(.control("u"))
        session.type("state:hel")
        #expect(!session.lastLine.contains("there is no state"))
    }

    @Test func `a step is gone to by its number, from a list that was never read and from a filtered one`() {
        let session = Session()
        session.type(":cls 7")
        session.key(.enter)
        #expect(session.shownTitle == "step 7")
        session.type("/state:signed")
        session.key(.enter)
        session.type(":cls 4")
        session.key(.enter)
        #expect(session.shownTitle == "step 4")
        session.type(":cls 99")
        session.key(.enter)
        #expect(session.lastLine.contains("there is no step 99"))
    }

    @Test func `times are the shop's, the clock is UTC`() {
        struct Paris: Zones {
            func offsetSeconds(of zone: String, at moment: Instant) -> Int { zone == "Europe/Paris" ? 3600 : 0 }
            func knows(_ zone: String) -> Bool { true }
        }
        let session = Session(zones: Paris())
        session.key(.down)
        #expect(session.text.contains("10:42Z"))
        #expect(session.text.contains("due 3h late, 08:32+1"))
    }

    @Test func `the key that the row waits for stands first`() {
        let session = Session()
        func first() -> String { String(session.screen.text()[22].dropFirst().prefix(7)) }
        #expect(first() == "L lift ")
        session.key(.down)
        #expect(first() == "r relea")
        session.key(.down)
        #expect(first() == "P ship ")
    }

    @Test func `a range, all of a filter, and none`() {
        let session = Session()
        session.type("vjjv")
        #expect(session.text.contains("3 marked"))
        session.type("*")
        #expect(session.text.contains("39 marked"))
        session.type("U")
        #expect(!session.text.contains("39 marked"))
    }

    @Test func `Enter opens, Tab turns, Esc goes back to the same row`() {
        let session = Session()
        session.key(.down, .down, .enter)
        #expect(session.text.contains("Orders > #1003 > Lines"))
        session.key(.tab)
        #expect(session.text.contains("[Why]"))
        session.key(.escape)
        #expect(session.shownTitle == "#1003")
        session.type("1")
        #expect(session.text.contains("[1 Stock 5]"))
        session.type("-")
        #expect(session.shownTitle == "#1003")
    }

    @Test func `an exception opens what it is about, and Esc leads back to the inbox`() {
        let session = Session(pane: "exceptions")
        session.key(.enter)
        #expect(session.text.contains("Orders > #1004 > Lines"))
        session.key(.escape)
        #expect(session.text.contains("[3 Exc 6]"))
    }

    @Test func `numbers and codes go to their rows`() {
        let session = Session()
        for (line, shown) in [
            ("1007", "#1007"), ("#1009", "#1009"), ("order 1011", "#1011"), ("exc 4", "exception 4"), ("apr 2", "approval 2"),
        ] {
            session.type(":\(line)")
            session.key(.enter)
            #expect(session.shownTitle == shown)
        }
        session.type(":sku TEA-0001")
        session.key(.enter)
        #expect(session.text.contains("sku:TEA-0001"))
        session.type(":9999")
        session.key(.enter)
        #expect(session.lastLine.contains("there is no order 9999"))
    }

    @Test func `the command line performs any command by its words`() {
        let session = Session()
        session.type(":hold 1007 --kind stock --reason 'two words'")
        session.key(.enter)
        #expect(acts(session) == [] || acts(session) == ["hold 1007"])
        session.type(":hold \"#1007\" --kind stock")
        session.key(.enter)
        #expect(acts(session).contains("hold #1007"))
        session.type(":hold 1007 --kind nonsense")
        session.key(.enter)
        #expect(session.lastLine.contains("nonsense is no kind"))
        session.type(":relese 1007")
        session.key(.enter)
        #expect(session.lastLine.contains("did you mean release?"))
        session.key(.function(9))
        #expect(session.lastLine.contains("relese 1007"))
        session.key(.up, .up)
        #expect(session.lastLine.contains("hold \"#1007\""))
    }

    @Test func `Tab ends words on the command line`() {
        let session = Session()
        session.type(":rel")
        session.key(.tab)
        #expect(session.lastLine.hasSuffix("==> release"))
        session.key(.escape)
        session.type(":adjust LAMP-01 1 --at H")
        session.key(.tab)
        #expect(session.lastLine.hasSuffix("--at HAM"))
    }

    @Test func `one person acts as another on a practice store`() {
        let session = Session()
        session.type(":as clerk")
        session.key(.enter)
        #expect(session.text.contains("clerk/FIN"))
        session.type(":as clark")
        session.key(.enter)
        #expect(session.lastLine.contains("did you mean clerk?"))
    }

    @Test func `pasted text outside a field is thrown away and said, inside it is typed`() {
        let session = Session()
        session.key(.down)
        session.send(.paste("rXaP\nq1007"))
        #expect(session.lastLine.contains("pasted text was thrown away"))
        #expect(acts(session) == [])
        session.type("/")
        session.send(.paste("state:\nheld"))
        #expect(session.text.contains("/ state: held"))
    }

    @Test func `prompts offer lists, complain, go back and are kept when the window shrinks`() {
        let session = Session()
        session.key(.down)
        session.type("Hzzz")
        session.key(.enter)
        #expect(session.lastLine.contains("it is one of"))
        session.key(.control("u"), .function(4), .down, .enter)
        #expect(session.lastLine.contains("address"))
        session.key(.enter)
        let long = String(repeating: "long words ", count: 40)
        session.type(long)
        session.send(.resized(Size(rows: 10, columns: 40)))
        session.send(.resized(Size(rows: 24, columns: 80)))
        session.key(.enter)
        #expect(acts(session) == ["hold #1002"])
    }

    @Test func `keys are off while the window is too small, but ^C twice leaves`() {
        let session = Session()
        session.key(.down)
        session.send(.resized(Size(rows: 23, columns: 80)))
        session.type("r")
        session.wait(milliseconds: 500)
        session.key(.enter)
        #expect((session.desk as! FakeDesk).acts.isEmpty)
        session.key(.control("c"))
        #expect(!session.effects.contains { if case .quit = $0 { true } else { false } })
        session.key(.control("c"))
        #expect(session.effects.contains { if case .quit = $0 { true } else { false } })
    }

    @Test func `a stale screen changes nothing until it has been read again`() {
        let session = Session()
        session.key(.down)
        session.wait(milliseconds: 45_000)
        #expect(session.text.contains("[STALE 45s]"))
        session.type("r")
        #expect(session.lastLine.contains("what you see is 45s old: F5 first"))
        session.key(.function(5))
        #expect(session.text.contains("[LIVE]"))
    }

    @Test func `a machine that fails says that nothing was done`() {
        let desk = FakeDesk()
        let session = Session(desk)
        session.key(.down)
        session.type("r")
        session.wait(milliseconds: 400)
        desk.change { $0.failure = "the disk is full" }
        session.key(.enter)
        #expect(session.text.contains("nothing was done: the store could not do it: the disk is full"))
        #expect(session.model.log.contains { $0.toast.kind == .failed })
    }

    @Test func `an action names the version that was seen`() {
        let desk = FakeDesk()
        let session = Session(desk)
        session.key(.down)
        session.type("r")
        session.wait(milliseconds: 400)
        desk.change { state in
            let index = state.orders.firstIndex { $0.number.text == "#1002" }!
            state.orders[index].version += 1
        }
        session.key(.enter)
        #expect(session.lastLine.contains("was changed by buyer"))
    }

    @Test func `an idle screen is the same screen`() {
        let session = Session()
        let before = session.screen
        for _ in 0..<10 {
            session.wait(milliseconds: 1000)
            session.hear()
        }
        let isSame = session.screen == before
        #expect(isSame)
    }

    @Test func `the greeting makes stores`() {
        let session = Session(hasStore: false)
        session.type("x")
        session.type("n")
        session.key(.control("u"))
        session.type("usd")
        session.key(.enter)
        guard case .makeStore(.real, let currency) = session.effects.last else {
            Issue.record("no store is made")
            return
        }
        #expect(currency == "USD")
        session.send(.storeMade(operatorName: "supervisor"))
        #expect(session.text.contains("[2 Orders 39]"))
    }
}
