import Canvas
import Panes
import Testing
import Vocabulary
import Workflow

@testable import Console

/// What the console says of what was done, what was left out, and what others did meanwhile.
struct TellingTests {

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

}
