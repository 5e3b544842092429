import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// Finding one's way: filters, jumps, pages, the command line, prompts, and leaving.
struct WayfindingTests {
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

    @Test func `Esc after a number leads back to the place and the row from which it was typed`() {
        let session = Session()
        func go(_ words: String) {
            session.type(":" + words)
            session.key(.enter)
        }
        session.key(.down, .down)
        go("1005")
        #expect(session.text.contains("Orders > #1005"))
        session.key(.escape)
        #expect(session.shownTitle == "#1003" && session.opened == nil)
        session.type("3")
        session.key(.down)
        let exception = session.shownTitle
        go("1005")
        session.key(.escape)
        #expect(session.text.contains("[3 Exc") && session.shownTitle == exception)
        session.key(.enter)
        let order = session.opened?.key
        go("1005")
        session.key(.escape)
        #expect(session.opened?.key == order)
        session.key(.escape)
        #expect(session.text.contains("[3 Exc") && session.shownTitle == exception)
    }

    @Test func `a view that - brings back has its own way back`() {
        let session = Session()
        session.type("3")
        session.key(.down)
        let exception = session.shownTitle
        session.type(":1005")
        session.key(.enter)
        session.type("--")
        #expect(session.text.contains("Orders > #1005"))
        session.key(.escape)
        #expect(session.text.contains("[3 Exc") && session.shownTitle == exception)
    }

    @Test func `Esc after a step's number leads back to the row before`() {
        let session = Session()
        session.type("5")
        session.key(.down)
        let step = session.shownTitle
        session.type(":cls 7")
        session.key(.enter)
        #expect(session.shownTitle == "step 7")
        session.key(.escape)
        #expect(session.shownTitle == step && session.text.contains("[5 Close"))
        session.type("2:cls 4")
        session.key(.enter)
        #expect(session.shownTitle == "step 4")
        session.key(.escape)
        #expect(session.text.contains("[2 Orders"))
    }

    @Test func `:theme chooses the colours, and the help says so`() {
        let session = Session()
        session.type("?colours")
        #expect(session.text.contains(":theme dark, :theme light"), "\(session.text)")
        session.key(.escape)
        for line in ["theme light", "set theme light"] {
            session.type(":" + line)
            session.key(.enter)
            guard case .useTheme("light") = session.effects.last else {
                Issue.record("\(line) chooses no theme")
                return
            }
        }
        session.type(":theme")
        session.key(.enter)
        #expect(session.lastLine.contains("it is: theme NAME, with one of dark, light, mono"))
    }

    @Test func `a request that is about no policy has no page of a replay`() {
        let session = Session(columns: 120, rows: 40, as: "clerk", pane: "approvals")
        session.key(.enter)
        #expect(session.text.contains("[Evidence] Why  History   Tab"), "\(session.text)")
        session.key(.tab, .tab)
        #expect(session.text.contains("[History]"))
        session.key(.tab)
        #expect(session.text.contains("[Evidence]"))
    }

    @Test func `a rule is said by its title beside the list, unless that is the hold's reason`() {
        let held = heldOrders(as: "supervisor")
        #expect(held.contains { $0.contains("looks odd, High value (H-02), decide") }, "\(held)")
        #expect(held.contains { $0.contains(": High value (H-02), decide") }, "\(held)")
    }

    @Test func `who may lift a hold is told to those who may not`() {
        #expect(heldOrders(as: "clerk").contains { $0.contains("High value (H-02), lifted by supervisor, decide") })
        #expect(!heldOrders(as: "supervisor").contains { $0.contains("lifted by") })
    }

    /// The screens of some held orders, one after the other, with the lines of their details joined.
    private func heldOrders(as name: String) -> [String] {
        let session = Session(columns: 80, rows: 24, as: name)
        session.type("2/state:held")
        session.key(.enter)
        return (0..<6).map { _ in
            defer { session.key(.down) }
            return session.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
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
        #expect(session.acts == [] || session.acts == ["hold 1007"])
        session.type(":hold \"#1007\" --kind stock")
        session.key(.enter)
        #expect(session.acts.contains("hold #1007"))
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
        #expect(session.acts == [])
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
        #expect(session.acts == ["hold #1002"])
    }

    @Test func `keys are off while the window is too small, but ^C twice leaves`() {
        let session = Session()
        session.key(.down)
        session.send(.resized(Size(rows: 23, columns: 80)))
        session.type("r")
        session.wait(milliseconds: 500)
        session.key(.enter)
        #expect((session.desk as? FakeDesk)?.acts.isEmpty == true)
        session.key(.control("c"))
        #expect(!session.effects.contains { if case .quit = $0 { true } else { false } })
        session.key(.control("c"))
        #expect(session.effects.contains { if case .quit = $0 { true } else { false } })
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

    @Test func `the greeting asks the shop's name, clock and currency, takes what it offers, and says what it does not know`() {
        let session = Session(hasStore: false)
        session.type("p")
        #expect(session.text.contains("My shop") && session.text.contains("UTC") && session.text.contains("EUR"))
        session.key(.control("u"), .enter)
        #expect(session.text.contains("'' is no name for a shop"))
        session.type("My shop")
        session.key(.enter)
        session.type("Mars/Olympus")
        session.key(.enter)
        #expect(session.text.contains("there is no time zone Mars/Olympus; it is a name such as Europe/Berlin"))
        session.key(.control("u"))
        session.send(.paste("UTC"))
        session.key(.enter)
        session.type("XXQ")
        session.key(.enter)
        #expect(session.text.contains("XXQ is no currency; it is three letters such as EUR"))
        session.key(.up, .down, .control("u"))
        session.type("gbp")
        session.key(.enter)
        guard case .makeStore(.practice, let shop) = session.effects.last else {
            Issue.record("no store is made")
            return
        }
        #expect(shop == NewShop(name: "My shop", zone: "UTC", currency: "GBP"))
        #expect(session.text.contains("making the store of My shop"))
    }

    @Test func `the greeting makes stores`() {
        let session = Session(hasStore: false)
        session.type("x")
        session.type("n")
        session.type("Nordlicht Kontor")
        session.key(.enter, .enter)
        session.type("usd")
        session.key(.enter)
        guard case .makeStore(.real, let shop) = session.effects.last else {
            Issue.record("no store is made")
            return
        }
        #expect(shop == NewShop(name: "Nordlicht Kontor", zone: "UTC", currency: "USD"))
        session.send(.storeMade(operatorName: "supervisor"))
        #expect(session.text.contains("[2 Orders 39]"))
    }
}
