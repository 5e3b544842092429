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

}
