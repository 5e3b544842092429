import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What an operator does with keys, and what comes of it.
struct SessionTests {
    @Test func `a reversible action is done at once and says how it is undone`() {
        let session = Session()
        session.key(.down)
        session.type("H")
        session.type("stock")
        session.key(.enter)
        session.type("is it there")
        session.key(.enter)
        #expect(session.acts == ["hold #1002"])
        #expect(session.lastLine.contains("OK hold placed on #1002 (u takes it back)"))
        session.type("u")
        #expect(session.acts == ["hold #1002", "lift #1002"])
        session.type("u")
        #expect(session.lastLine.contains("nothing to take back"))
    }

    @Test func `a confirmed action shows its impact, and its own key does not confirm it`() {
        let session = Session()
        session.key(.down)
        session.type("rrrr")
        #expect(session.acts == [])
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(session.acts == ["release #1002"])
    }

    @Test func `Enter that is held down does not confirm what has just been opened`() {
        let session = Session()
        session.key(.down)
        session.type("r")
        session.key(.enter, .enter, .enter)
        #expect(session.acts == [])
        session.wait(milliseconds: 299)
        session.key(.enter)
        #expect(session.acts == [])
        session.wait(milliseconds: 1)
        session.key(.enter)
        #expect(session.acts == ["release #1002"])
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
        #expect(session.acts == [])
        session.key(.escape)
        #expect(session.lastLine.contains("nothing was done"))
    }

    @Test func `Esc that a letter follows at once leaves a sheet too`() {
        let session = Session()
        session.key(.down)
        session.type("r")
        session.wait(milliseconds: 400)
        session.key(.alt("j"), .enter)
        #expect(session.acts == [])
        #expect(session.shownTitle == "#1003")
    }

    @Test func `what cannot be undone needs the number typed`() {
        let session = Session()
        session.key(.down)
        session.type("X")
        session.key(.enter)
        session.type("the customer wrote")
        session.key(.enter)
        session.wait(milliseconds: 400)
        session.key(.enter)
        session.type("1003")
        session.key(.enter)
        #expect(session.acts == [])
        #expect(session.text.contains("Cr 2240 Refunds payable"))
        session.key(.control("u"))
        session.type("1002")
        session.key(.enter)
        #expect(session.acts == ["cancel #1002"])
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
        #expect(session.acts == [])
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
        #expect(clerk.acts.contains("approve 3"))
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
        #expect(session.acts == ["release #1002"])
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
        #expect(session.acts == ["release #1002"])
        #expect(session.lastLine.contains("PART release: 1 of 3 done, 2 left out: "))
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
        #expect(session.text.contains("No orders match"))
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
        #expect(session.acts == ["lift #1001"])
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
}
