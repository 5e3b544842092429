import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What the console says of what was done, what was left out, and what others did meanwhile.
struct TellingTests {
    /// The texts inside the window that is open, as one line.
    private func window(_ session: Session) -> String {
        session.screen.text().compactMap { line -> String? in
            let parts = line.split(separator: "|", omittingEmptySubsequences: false)
            return parts.count > 2 ? String(parts[1]) : nil
        }.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    private func footer(_ session: Session) -> String { session.screen.text()[session.model.size.rows - 2] }

    // MARK: What was said before

    @Test func `what was done before is no longer said when a sheet opens`() {
        let session = Session()
        session.type("Hstock")
        session.key(.enter)
        session.type("is it there")
        session.key(.enter)
        #expect(session.text.contains("OK hold placed on #1001"))
        session.key(.down)
        session.type("r")
        #expect(session.text.contains("RELEASE #1002: nothing is changed yet"), "\(session.text)")
        #expect(!session.text.contains("OK hold placed"), "\(session.text)")
    }

    @Test func `what was done before is no longer said when a file is looked into, or a form opens`() {
        for keys in [":import orders.csv", "d"] {
            let session = Session(rows: 30)
            session.type("Hstock")
            session.key(.enter, .enter)
            #expect(session.model.toast?.kind == .ok)
            session.type(keys)
            if keys.hasPrefix(":") { session.key(.enter) }
            #expect(session.text.contains("nothing is"), "\(session.text)")
            #expect(session.model.toast == nil, "\(keys)")
        }
    }

    // MARK: What was left out

    @Test func `every reason in the sheet of marked rows can be read to its end`() throws {
        let shop = try StoreShop()
        for line in ["allocate web:#1053", "allocate web:#1052"] { try shop.do(line) }
        let sentence = try #require(try shop.do("allocate web:#1051").refusal?.sentence)
        let session = Session(shop.desk, as: "supervisor", at: shop.now)
        session.type("*a")
        #expect(sentence.count > 47, "short enough for one line: \(sentence)")
        #expect(window(session).contains(sentence), "\(session.text)")
    }

    @Test func `what was left out of several makes it PART, and says how many are alike`() {
        let session = Session()
        session.key(.down)
        session.type(" ")
        session.key(.down)
        session.type("  r")
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(session.acts == ["release #1002"])
        let told = "PART release: 1 of 3 done, 2 left out: #1004 has no units reserved: allocate it first (a), and 1 alike (:log)"
        #expect(session.model.toast.map { $0.word + $0.text } == told, "\(session.lastLine)")
        session.type(":log")
        session.key(.enter)
        #expect(session.text.contains("left out: #1005 has no units reserved"), "\(session.text)")
    }

    @Test func `reasons of several kinds are not said to be one`() {
        let session = Session()
        session.type("     r")
        session.wait(milliseconds: 400)
        session.key(.enter)
        #expect(session.lastLine.contains("4 left out: #1001 is on address hold"), "\(session.lastLine)")
        #expect(session.model.toast?.text.hasSuffix(", and 3 more (:log)") == true, "\(session.lastLine)")
        for reason in ["#1001 is on", "#1003 is with the floor", "#1004 has no", "#1005 has no"] {
            #expect(session.model.log.contains { $0.toast.text.contains("left out: \(reason)") }, "\(reason)")
        }
    }

    @Test func `of hundreds that were left out the log keeps every reason`() {
        let session = Session(FakeDesk(orders: 900))
        session.type("*r")
        session.wait(milliseconds: 400)
        session.key(.enter)
        let done = session.acts.count
        #expect(done > 0)
        let reasons = session.model.log.filter { $0.toast.text.hasPrefix("left out: ") }
        #expect(reasons.count == 899 - done)
    }

    // MARK: What marked rows can do

    @Test func `with marks the footer offers what one of them can do, their next step first`() {
        let session = Session()
        session.type("/number:#1003,#1018")
        session.key(.enter)
        session.type("  ")
        #expect(footer(session).hasPrefix(" P ship"), "\(footer(session))")
        for off in ["a allocate", "m route", "L lift", "r release"] {
            #expect(!footer(session).contains(off), "\(footer(session))")
        }
        session.type("x")
        #expect(session.text.contains("off: none of 2 marked: #1003"), "\(session.text)")
    }

    @Test func `what only one of the marks can do is offered, and what none can do is dim behind it`() {
        let session = Session(columns: 200, rows: 60)
        session.key(.down)
        session.type("  ")
        let line = footer(session)
        func place(_ text: String) -> Int {
            line.range(of: text).map { line.distance(from: line.startIndex, to: $0.lowerBound) } ?? -1
        }
        #expect(place("r release") >= 0 && place("P ship") >= 0 && place("H hold") >= 0, "\(line)")
        let last = max(place("r release"), place("P ship"), place("H hold"), place("X cancel"))
        for off in ["a allocate", "L lift"] {
            #expect(place(off) > last, "\(line)")
            #expect(session.screen.roles()[58].dropFirst(place(off)).first == "d", "\(off) is dim")
        }
    }

    // MARK: What others did

    @Test func `an Enter meant for a sheet leaves the card in its place open, and closing it says who did what and when`() throws
    {
        let shop = try ClerkShop()
        let session = shop.session(as: "supervisor")
        try session.cancelsWhatIsHeldMeanwhile(shop, typing: "1051")
        #expect(session.text.contains("CHANGED SINCE YOU SAW IT   #1051"), "\(session.text)")
        for wait in [0, 300, 600] {
            session.wait(milliseconds: wait)
            session.key(.enter)
            #expect(session.text.contains("CHANGED SINCE YOU SAW IT   #1051"), "after \(wait): \(session.text)")
        }
        session.key(.escape)
        let told = "NO cancel #1051 was not done: supervisor, 10:00+1: held, stock"
        #expect(session.lastLine.contains(told), "\(session.lastLine)")
        session.wait(milliseconds: 20_000)
        #expect(session.lastLine.contains(told), "it stays until a key: \(session.lastLine)")
    }

    @Test func `the card of a stock level names whoever moved units, and nobody where none moved`() throws {
        for (line, told) in [
            ("receive LAMP-01 4 --at HAM --cost 20.00", "buyer, 09:00Z: "),
            ("allocate web:#1051", "LAMP-01 at HAM has changed with something else, heard at 09:00Z"),
        ] {
            let shop = try StoreShop()
            let session = Session(shop.desk, columns: 120, rows: 40, as: "supervisor", pane: "stock", at: shop.now)
            session.type("/lamp")
            session.key(.enter)
            session.type("c5")
            session.key(.enter, .enter)
            session.wait(milliseconds: 400)
            #expect(session.text.contains("COUNT LAMP-01 at HAM"), "\(session.text)")
            try shop.do(line, as: line.hasPrefix("receive") ? "buyer" : "supervisor")
            session.hear()
            #expect(session.text.contains("CHANGED SINCE YOU SAW IT"), "\(session.text)")
            session.key(.escape)
            #expect(session.lastLine.contains("NO count LAMP-01 at HAM was not done: \(told)"), "\(session.lastLine)")
        }
    }
}
